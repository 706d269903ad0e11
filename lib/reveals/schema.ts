import { z } from "zod";
import { choice, lines, uuid } from "@/lib/forms/fields";
import { revealReasons } from "@/lib/reveals/rules";

export const RevealSchema = z.object({
  customerId: uuid(),
  why: choice(revealReasons, "why.required"),
  words: lines({
    max: 500,
    min: 4,
    required: "words.required",
    tooShort: "reason.tooShort",
    tooLong: "reason.tooLong",
  }),
});

export type Revealing = z.output<typeof RevealSchema>;

"use server";

import { answerWords } from "@/app/_ui/answer-words";
import { actionFor } from "@/lib/forms/action";
import { revealCustomer } from "@/lib/reveals/reveal";
import { RevealSchema } from "@/lib/reveals/schema";

/** The answer of the request is the page itself, with the data: there is no address under which they could be asked for again. */
export const reveal = actionFor(
  { role: "MANAGER", right: "customers.reveal", fresh: true },
  RevealSchema,
  async (manager, revealing) => {
    const revealed = await revealCustomer(manager, revealing);
    const words = await answerWords();
    return Object.fromEntries(
      Object.entries(revealed).map(([field, answer]) => [
        field,
        // The one page on which a number is not masked.
        field === "documentNumber" ? String(answer) : words(field, answer),
      ]),
    );
  },
);

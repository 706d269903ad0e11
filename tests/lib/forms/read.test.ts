import { expect, test } from "vitest";
import { z } from "zod";
import { echo, firstFaults, readForm } from "@/lib/forms/read";
import { secret } from "@/lib/forms/schema";

const schema = z.object({
  name: z.string().min(2, "name.short"),
  password: secret(z.string()),
  reasons: z.array(z.string()).max(2, "reasons.many"),
  note: z.string().optional(),
});

function form(entries: [string, string | File][]) {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("[AZ-04][AZ-05] only fields of the schema are read", () => {
  expect(
    readForm(
      schema,
      form([
        ["name", "Wang"],
        ["role", "ADMIN"],
        ["__proto__", "x"],
      ]),
    ),
  ).toEqual({ name: "Wang", reasons: [] });
});

test("[AZ-05] a name sent twice is a list where the form has one, else the last counts", () => {
  expect(
    readForm(
      schema,
      form([
        ["reasons", "a"],
        ["reasons", "b"],
        ["name", "one"],
        ["name", "two"],
      ]),
    ),
  ).toEqual({
    name: "two",
    reasons: ["a", "b"],
  });
});

test("answers come back as typed, secrets and files never", () => {
  const sent = form([
    ["name", " w "],
    ["password", "hidden"],
    ["reasons", "a"],
    ["note", new File(["x"], "x.png")],
  ]);
  expect(echo(schema, sent)).toEqual({ name: " w ", reasons: ["a"], note: "" });
});

test("a megabyte typed into a field does not come back whole", () => {
  expect((echo(schema, form([["name", "x".repeat(1_000_000)]])).name as string).length).toBeLessThanOrEqual(4_000);
});

test("the first fault of each field counts", () => {
  const parsed = schema.safeParse({ name: "x", password: "y", reasons: ["a", "b", "c"] });
  expect(firstFaults(parsed.error as z.ZodError)).toEqual({ name: "name.short", reasons: "reasons.many" });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readForm } from "@/lib/forms/read";
import { everyAction } from "@/tests/attack/doors";
import { answersFor } from "@/tests/attack/forms";
import { whole } from "@/tests/attack/request";
import { newSeed } from "@/tests/support/chance";
import { hasWords, sentForms } from "@/tests/support/forms";

const actions = (await everyAction()).filter(({ schema }) => Object.keys(schema.shape).length > 0);
const numRuns = whole ? 10_000 : 150;
const seed = newSeed("schemas");

describe(`[WB-11] ${numRuns} sent forms leave the schema of each action standing`, () => {
  test.each(actions.map((action) => [action.name, action] as const))("%s", (_name, action) => {
    const plausible = answersFor(action, "01900000-0000-7000-8000-000000000000");
    const fields = Object.entries(plausible).map(([name, value]) => [name, [value]] as const);
    let accepted = 0;
    fc.assert(
      fc.property(sentForms(Object.fromEntries(fields)), (sent) => {
        const read = action.schema.safeParse(readForm(action.schema, formOf(sent)));
        if (!read.success) {
          // A file where a text is due is told in general words (lib/forms/action.ts).
          const silent = read.error.issues.filter(
            ({ message }) => !hasWords(message) && !/received File$/.test(message),
          );
          if (silent.length > 0)
            throw new Error(`no words for ${silent.map(({ path, message }) => `${path} ${message}`)}`);
          return;
        }
        accepted += 1;
        const foreign = Object.keys(read.data).filter((name) => !(name in plausible));
        if (foreign.length > 0) throw new Error(`foreign: ${foreign}`);
      }),
      { numRuns, seed },
    );
    expect(accepted).toBeGreaterThan(numRuns / 100);
  });
});

/** As a form carries it: texts and files, each as often as somebody likes. */
function formOf(sent: Record<string, unknown>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent))
    for (const one of [value].flat())
      if (one === null) form.append(name, new File(["x"], "x.txt"));
      else if (one !== undefined) form.append(name, typeof one === "object" ? "[object Object]" : String(one));
  return form;
}

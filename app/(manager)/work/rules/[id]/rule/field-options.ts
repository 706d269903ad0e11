import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import { factFields } from "@/lib/advice/fact-fields";

/** All that a rule can read, by the words for it. */
export async function fieldOptions() {
  const { field } = await ruleWords();
  return factFields.map(({ name }) => ({ value: name, label: field(name) }));
}

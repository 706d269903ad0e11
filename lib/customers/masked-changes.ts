import type { Changes } from "@/lib/audit/record";
import type { Difference } from "@/lib/customers/rules";
import { maskDocument, maskMobile, maskName } from "@/lib/mask";

const hidden = "***";

/** What identifies is masked wherever it is shown; an answer that is an address shows its city. */
const masks: Record<string, (text: string) => string> = {
  name: maskName,
  documentNumber: maskDocument,
  mobile: maskMobile,
  birthDate: (day) => `${day.slice(0, 4)}-**-**`,
  employer: maskName,
  line: () => hidden,
  postcode: () => hidden,
};

/** Differences as the operation log keeps them: old and new side by side, identity data masked. */
export function maskedChanges(changes: Difference[]): Changes {
  return Object.fromEntries(changes.map(({ field, from, to }) => [field, [masked(field, from), masked(field, to)]]));
}

function masked(field: string, answer: Difference["from"]): string | null {
  if (answer === null || answer === undefined) return null;
  if (typeof answer === "object") return [answer.province, answer.city, hidden].join(" ");
  const text = String(answer);
  return masks[field]?.(text) ?? text;
}

import { dashes, tidyCode } from "@/lib/forms/tidy";
import { nameKey, possibleDocumentKeys } from "@/lib/identity/rules";
import type { SearchKind } from "@/lib/search/schema";

/** Something that a typed text can mean, in the normal form under which it is kept. */
export type Meaning = { by: SearchKind; normal: string };

/** All that a text can mean, the likeliest first. */
export function meanings(typed: string): Meaning[] {
  const code = tidyCode(typed).replace(dashes, "").toUpperCase();
  const [, day, running] = /^XK(\d{8})(\d{6,9})$/.exec(code) ?? [];
  if (day && running) return [{ by: "application", normal: `XK${day}-${running}` }];

  const digits = code.replace(/[().]/g, "").replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");
  const found = documents(typed);
  if (/^1[3-9]\d{9}$/.test(digits)) return [{ by: "mobile", normal: digits }, ...found];
  if (/^C\d{8}$/.test(code)) return [{ by: "customer", normal: code }, ...found];
  if (/\d/.test(code)) return found.length > 0 ? found : [{ by: "document", normal: code }];
  const name = nameKey(typed);
  return name ? [{ by: "name", normal: name }] : [];
}

const documents = (typed: string): Meaning[] =>
  possibleDocumentKeys(typed).map((normal) => ({ by: "document", normal }));

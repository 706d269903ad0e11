import { createTranslator } from "next-intl";
import type { Verdict } from "@/lib/audit/rules";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";

/** What the verifier found, in a sentence or two. */
export function verdictWords({ fault, entries, deleted, checkpoints }: Verdict, language: Language): string[] {
  const t = createTranslator({ locale: language, messages: catalogue[language], namespace: "operationLog" });
  if (fault) return [t(`fault.${fault.kind}`, { seq: fault.seq })];
  return [
    t("verdict.whole", { count: entries }),
    ...(deleted > 0 ? [t("verdict.deleted", { count: deleted })] : []),
    t("verdict.checkpoints", { count: checkpoints ?? 0 }),
  ];
}

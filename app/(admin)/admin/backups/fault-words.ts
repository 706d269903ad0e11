import { getTranslations } from "next-intl/server";
import type { BackupJobRow } from "@/lib/backups/queries";

type Words = (code: string, values?: Record<string, string | number>) => string;

/** What a job has found, or why it could not be done, in words. */
export async function faultWords(fault: BackupJobRow["fault"]): Promise<string> {
  const { code, refusal, values = {} } = fault ?? {};
  if (refusal) return ((await getTranslations("refusals")) as unknown as Words)(refusal);
  const rules = (await getTranslations("backups.rule")) as unknown as Words;
  const told = typeof values.rule === "string" ? { ...values, rule: rules(values.rule) } : values;
  return ((await getTranslations("backups.fault")) as unknown as Words)(code ?? "unexpected", told);
}

import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";

type Words = { (key: string): string; has(key: string): boolean };

/** Old and new values side by side. */
export async function Changes({ changes }: { changes: Record<string, [string | null, string | null]> }) {
  const t = await getTranslations("operationLog.entry");
  const value = await getTranslations("ui.value");
  const fields = (await getTranslations("fields")) as unknown as Words;
  return (
    <DataTable
      caption={t("changes")}
      none={value("none")}
      wrapping
      columns={(["field", "old", "now"] as const).map((key) => ({ key, head: t(key), names: key === "field" }))}
      rows={Object.entries(changes).map(([name, [old, now]]) => ({
        id: name,
        cells: {
          field: fields.has(`${name}.label`) ? fields(`${name}.label`) : name,
          old: { text: old ?? "" },
          now: { text: now ?? "" },
        },
      }))}
    />
  );
}

import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { changedWords } from "@/app/(admin)/admin/log/[id]/changed-words";

/** Old and new values side by side. */
export async function Changes({ changes }: { changes: Record<string, [string | null, string | null]> }) {
  const t = await getTranslations("operationLog.entry");
  const value = await getTranslations("ui.value");
  const words = await changedWords();
  return (
    <DataTable
      caption={t("changes")}
      none={value("none")}
      wrapping
      columns={(["field", "old", "now"] as const).map((key) => ({ key, head: t(key), names: key === "field" }))}
      rows={Object.entries(changes).map(([name, [old, now]]) => ({
        id: name,
        cells: {
          field: words.field(name),
          old: { text: words.value(name, old) },
          now: { text: words.value(name, now) },
        },
      }))}
    />
  );
}

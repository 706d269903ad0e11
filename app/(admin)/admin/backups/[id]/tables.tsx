import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import type { ShownBackup } from "@/app/(admin)/admin/backups/[id]/page";

const columns = ["table", "before", "now", "tableHash"] as const;

/** What the backup holds of each table, and what a restore would change in number. */
export async function Tables({ backup }: { backup: ShownBackup }) {
  const t = await getTranslations("backups");
  const language = await getLocale();
  const { tables } = backup.account;
  if (!tables) return <p className="text-muted">{t("one.unchecked")}</p>;
  return (
    <Section title={t("one.tables")} id="tables">
      <DataTable
        caption={t("one.tables")}
        columns={columns.map((key) => ({
          key,
          head: t(`one.${key}`),
          end: key === "before" || key === "now",
          names: key === "table",
          wide: key === "tableHash",
        }))}
        rows={tables.map(({ name, rows, sha256 }) => ({
          id: name,
          cells: {
            table: name,
            before: rows.toLocaleString(language),
            now: (backup.differences.find((one) => one.name === name)?.now ?? 0).toLocaleString(language),
            tableHash: <code className="text-small">{sha256.slice(0, 16)}…</code>,
          },
        }))}
      />
    </Section>
  );
}

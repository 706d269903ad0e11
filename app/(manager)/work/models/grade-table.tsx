import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import type { Agreement } from "@/lib/models/compare";

/** How many applications got which grade from each of two cards. */
export async function GradeTable({ agreement: { grades, cells, count } }: { agreement: Agreement }) {
  const t = await getTranslations("models.compare");
  return (
    <>
      <p className="max-w-none text-muted">{t("agreeHint", { count })}</p>
      <DataTable
        caption={t("agree")}
        columns={[
          { key: "grade", head: t("grade"), names: true },
          ...grades.map((grade) => ({ key: `to${grade}`, head: grade, end: true })),
        ]}
        rows={grades.map((grade, from) => ({
          id: grade,
          cells: {
            grade,
            ...Object.fromEntries(grades.map((to, at) => [`to${to}`, cells[from]![at]!.toLocaleString("en")])),
          },
        }))}
      />
    </>
  );
}

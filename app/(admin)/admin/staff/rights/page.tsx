import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { StaffHead } from "@/app/_ui/page-head";
import { QueryForm, QueryText } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { Tag } from "@/app/_ui/tag";
import { requireRole } from "@/lib/auth/require-role";
import { type Right, rights } from "@/lib/auth/rights";
import { nameAndNumber } from "@/lib/named";
import { listHolders, type StaffRow } from "@/lib/staff/queries";
import { rightsOfRoom, type Why, whyHolds } from "@/lib/staff/rules";
import { type MatrixFilters, MatrixFiltersSchema } from "@/lib/staff/schema";

/** Who may do what, and why. */
export default async function MatrixPage({ searchParams }: PageProps<"/admin/staff/rights">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const filters = MatrixFiltersSchema.parse(await searchParams);
  const t = await getTranslations("staff");
  const staff = await listHolders(admin, filters);
  const holds = ({ right }: MatrixFilters, person: StaffRow) =>
    !right || /template|added/.test(whyHolds(person, right));
  return (
    <>
      <StaffHead title={t("matrix.title")} lead={t("matrix.lead")} back={{ href: "/admin/staff", label: t("title") }} />
      <QueryForm action="/admin/staff/rights" reset="/admin/staff/rights">
        <QueryText name="person" label={t("filter.q")} value={filters.person} />
        <QuerySelect
          name="right"
          label={t("matrix.right")}
          value={filters.right}
          all={t("filter.all")}
          options={rights.map((value) => ({ value, label: t(`right.${value}`) }))}
        />
      </QueryForm>
      {(["MANAGER", "ADMIN"] as const).map((role) => {
        const people = staff.filter((person) => person.role === role && holds(filters, person));
        const shown = rightsOfRoom(role).filter((right) => !filters.right || right === filters.right);
        if (people.length === 0 || shown.length === 0) return null;
        return (
          <Section key={role} title={t(`role.${role}`)} id={role}>
            <Matrix caption={t(`role.${role}`)} people={people} rights={shown} />
          </Section>
        );
      })}
    </>
  );
}

async function Matrix({ caption, people, rights: shown }: { caption: string; people: StaffRow[]; rights: Right[] }) {
  const t = await getTranslations("staff");
  return (
    <DataTable
      caption={caption}
      wrapping
      columns={[
        { key: "name", head: t("head.name"), names: true },
        { key: "template", head: t("rights.template") },
        ...shown.map((right) => ({ key: right, head: t(`right.${right}`) })),
      ]}
      rows={people.map((person) => ({
        id: person.id,
        cells: {
          name: (
            <a href={`/admin/staff/${person.id}`} className="whitespace-nowrap">
              {nameAndNumber(person.staffName, person.staffNumber)}
            </a>
          ),
          template: <span className="whitespace-nowrap">{t(`template.${person.template}`)}</span>,
          ...Object.fromEntries(shown.map((right) => [right, <Cell key={right} why={whyHolds(person, right)} />])),
        },
      }))}
    />
  );
}

async function Cell({ why }: { why: Why }) {
  const t = await getTranslations("staff.why");
  if (why === "added") return <Tag tone="info">{t("added")}</Tag>;
  if (why === "withdrawn") return <Tag tone="warn">{t("withdrawn")}</Tag>;
  return why === "template" ? t("template") : <span className="text-muted">{t("none")}</span>;
}

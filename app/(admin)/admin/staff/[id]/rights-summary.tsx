import { getTranslations } from "next-intl/server";
import { Tag } from "@/app/_ui/tag";
import type { StaffRow } from "@/lib/staff/queries";
import { rightsOfRoom, whyHolds } from "@/lib/staff/rules";

/** What somebody may do, and why: from the starting set, added, or withdrawn. */
export async function RightsSummary({ person }: { person: StaffRow }) {
  const t = await getTranslations("staff");
  return (
    <section aria-labelledby="rights" className="min-w-0">
      <h2 id="rights" className="flex items-baseline gap-2 border-b border-ink pb-1">
        {t("page.rights")}{" "}
        <small className="text-small font-normal text-muted">
          {t("page.template", { name: t(`template.${person.template}`) })}
        </small>
        <a href={`/admin/staff/${person.id}/preview`} className="ml-auto text-small font-normal">
          {t("page.preview")}
        </a>
      </h2>
      <ul>
        {rightsOfRoom(person.role).map((right) => {
          const why = whyHolds(person, right);
          const own = person.exceptions.find((one) => one.right === right);
          return (
            <li key={right} className="flex flex-wrap items-baseline gap-x-3 border-b border-hair py-1">
              <span className={why === "none" || why === "withdrawn" ? "text-muted" : ""}>{t(`right.${right}`)}</span>
              <span className="ml-auto">
                {why === "template" && t("why.template")}
                {why === "none" && <span className="text-muted">{t("why.none")}</span>}
                {why === "added" && <Tag tone="info">{t("why.added")}</Tag>}
                {why === "withdrawn" && <Tag tone="warn">{t("why.withdrawn")}</Tag>}
              </span>
              {own?.reason && (why === "added" || why === "withdrawn") && (
                <span className="w-full text-small text-muted">{own.reason}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

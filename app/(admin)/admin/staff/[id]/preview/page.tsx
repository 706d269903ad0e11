import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Icon } from "@/app/_ui/icon";
import { menuFor } from "@/app/_ui/menus";
import { StaffHead } from "@/app/_ui/page-head";
import { Code } from "@/app/_ui/value";
import { doors, opens } from "@/lib/auth/doors";
import { requireRole } from "@/lib/auth/require-role";
import { type Right, rightsOf } from "@/lib/auth/rights";
import { findStaff } from "@/lib/staff/queries";
import { rightsOfRoom } from "@/lib/staff/rules";

/** What this account sees: the menu, the deeds and the pages, from the table that the gates ask. Nobody is impersonated. */
export default async function PreviewPage({ params }: PageProps<"/admin/staff/[id]/preview">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person) notFound();
  const t = await getTranslations("staff");
  const rights = rightsOf({ role: person.role, rightsTemplate: person.template, exceptions: person.exceptions });
  return (
    <>
      <StaffHead
        title={t("preview.title", { name: person.staffName ?? "" })}
        lead={t("preview.lead")}
        back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      />
      <div className="grid gap-x-10 lg:grid-cols-[232px_minmax(0,1fr)_minmax(0,1fr)]">
        <Section title={t("preview.menu")} id="menu">
          <Menu place={person.role === "MANAGER" ? "work" : "admin"} rights={rights} />
        </Section>
        <Section title={t("preview.deeds")} id="deeds">
          <ul>
            {rightsOfRoom(person.role).map((right) => (
              <li key={right} className="flex justify-between gap-3 border-b border-hair py-1">
                <span className={rights.has(right) ? "" : "text-muted"}>{t(`right.${right}`)}</span>
                <span className={rights.has(right) ? "" : "text-muted"}>
                  {t(rights.has(right) ? "preview.yes" : "preview.no")}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("preview.pages")} id="pages">
          <ul>
            {Object.keys(doors[person.role]).map((page) => (
              <li key={page} className="flex justify-between gap-3 border-b border-hair py-1">
                <Code>{page}</Code>
                <span className={opens(person.role, page, rights) ? "" : "text-muted"}>
                  {t(opens(person.role, page, rights) ? "preview.opens" : "preview.closed")}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

async function Menu({ place, rights }: { place: "work" | "admin"; rights: ReadonlySet<Right> }) {
  const t = await getTranslations("ui.menu");
  return menuFor(place, rights).map((group, index) => (
    <ul key={index} className={index > 0 ? "mt-1 border-t border-line pt-1" : ""}>
      {group.map(({ href, word, icon }) => (
        <li key={href} className="flex items-center gap-2 py-1">
          <Icon name={icon} /> {t(word)}
        </li>
      ))}
    </ul>
  ));
}

import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { StaffHead } from "@/app/_ui/page-head";
import { everyMove, StagesPicture } from "@/app/(manager)/work/stages/picture";
import { requireRole } from "@/lib/auth/require-role";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";

/** Where an application may go from each stage, and by whose deed. */
export default async function StagesPage() {
  await requireRole("MANAGER");
  const t = await getTranslations("review.stages");
  const status = await getTranslations("applications.status");
  const words = Object.fromEntries(Object.values(ApplicationStatus).map((one) => [one, status(one)]));
  const deed = t as unknown as (key: string) => string;
  return (
    <>
      <StaffHead title={t("title")} lead={t("lead")} back={{ href: "/work/queue?tab=open", label: t("back") }} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="mt-5 overflow-x-auto" aria-label={t("title")} tabIndex={0}>
        <StagesPicture label={t("picture")} words={words as Record<ApplicationStatus, string>} />
      </section>
      <div className="mt-6">
        <DataTable
          caption={t("table")}
          columns={[
            { key: "from", head: t("head.from"), names: true },
            { key: "to", head: t("head.to") },
            { key: "deed", head: t("head.deed"), wide: true },
          ]}
          rows={everyMove.map(({ from, to }) => ({
            id: `${from} ${to}`,
            cells: { from: status(from), to: status(to), deed: deed(`move.${from}.${to}`) },
          }))}
        />
      </div>
    </>
  );
}

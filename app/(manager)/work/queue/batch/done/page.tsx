import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { PickedTable } from "@/app/(manager)/work/queue/picked-table";
import { requireRole } from "@/lib/auth/require-role";
import { listPicked } from "@/lib/queue/queries";
import { mostTold } from "@/lib/queue/rules";
import { readBatch } from "@/lib/queue/schema";

/** How a batch went: how many were done, and of each other one why not. */
export default async function BatchDonePage({ searchParams }: PageProps<"/work/queue/batch/done">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const t = await getTranslations("queue.done");
  const { deed, done, refused, left } = readBatch(await searchParams);
  const codes = new Map(refused.slice(0, mostTold).map(({ id, code }) => [id, code]));
  const rows = await listPicked(manager, [...codes.keys()]);

  return (
    <>
      <StaffHead title={done > 0 ? t(deed, { count: done }) : t("none")} />
      {rows.length > 0 && (
        <section aria-labelledby="left" className="mt-6">
          <h2 id="left">{t("left", { count: Math.max(left, rows.length) })}</h2>
          <p className="mb-2 text-muted">
            {left > rows.length ? t("leftFirst", { count: rows.length }) : t("leftText")}
          </p>
          <PickedTable rows={rows.map((row) => ({ ...row, refused: codes.get(row.id)! }))} />
        </section>
      )}
      <Buttons className="mt-6">
        <ButtonLink href="/work/queue?tab=mine" tone="main">
          {t("mine")}
        </ButtonLink>
        <ButtonLink href="/work/queue">{t("queue")}</ButtonLink>
      </Buttons>
    </>
  );
}

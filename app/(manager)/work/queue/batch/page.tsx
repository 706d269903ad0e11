import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { claimMany, releaseMany, transferMany } from "@/app/(manager)/work/queue/actions";
import { HandOverFields } from "@/app/(manager)/work/queue/hand-over-fields";
import { PickedTable } from "@/app/(manager)/work/queue/picked-table";
import { mayClaim, mayRelease, mayTransfer } from "@/lib/applications/rules";
import { requireRole } from "@/lib/auth/require-role";
import { listFoundIds, listPicked } from "@/lib/queue/queries";
import { mostAtOnce, mostTold, whyNot } from "@/lib/queue/rules";
import { queueAddress, readBatch, readQueueFilters } from "@/lib/queue/schema";
import { listColleagues } from "@/lib/staff/colleagues";

const actions = { claim: claimMany, release: releaseMany, transfer: transferMany };
const may = { claim: mayClaim, release: mayRelease, transfer: mayTransfer };

export default async function BatchPage({ searchParams }: PageProps<"/work/queue/batch">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const t = await getTranslations("queue.confirm");
  const { deed, applicationIds, back } = readBatch(await searchParams);
  const filters = readQueueFilters(new URLSearchParams(back));
  const list = queueAddress("/work/queue", { ...filters, pick: null });
  const all = filters.pick === "found";
  const ids = all ? await listFoundIds(manager, filters) : applicationIds.slice(0, mostTold);
  const picked = await listPicked(manager, ids);
  if (picked.length === 0) return <Nothing list={list} />;

  const able = picked.filter((row) => may[deed](manager, row));
  const count = able.length;
  const rows = picked.map((row) => ({ ...row, refused: able.includes(row) ? null : whyNot(manager, row) }));
  const colleagues = deed === "transfer" ? await listColleagues(manager) : [];
  const possible = count > 0 && (deed !== "transfer" || colleagues.length > 0);

  const head = (
    <>
      <StaffHead
        back={{ href: list, label: t("back") }}
        title={count > 0 ? t(`${deed}.title`, { count }) : t("impossible")}
      />
      <ul className="mt-3 list-disc pl-5">
        {count > 0 && <li>{t(`${deed}.effect`, { count, me: manager.name })}</li>}
        {count > 0 && <li>{t(`${deed}.undo`)}</li>}
        {count < picked.length && count > 0 && <li>{t("left", { count: picked.length - count })}</li>}
        {all && ids.length === mostAtOnce && <li>{t("most", { count: mostAtOnce })}</li>}
        {count > 0 && !possible && <li>{t("nobody")}</li>}
      </ul>
    </>
  );
  if (!possible)
    return (
      <>
        {head}
        <Told rows={rows} />
      </>
    );
  return (
    <Form action={actions[deed]} head={head}>
      {able.map(({ id }) => (
        <Hidden key={id} name="applicationIds" value={id} />
      ))}
      <Told rows={rows} />
      {deed === "transfer" && <HandOverFields colleagues={colleagues} />}
      <Buttons>
        <Submit>{t(`${deed}.verb`, { count })}</Submit>
        <ButtonLink href={list} tone="plain">
          {t("back")}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

type Picked = Parameters<typeof PickedTable>[0]["rows"];

/** What speaks against the deed comes first; of many rows the rest is counted. */
async function Told({ rows }: { rows: Picked }) {
  const t = await getTranslations("queue.confirm");
  const told = rows.toSorted((a, b) => Number(b.refused !== null) - Number(a.refused !== null)).slice(0, mostTold);
  return (
    <div>
      <PickedTable rows={rows.length > mostTold ? told : rows} />
      {rows.length > mostTold && <p className="pt-2 text-muted">{t("more", { count: rows.length - mostTold })}</p>}
    </div>
  );
}

async function Nothing({ list }: { list: string }) {
  const t = await getTranslations("queue.confirm");
  return (
    <>
      <StaffHead title={t("nothing")} />
      <Empty title={t("nothing")} action={<ButtonLink href={list}>{t("back")}</ButtonLink>}>
        {t("nothingText")}
      </Empty>
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { toldWords } from "@/app/_ui/proposal-words";
import { Tabs } from "@/app/_ui/tabs";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { None, When } from "@/app/_ui/value";
import { countWaiting, listProposals } from "@/lib/approvals/queries";
import { ProposalFiltersSchema, type ProposalView } from "@/lib/approvals/schema";
import type { Admin, Manager } from "@/lib/auth/actor";
import type { ProposalStatus } from "@/lib/generated/prisma/enums";
import { nameAndNumber } from "@/lib/named";

type Query = Record<string, string | string[] | undefined>;
type Props = { staff: Admin | Manager; place: "/admin/approvals" | "/work/approvals"; query: Query };

const views = ["waiting", "own", "past"] as const;
const heads: Record<ProposalView, readonly Head[]> = {
  waiting: ["kind", "about", "proposer", "at", "until"],
  own: ["kind", "about", "at", "until"],
  past: ["kind", "about", "proposer", "at", "status", "decider"],
};
type Head = "kind" | "about" | "proposer" | "at" | "until" | "status" | "decider";

const toneOf: Partial<Record<ProposalStatus, TagTone>> = { APPROVED: "ok", TOOK_EFFECT: "ok", FAILED: "bad" };

/** `<ProposalList staff place query>`: the deeds of a room that take two people: waiting, one's own, past. */
export async function ProposalList({ staff, place, query }: Props) {
  const t = await getTranslations("approvals");
  const filters = ProposalFiltersSchema.parse(query);
  const { rows, names, after } = await listProposals(staff, filters);
  const words = await toldWords(names);
  const waiting = await countWaiting(staff);
  const who = (one: { staffName: string | null; staffNumber: string | null } | null) =>
    one ? nameAndNumber(one.staffName, one.staffNumber) : <None />;

  return (
    <>
      <Notice code={query.notice} />
      <StaffHead title={t("title")} lead={t(place === "/work/approvals" ? "lead.work" : "lead.admin")} />
      <Tabs
        label={t("views")}
        tabs={views.map((view) => ({
          href: view === "waiting" ? place : `${place}?view=${view}`,
          label: t(`view.${view}`),
          count: view === "waiting" ? waiting : undefined,
          current: view === filters.view,
        }))}
      />
      {rows.length === 0 ? (
        <Empty title={t(`none.${filters.view}`)} />
      ) : (
        <DataTable
          caption={t(`view.${filters.view}`)}
          columns={heads[filters.view].map((key) => ({
            key,
            head: t(`head.${key}`),
            names: key === "kind",
            wide: key === "about",
          }))}
          rows={rows.map((row) => ({
            id: row.id,
            cells: {
              kind: <a href={`${place}/${row.id}`}>{t(`kind.${row.kind}`)}</a>,
              about: <About lines={words(row.told)} />,
              proposer: who(row.proposer),
              at: <When at={row.proposedAt} />,
              until: <When at={row.takesEffectAt ?? row.expiresAt} />,
              status: <Tag tone={toneOf[row.status] ?? "plain"}>{t(`status.${row.status}`)}</Tag>,
              decider: who(row.decidedBy),
            },
          }))}
        />
      )}
      <Paging
        first={filters.after ? `${place}?view=${filters.view}` : undefined}
        next={after ? `${place}?view=${filters.view}&after=${after}` : undefined}
      />
    </>
  );
}

/** The first lines of what it says, side by side. */
function About({ lines }: { lines: ReturnType<Awaited<ReturnType<typeof toldWords>>> }) {
  return lines.slice(0, 3).map(({ label, value }, index) => (
    <span key={`${label}${index}`}>
      {index > 0 && <span className="text-muted"> · </span>}
      {value}
    </span>
  ));
}

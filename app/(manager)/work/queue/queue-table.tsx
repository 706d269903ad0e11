import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { Money, None, When } from "@/app/_ui/value";
import { claimForm } from "@/app/(manager)/work/queue/claim-forms";
import { DueCell } from "@/app/(manager)/work/queue/due";
import { maySign } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState } from "@/lib/queue/rules";
import { type QueueFilters, queueAddress, sortOf } from "@/lib/queue/schema";

type Props = {
  manager: Manager;
  rows: QueueRow[];
  filters: QueueFilters;
  /** Name of the table, where a page has several. */
  caption?: string;
  picks?: boolean;
  sortable?: boolean;
};

const columns = ["number", "name", "product", "limit", "status", "submitted", "manager", "due", "deed"] as const;
const sorts = { due: "due", submitted: "submitted", limit: "limit" } as const;

/** Applications as rows, or as cards on a phone: what is late stands out by edge, mark, word and time. */
export async function QueueTable({ manager, rows, filters, caption, picks = false, sortable = true }: Props) {
  const t = await getTranslations("queue");
  const now = new Date();
  const { by, descending } = sortOf(filters);
  const cells = await Promise.all(rows.map((row) => cellsOf(manager, row, now)));
  return (
    <DataTable
      caption={[caption, t("caption", { order: t(`order.${by}.${descending ? "down" : "up"}`) })]
        .filter(Boolean)
        .join(" · ")}
      columns={columns.map((key) => ({
        key,
        head: t(`head.${key}`),
        end: key === "limit",
        names: key === "number",
        due: key === "due",
        ...(sortable && key in sorts ? { sort: sortLink(key as keyof typeof sorts, filters) } : {}),
      }))}
      rows={rows.map((row, index) => {
        const due = dueState(row.status, row.dueAt, now);
        return {
          id: row.id,
          state: due?.state === "later" ? undefined : due?.state,
          pick: t("pick", { number: row.number }),
          picked: filters.pick === "page",
          cells: cells[index]!,
        };
      })}
      {...(picks ? { picks: "applicationIds" } : {})}
    />
  );
}

function sortLink(by: keyof typeof sorts, filters: QueueFilters): NonNullable<Column["sort"]> {
  const now = sortOf(filters);
  const current = now.by === by;
  const sort = current && !now.descending ? (`-${by}` as const) : by;
  const href = queueAddress("/work/queue", { ...filters, sort, after: null, before: null, pick: null });
  return { href, now: current ? (now.descending ? "descending" : "ascending") : undefined };
}

async function cellsOf(manager: Manager, row: QueueRow, now: Date): Promise<Record<string, ReactNode>> {
  const status = await getTranslations("applications.status");
  const products = await getTranslations("products.names");
  return {
    number: (
      <a href={`/work/applications/${row.id}`} className="code">
        {row.number}
      </a>
    ),
    name: <Customer row={row} />,
    product: products(row.product as "STANDARD"),
    limit: <Money cents={row.limit} bare />,
    status: (
      <>
        {status(row.status)} <Answered row={row} />
      </>
    ),
    submitted: <When at={row.submittedAt} to="short" />,
    manager: row.manager ?? <None />,
    due: <DueCell row={row} now={now} />,
    deed: <Deed manager={manager} row={row} />,
  };
}

function Customer({ row: { name, again, duplicate } }: { row: QueueRow }) {
  const t = useTranslations("queue");
  return (
    <>
      {name || <None />}
      {again && (
        <span title={t("againTitle")}>
          {" "}
          <Tag tone="line">{t("again")}</Tag>
        </span>
      )}
      {duplicate && (
        <span title={t("duplicateTitle")}>
          {" "}
          <Tag tone="warn">{t("duplicate")}</Tag>
        </span>
      )}
    </>
  );
}

function Answered({ row: { answered, status } }: { row: QueueRow }) {
  const t = useTranslations("queue");
  if (!answered || (status !== "IN_REVIEW" && status !== "SUBMITTED")) return null;
  return <Tag tone="info">{t("answered")}</Tag>;
}

/** What this person can do with the row: claiming is a button, the rest leads to the case. */
function Deed({ manager, row }: { manager: Manager; row: QueueRow }) {
  const t = useTranslations("queue");
  const what = <span className="sr-only">{t("deedOn", { number: row.number })}</span>;
  if (row.status === "SUBMITTED")
    return (
      <button
        type="submit"
        form={claimForm}
        name="applicationId"
        value={row.id}
        className="cursor-pointer leading-6 text-brand hover:text-brand-strong hover:underline"
      >
        {t("deed.claim")}
        {what}
      </button>
    );
  const mine = row.managerId === manager.id && row.status === "IN_REVIEW";
  const sign = maySign(manager, { status: row.status, managerId: row.managerId, customerId: row.customerId });
  return (
    <a href={`/work/applications/${row.id}`}>
      {t(mine ? "deed.review" : sign ? "deed.sign" : "deed.view")}
      {what}
    </a>
  );
}

import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { StatusTag } from "@/app/_ui/status-tag";
import { Code, Money, None, When } from "@/app/_ui/value";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { CustomerShown } from "@/lib/directory/find-customer";

type Application = CustomerShown["applications"][number];

/** What the customer has applied for, newest first, and what came of it. */
export async function ApplicationsTable({ applications }: { applications: Application[] }) {
  const t = await getTranslations("customers.page");
  const products = (await getTranslations("products.names")) as unknown as (key: string) => string;
  const columns = [
    { key: "number", head: t("head.number"), names: true },
    { key: "product", head: t("head.product") },
    { key: "wished", head: t("head.wished"), end: true },
    { key: "granted", head: t("head.granted"), end: true },
    { key: "status", head: t("head.status") },
    { key: "submitted", head: t("head.submitted") },
    { key: "decided", head: t("head.decided") },
    { key: "manager", head: t("head.manager") },
  ];
  const rows = applications.map((one) => ({
    id: one.id,
    cells: {
      number: (
        <a href={`/work/applications/${one.id}`}>
          <Code>{one.number ?? ""}</Code>
        </a>
      ),
      product: products(one.productCode ?? ""),
      wished: <Money cents={one.requestedLimit ?? 0n} bare />,
      granted: one.status === "APPROVED" ? <Money cents={one.grantedLimit ?? 0n} bare /> : <None />,
      status: <StatusTag status={one.status} />,
      submitted: <When at={one.submittedAt} />,
      decided: <When at={one.decidedAt} />,
      manager: one.manager?.staffName ?? <None />,
    },
  }));
  return (
    <Pane id="applications" title={t("applications")} note={rows.length > 0 && t("count", { count: rows.length })}>
      {rows.length === 0 ? (
        <Nothing>{t("none")}</Nothing>
      ) : (
        <DataTable caption={t("applications")} columns={columns} rows={rows} />
      )}
    </Pane>
  );
}

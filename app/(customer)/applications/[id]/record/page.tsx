import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { PageHead } from "@/app/_ui/page-head";
import { Code, When } from "@/app/_ui/value";
import { Round } from "@/app/(customer)/applications/[id]/record/round";
import { requireRole } from "@/lib/auth/require-role";
import { findRecord } from "@/lib/submissions/queries";

export default async function RecordPage({ params }: PageProps<"/applications/[id]/record">) {
  const customer = await requireRole("CUSTOMER");
  const record = await findRecord(customer, (await params).id);
  if (!record) notFound();
  const t = await getTranslations("applications.record");
  const names = await getTranslations("products.names");
  const last = record.rounds.at(-1)!;
  return (
    <Columns>
      <PageHead
        title={t("title")}
        caption={names(record.productCode as "GOLD")}
        lead={t("lead")}
        back={{ href: `/applications/${record.id}`, label: t("back") }}
      />
      <p className="no-print mt-2 text-muted">{t("print")}</p>
      <div className="mt-6">
        <Facts
          items={[
            { label: t("number"), value: <Code>{record.number ?? ""}</Code> },
            { label: t("sentAt"), value: <When at={record.rounds[0]!.submittedAt} to="second" /> },
          ]}
        />
      </div>
      {record.rounds.slice(1).map((round) => (
        <Corrected key={round.round} round={round} />
      ))}
      <Round round={last} />
    </Columns>
  );
}

type RoundProps = { round: NonNullable<Awaited<ReturnType<typeof findRecord>>>["rounds"][number] };

async function Corrected({ round: { round, submittedAt, changes } }: RoundProps) {
  const t = await getTranslations("applications.record");
  const fields = await getTranslations("fields");
  const comma = (await getTranslations("apply.list"))("comma");
  const names = changes.map((field) => fields(`${field}.label`)).join(comma);
  return (
    <section className="mt-6 border-l-4 border-line pl-4">
      <h2 className="text-h3">{t("round", { round })}</h2>
      <p className="text-muted">
        <When at={submittedAt} to="second" />
      </p>
      <p>{changes.length > 0 ? t("changed", { fields: names }) : t("unchanged")}</p>
    </section>
  );
}

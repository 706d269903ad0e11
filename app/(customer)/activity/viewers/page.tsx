import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { PageHead } from "@/app/_ui/page-head";
import { When } from "@/app/_ui/value";
import { requireRole } from "@/lib/auth/require-role";
import { listViewers, type Viewer } from "@/lib/reveals/queries";

export default async function ViewersPage() {
  const customer = await requireRole("CUSTOMER");
  const t = await getTranslations("reveals.own");
  const viewers = await listViewers(customer);
  return (
    <Columns>
      <PageHead title={t("title")} lead={t("lead")} back={{ href: "/activity", label: t("back") }} />
      {viewers.length === 0 ? (
        <Empty title={t("none")}>{t("noneText")}</Empty>
      ) : (
        <ol className="mt-6">
          {viewers.map((viewer) => (
            <Look key={viewer.id} viewer={viewer} />
          ))}
        </ol>
      )}
    </Columns>
  );
}

async function Look({ viewer: { at, role, name, number, why, fields, document } }: { viewer: Viewer }) {
  const t = await getTranslations("reveals.own");
  const roles = await getTranslations("activity.role");
  const words = (await getTranslations("fields")) as unknown as { (key: string): string; has(key: string): boolean };
  const who = { role: roles(role ?? "none"), name: name ?? "", number: number ?? "" };
  const kind = `options.documentKind.${document}`;
  const what = fields.map((field) => words(`${field}.label`)).join(t("join"));
  return (
    <li className="grid gap-x-5 border-b border-line py-3 sm:grid-cols-[170px_minmax(0,1fr)]">
      <span className="whitespace-nowrap text-muted tabular-nums">
        <When at={at} />
      </span>
      <span className="min-w-0">
        <span className="block font-semibold">{t("who", who)}</span>
        <span className="block">
          {document ? t("document", { kind: words.has(kind) ? words(kind) : "" }) : t("full", { fields: what })}
        </span>
        <span className="block text-muted">{t("why", { reason: why ? t(`reasons.${why}`) : t("review") })}</span>
      </span>
    </li>
  );
}

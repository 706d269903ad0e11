import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { MoneyField } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { saveLimit } from "@/app/(customer)/applications/[id]/actions";
import { findApplication } from "@/lib/applications/follow";
import { requireRole } from "@/lib/auth/require-role";
import type { Language } from "@/lib/language";
import { formatAmount, yuanText } from "@/lib/money";

export default async function LimitPage({ params }: PageProps<"/applications/[id]/correction/limit">) {
  const customer = await requireRole("CUSTOMER");
  const application = await findApplication(customer, (await params).id);
  if (!application) notFound();
  const { id, version, asked, product, requestedLimit } = application;
  if (!asked?.fields.includes("requestedLimit")) redirect(`/applications/${id}`);
  const t = await getTranslations("applications.correction");
  const language = (await getLocale()) as Language;
  const apply = await getTranslations("apply.product");
  const products = await getTranslations("products");
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const back = { href: `/applications/${id}/correction`, label: t("back") };
  return (
    <Columns>
      <Form
        action={saveLimit}
        values={{ requestedLimit: yuanText(requestedLimit ?? 0n) }}
        head={<PageHead title={apply("limit")} back={back} plain />}
      >
        <Hidden name="applicationId" value={id} />
        <Hidden name="version" value={version} />
        <MoneyField
          name="requestedLimit"
          label={apply("limit")}
          hint={products("range", { from: yuan(product.minLimit), to: yuan(product.maxLimit) })}
          unit={apply("unit")}
          maxLength={30}
        />
        <Buttons>
          <Submit>{t("save")}</Submit>
        </Buttons>
      </Form>
    </Columns>
  );
}

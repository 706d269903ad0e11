import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { reveal } from "@/app/(manager)/work/customers/[id]/reveal/actions";
import { Revealed } from "@/app/(manager)/work/customers/[id]/reveal/revealed";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findCustomer } from "@/lib/directory/find-customer";
import { mostInAnHour, revealedFields, revealReasons } from "@/lib/reveals/rules";

export default async function RevealPage({ params }: PageProps<"/work/customers/[id]/reveal">) {
  const manager = await requireRole("MANAGER", "customers.reveal");
  const { id } = await params;
  const customer = await findCustomer(manager, id);
  if (!customer) notFound();
  requireFresh(manager, `/work/customers/${id}/reveal`);

  const t = await getTranslations("reveals.staff");
  const fields = await getTranslations("fields");
  const noName = (await getTranslations("customers.page"))("noName");
  const back = { href: `/work/customers/${id}`, label: t("back") };
  return (
    <Form
      action={reveal}
      head={<StaffHead title={t("title", { name: customer.name ?? noName })} lead={t("lead")} back={back} />}
    >
      <Revealed
        title={t("shown")}
        labels={revealedFields.map((field) => [field, fields(`${field}.label`)])}
        once={
          <>
            <p>{t("once")}</p>
            <Buttons className="mt-3">
              <ButtonLink href={`/work/customers/${id}/reveal`}>{t("again")}</ButtonLink>
            </Buttons>
          </>
        }
      >
        <div className="grid max-w-[560px] gap-4">
          <Hidden name="customerId" value={id} />
          <Select
            name="why"
            label={t("why")}
            empty={t("whyEmpty")}
            options={revealReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
          />
          <TextArea name="words" label={t("words")} hint={t("wordsHint")} rows={3} maxLength={500} />
          <p className="text-muted">{t("limit", { most: mostInAnHour })}</p>
          <Buttons>
            <Submit>{t("verb")}</Submit>
            <ButtonLink href={back.href} tone="plain">
              {back.label}
            </ButtonLink>
          </Buttons>
        </div>
      </Revealed>
    </Form>
  );
}

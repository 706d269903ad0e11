import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns, Section } from "@/app/_ui/columns";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { AddressFields } from "@/app/(customer)/_sections/address-fields";
import { addressValues } from "@/app/(customer)/_sections/form-values";
import { removeAddress, saveAddress } from "@/app/(customer)/profile/address/[kind]/actions";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";

const kinds = { work: "WORK", mailing: "MAILING" } as const;

export default async function AddressPage({ params }: PageProps<"/profile/address/[kind]">) {
  const customer = await requireRole("CUSTOMER");
  const { kind: path } = await params;
  if (path !== "work" && path !== "mailing") notFound();
  const kind = kinds[path];
  const { profile, version } = await findProfile(customer);
  const address = profile[`${path}Address`];
  const t = await getTranslations("profile");

  return (
    <Columns>
      <Form
        action={saveAddress}
        values={addressValues(address)}
        head={<PageHead title={t(`titles.${kind}`)} back={{ href: "/profile", label: t("edit.back") }} plain />}
      >
        <AddressFields />
        <Hidden name="kind" value={kind} />
        <Hidden name="version" value={version} />
        <Buttons>
          <Submit>{t("edit.save")}</Submit>
          <a href="/profile" className="action action-plain">
            {t("edit.cancel")}
          </a>
        </Buttons>
      </Form>
      {address && (
        <Section title={t("addresses.removeTitle")} id="remove">
          <Form action={removeAddress} id="removal">
            <p>{t("addresses.removeText")}</p>
            <Hidden name="kind" value={kind} />
            <Hidden name="version" value={version} />
            <Buttons>
              <Submit tone="danger">{t("addresses.remove")}</Submit>
            </Buttons>
          </Form>
        </Section>
      )}
    </Columns>
  );
}

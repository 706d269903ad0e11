import { getTranslations } from "next-intl/server";
import { Facts } from "@/app/_ui/facts";
import { None, When } from "@/app/_ui/value";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { CustomerShown } from "@/lib/directory/find-customer";

/** The dates of a customer, and who is responsible. */
export async function CustomerFacts({ customer }: { customer: CustomerShown }) {
  const t = await getTranslations("customers.page");
  const { manager } = customer;
  const items = [
    { label: t("account"), value: t(`status.${customer.status}`) },
    { label: t("email"), value: customer.email },
    { label: t("registered"), value: <When at={customer.registeredAt} /> },
    { label: t("verified"), value: <When at={customer.verifiedAt} /> },
    { label: t("lastSignIn"), value: <When at={customer.lastSignInAt} /> },
    { label: t("signIns"), value: t("times", { count: customer.signIns }) },
    { label: t("changed"), value: <When at={customer.profile.sentAt} /> },
    {
      label: t("manager"),
      value: manager ? [manager.staffName, manager.staffNumber, manager.branch].filter(Boolean).join(" ") : <None />,
    },
  ];
  return (
    <Pane id="facts" title={t("facts")}>
      <Facts items={items} />
    </Pane>
  );
}

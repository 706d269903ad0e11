import { getTranslations } from "next-intl/server";
import { AsideSection } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Code, When } from "@/app/_ui/value";
import type { Customer } from "@/lib/auth/actor";
import type { OpenedProfile } from "@/lib/customers/read-profile";

/** What belongs to the account: number, address for signing in, dates. */
export async function AccountFacts({ customer, found }: { customer: Customer; found: OpenedProfile }) {
  const t = await getTranslations("profile.account");
  return (
    <AsideSection title={t("title")} id="account">
      <Facts
        items={[
          { label: t("number"), value: found.number ? <Code>{found.number}</Code> : t("noNumber") },
          { label: t("email"), value: <span className="break-all">{found.email}</span> },
          { label: t("registered"), value: <When at={customer.registeredAt} to="day" /> },
          { label: t("lastSignIn"), value: <When at={customer.previousSignInAt} /> },
          { label: t("saved"), value: <When at={found.updatedAt} /> },
        ]}
      />
      <p className="mt-3">
        <a href="/preferences" className="inline-block py-1">
          {t("preferences")}
        </a>
      </p>
      <p>
        <a href="/security" className="inline-block py-1">
          {t("security")}
        </a>
      </p>
      <p>
        <a href="/profile/copy" className="inline-block py-1">
          {t("copy")}
        </a>
      </p>
    </AsideSection>
  );
}

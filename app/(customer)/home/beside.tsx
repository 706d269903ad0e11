import { getTranslations } from "next-intl/server";
import { AsideSection } from "@/app/_ui/columns";
import { entryWords } from "@/app/_ui/entry-words";
import { Facts } from "@/app/_ui/facts";
import { Code, When } from "@/app/_ui/value";
import { listOwnEntries } from "@/lib/audit/queries";
import type { Customer } from "@/lib/auth/actor";

/** The account's dates, and what was recorded last. */
export async function Beside({ customer, number }: { customer: Customer; number: string | null }) {
  const t = await getTranslations("account.home");
  const dates = [
    { label: t("registered"), value: <When at={customer.registeredAt} to="day" /> },
    { label: t("lastSignIn"), value: <When at={customer.previousSignInAt} /> },
  ];
  return (
    <>
      <AsideSection title={t("account")} id="account">
        <Facts items={number ? [{ label: t("number"), value: <Code>{number}</Code> }, ...dates] : dates} />
        <p className="mt-2">
          <a href="/security" className="inline-block py-1">
            {t("security")}
          </a>
        </p>
      </AsideSection>
      <Recent customer={customer} />
    </>
  );
}

async function Recent({ customer }: { customer: Customer }) {
  const t = await getTranslations("account.home");
  const words = await entryWords();
  const { entries } = await listOwnEntries(customer, { after: undefined }, 3);
  if (entries.length === 0) return null;
  return (
    <AsideSection title={t("recent")} id="recent">
      <ul>
        {entries.map((entry) => {
          const { what, who } = words(entry);
          return (
            <li key={entry.id} className="border-b border-hair py-2">
              {what}
              <span className="block text-small text-muted">
                <When at={entry.at} /> · {who}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-2">
        <a href="/activity" className="inline-block py-1">
          {t("activity")}
        </a>
      </p>
    </AsideSection>
  );
}

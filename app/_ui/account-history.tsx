import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { When } from "@/app/_ui/value";
import type { listAccountHistory } from "@/lib/staff/history";

type Props = { entries: Awaited<ReturnType<typeof listAccountHistory>> };

/** `<AccountHistory entries>`: what others did to an account, when and why. */
export async function AccountHistory({ entries }: Props) {
  const t = await getTranslations("staff.page");
  const log = (await getTranslations("log")) as unknown as (key: string) => string;
  if (entries.length === 0) return null;
  return (
    <Section title={t("history")} id="history">
      <ol>
        {entries.map(({ id, at, action, by, reason }) => (
          <li key={id} className="grid gap-x-4 border-b border-hair py-1.5 sm:grid-cols-[132px_minmax(0,1fr)_auto]">
            <span className="text-muted tabular-nums">
              <When at={at} />
            </span>
            <span className="min-w-0">
              {log(action)}
              {reason && <span className="block whitespace-pre-line text-muted">{reason}</span>}
            </span>
            <span className="text-muted">{by}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

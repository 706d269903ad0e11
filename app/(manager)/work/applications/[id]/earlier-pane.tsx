import { getLocale, getTranslations } from "next-intl/server";
import { StatusTag } from "@/app/_ui/tag";
import { Code, When } from "@/app/_ui/value";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";

type Earlier = ReviewCase["earlier"];

/** The person's other applications and what came of them. */
export async function EarlierPane({ earlier }: { earlier: Earlier }) {
  const t = await getTranslations("review.earlier");
  return (
    <Pane id="earlier" title={t("title")} note={earlier.length > 0 && t("count", { count: earlier.length })}>
      {earlier.length === 0 && <Nothing>{t("none")}</Nothing>}
      <ul>
        {earlier.map((one) => (
          <EarlierApplication key={one.id} earlier={one} />
        ))}
      </ul>
    </Pane>
  );
}

async function EarlierApplication({ earlier }: { earlier: Earlier[number] }) {
  const t = await getTranslations("review.earlier");
  const history = await getTranslations("review.history");
  const products = (await getTranslations("products.names")) as unknown as (key: string) => string;
  const reasons = (await getTranslations("reasons")) as unknown as (key: string) => string;
  const language = (await getLocale()) as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const given = earlier.decisions[0]?.reasons ?? [];
  return (
    <li className="border-b border-hair py-1">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <a href={`/work/applications/${earlier.id}`}>
          <Code>{earlier.number ?? ""}</Code>
        </a>
        <StatusTag status={earlier.status} />
        <span className="text-muted">
          <When at={earlier.decidedAt ?? earlier.submittedAt} to="day" /> {earlier.manager?.staffName}
        </span>
      </span>
      <span className="block">
        {t("wish", { product: products(earlier.productCode ?? ""), limit: amount(earlier.requestedLimit ?? 0n) })}
        {earlier.status === "APPROVED" && ` ${t("granted", { limit: amount(earlier.grantedLimit ?? 0n) })}`}
      </span>
      {given.length > 0 && (
        <span className="block text-small text-muted">
          {history("reasons", { items: given.map((code) => reasons(`${code}.label`)).join(history("comma")) })}
        </span>
      )}
    </li>
  );
}

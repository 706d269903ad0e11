import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { When } from "@/app/_ui/value";
import {
  type PartProps,
  sentenceOf,
  similarSentence,
  useAdviceWords,
} from "@/app/(manager)/work/applications/[id]/advice-words";
import type { ShownAdvice } from "@/lib/advice/queries";
import { formatAmount } from "@/lib/money";

/** What the bank's own experience says of this case: the sentence first; its grounds have a page of their own. */
export function AdvicePane({ shown }: { shown: ShownAdvice }) {
  const words = useAdviceWords();
  const { t } = words;
  const { advice, frozen } = shown;
  const said = useTranslations("advice.note");
  return (
    <section aria-labelledby="advice" className="advice" data-says={advice.recommendation}>
      <h2 id="advice" className="flex flex-wrap items-baseline gap-x-2">
        {t("title")}{" "}
        <small className="text-small font-normal text-muted">
          {frozen ? said.rich("frozen", { when: () => <When at={frozen.at} /> }) : said("live")}
        </small>
      </h2>
      <p className="advice-sentence">{sentenceOf(shown, words)}</p>
      {frozen?.overrideReason && (
        <p>
          {t(`frozen.${frozen.outcome}`)}, {t("frozen.against", { reason: t(`reason.${frozen.overrideReason}`) })}
        </p>
      )}
      <div className="advice-facts">
        <LimitFact shown={shown} words={words} />
        <Reasons shown={shown} words={words} />
        <Strengths shown={shown} words={words} />
        <Rules shown={shown} words={words} />
      </div>
      <Warnings shown={shown} words={words} />
      <p className="advice-more">
        <span>{similarSentence(shown, words)}</span>
        <a href={`/work/applications/${shown.applicationId}/advice`} target="_blank" rel="noreferrer">
          {t("more")}
        </a>
      </p>
    </section>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="text-small text-muted">{title}</h3>
      {children}
    </div>
  );
}

function LimitFact({ shown: { advice, bads, card, stage }, words: { t, language } }: PartProps) {
  const { limit, binding } = advice.limit;
  const yuan = formatAmount(BigInt(limit) * 100n, language, { whole: true });
  const source =
    card.method === "expert" ? t(`stage.${stage}`, { bads }) : t("source.trained", { count: card.training.rows });
  return (
    <Fact title={t("limit.label")}>
      <p className="num text-h3">{limit > 0 ? t("limit.amount", { limit: yuan }) : t("limit.none")}</p>
      <p className="text-small text-muted">{t("limit.bound", { term: t(`limit.term.${binding}`) })}</p>
      <p className="text-small text-muted">{source}</p>
    </Fact>
  );
}

function Reasons({ shown: { advice }, words: { t, field, value } }: PartProps) {
  const { reasons } = advice.scored;
  return (
    <Fact title={t("reasons.title")}>
      {reasons.length === 0 && <p className="text-muted">{t("reasons.none")}</p>}
      <ol>
        {reasons.map((reason) => (
          <li key={reason.field} className="advice-line">
            <span>
              {t("reasons.one", {
                field: field(reason.field),
                value: value(reason.field, reason.value),
                reference: value(reason.field, reason.reference),
              })}
            </span>
            <span className="num text-minus-text">{t("reasons.points", { points: reason.shortfall })}</span>
          </li>
        ))}
      </ol>
    </Fact>
  );
}

function Strengths({ shown: { advice }, words: { t, field, value } }: PartProps) {
  const { strengths } = advice.scored;
  return (
    <Fact title={t("strengths.title")}>
      {strengths.length === 0 && <p className="text-muted">{t("strengths.none")}</p>}
      <ul>
        {strengths.map((one) => (
          <li key={one.field} className="advice-line">
            <span>
              {field(one.field)} {value(one.field, one.value)}
            </span>
            <span className="num">{t("strengths.points", { points: -one.shortfall })}</span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Rules({ shown: { advice }, words: { t, field, value } }: PartProps) {
  return (
    <Fact title={t("rules.title")}>
      {advice.hits.length === 0 && <p className="text-muted">{t("rules.none")}</p>}
      <ul>
        {advice.hits.map(({ id, action, read, name }) => (
          <li key={id}>
            {t.has(`rules.rule.${id}`) ? t(`rules.rule.${id}`) : name}{" "}
            <small className="text-small text-muted">{t(`rules.action.${action}`)}</small>
            <span className="block text-small text-muted">
              {Object.entries(read)
                .map(([name, said]) => t("rules.read", { field: field(name), value: value(name, said) }))
                .join(t("rules.comma"))}
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Warnings({ shown: { advice }, words: { t, field } }: PartProps) {
  const codes = ["unseen", "outOfRange"] as const;
  const told = codes.flatMap((code) => {
    const fields = advice.scored.warnings.filter((warning) => warning.code === code).map((one) => field(one.field));
    return fields.length > 0 ? [t(`warnings.${code}`, { fields: fields.join(t("warnings.comma")) })] : [];
  });
  if (told.length === 0) return null;
  return (
    <p className="text-small text-muted">
      {t("warnings.title")}: {told.join("; ")}
    </p>
  );
}

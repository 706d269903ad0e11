import { getTranslations } from "next-intl/server";
import { Again } from "@/app/_ui/again";
import { DataTable } from "@/app/_ui/data-table";
import { Callout } from "@/app/_ui/notice";
import { When } from "@/app/_ui/value";
import { percent } from "@/app/(manager)/work/figures";
import { GroupTable } from "@/app/(manager)/work/rules/[id]/trials/group-table";
import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import type { Tally } from "@/lib/policy/back-test";
import type { ShownSet } from "@/lib/policy/queries";
import type { Trial } from "@/lib/policy/trial";
import type { ShownTrial } from "@/lib/policy/trial-queries";

type Props = { shown: ShownSet; test: ShownTrial };

/** How far a back-test is, or what it found. */
export async function BackTestResult({ shown, test }: Props) {
  const t = await getTranslations("rules.backTest");
  const { finishedAt, done, total, fault, result } = test;
  if (!finishedAt)
    return (
      <Callout title={t("running", { done, total })}>
        <progress className="mt-2 w-full" aria-label={t("title")} value={done} max={total} />
        <Again href={`/work/rules/${shown.id}/trials`} word={t("refresh")} />
      </Callout>
    );
  if (fault || !result) return <Callout tone="bad">{t(fault === "changed" ? "changed" : "failed")}</Callout>;
  return (
    <>
      <p className="mt-2">
        {t.rich("done", {
          count: result.applications,
          version: shown.version,
          against: test.againstVersion,
          when: () => <When at={finishedAt} />,
        })}
      </p>
      {test.askedAt < shown.editedAt && <Callout tone="warn">{t("older")}</Callout>}
      <Totals result={result} against={test.againstVersion} version={shown.version} />
      <Swaps result={result} />
      <Hits shown={shown} result={result} />
      <GroupTable groups={result.groups} />
    </>
  );
}

async function Totals({ result, against, version }: { result: Trial; against: number; version: number }) {
  const t = await getTranslations("rules.backTest");
  const share = (count: number) => t("share", { count, share: percent(count / Math.max(1, result.applications)) });
  return (
    <>
      <h3 className="mt-4">{t("totals")}</h3>
      <DataTable
        caption={t("totals")}
        columns={[
          { key: "says", head: t("says"), names: true },
          { key: "before", head: t("before", { version: against }), end: true },
          { key: "after", head: t("after", { version }), end: true },
        ]}
        rows={(["approve", "refer", "decline"] as const).map((says) => ({
          id: says,
          cells: {
            says: { text: t(`verdict.${says}`) },
            before: { text: share(result.before[says]), face: "num" as const },
            after: { text: share(result.after[says]), face: "num" as const },
          },
        }))}
      />
    </>
  );
}

/** How those went whose outcome is known; nobody knows of those without a card. */
async function outcomeWords() {
  const t = await getTranslations("rules.backTest");
  return ({ count, bads, known }: Tally) =>
    known === 0 ? t("unknown") : t("outcome", { share: percent(bads / known), bads, known, unknown: count - known });
}

async function Swaps({ result }: { result: Trial }) {
  const t = await getTranslations("rules.backTest");
  const outcome = await outcomeWords();
  return (
    <>
      <h3 className="mt-5">{t("swaps")}</h3>
      <p className="text-small text-muted">{t("swapsHint")}</p>
      {result.swaps.length === 0 ? (
        <p>{t("noSwaps")}</p>
      ) : (
        <DataTable
          caption={t("swaps")}
          columns={[
            { key: "swap", head: t("swap"), names: true },
            { key: "count", head: t("count"), end: true },
            { key: "share", head: t("ofAll"), end: true },
            { key: "outcome", head: t("went"), wide: true },
          ]}
          rows={result.swaps.map((swap) => ({
            id: `${swap.from} ${swap.to}`,
            cells: {
              swap: { text: t("fromTo", { from: t(`verdict.${swap.from}`), to: t(`verdict.${swap.to}`) }) },
              count: { text: swap.count.toLocaleString("en"), face: "num" as const },
              share: { text: percent(swap.count / result.applications), face: "num" as const },
              outcome: { text: outcome(swap) },
            },
          }))}
        />
      )}
    </>
  );
}

async function Hits({ shown, result }: { shown: ShownSet; result: Trial }) {
  const t = await getTranslations("rules.backTest");
  const outcome = await outcomeWords();
  const { name } = await ruleWords();
  return (
    <>
      <h3 className="mt-5">{t("hits")}</h3>
      <DataTable
        caption={t("hits")}
        columns={[
          { key: "rule", head: t("rule"), names: true },
          { key: "count", head: t("count"), end: true },
          { key: "share", head: t("ofAll"), end: true },
          { key: "outcome", head: t("went"), wide: true },
        ]}
        rows={result.hits.map(({ id, hits, bads, known }) => ({
          id,
          cells: {
            rule: { text: name(shown.set.rules.find((rule) => rule.id === id) ?? { id }) },
            count: { text: hits.toLocaleString("en"), face: "num" as const },
            share: { text: percent(hits / Math.max(1, result.applications)), face: "num" as const },
            outcome: { text: hits === 0 ? t("neverHit") : outcome({ count: hits, bads, known }) },
          },
        }))}
      />
    </>
  );
}

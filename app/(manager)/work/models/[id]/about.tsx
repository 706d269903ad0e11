import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { Hash, When, whens } from "@/app/_ui/value";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { percent } from "@/app/(manager)/work/figures";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { areWords, type ByHand } from "@/lib/models/by-hand";
import type { ShownModel } from "@/lib/models/queries";

type Props = { model: ShownModel };

/** What it is for and not for, who answers for it, and since when. */
export async function About({ model }: Props) {
  const t = await getTranslations("models.card");
  const { people, trainedAt, publishedAt, retiredAt, suspendedAt, suspensionReason } = model;
  return (
    <Section title={t("about")} id="about">
      <SummaryList
        answers={[
          { label: t("purpose"), value: t("purposeText") },
          { label: t("notFor"), value: t("notForText") },
          { label: t("trainer"), value: people.trainer },
          { label: t("trainedAt"), value: <When at={trainedAt} /> },
          { label: t("owner"), value: people.owner },
          { label: t("approver"), value: people.approver },
          { label: t("publishedAt"), value: <When at={publishedAt} /> },
          { label: t("retiredAt"), value: <When at={retiredAt} /> },
          {
            label: t("suspended"),
            value:
              suspendedAt &&
              t.rich("suspendedText", {
                at: () => <When at={suspendedAt} />,
                name: people.suspender ?? "--",
                reason: suspensionReason ?? "",
              }),
          },
        ]}
      />
    </Section>
  );
}

/** What it was learned from. Of cards kept by older versions not everything is known. */
export async function Data({ model: { report } }: Props) {
  const t = await getTranslations("models.card");
  const when = await whens();
  const day = (text: string) => when(new Date(text), "day");
  const { rows, bads, duplicates, window, outcome, leftOut, proof, byHand } = report;
  const later = proof && {
    earlier: proof.earlier.rows,
    later: proof.later.rows,
    bads: proof.later.bads,
  };
  return (
    <Section title={t("data")} id="data">
      <SummaryList
        answers={[
          {
            label: t("window"),
            value: window && t.rich("windowText", { from: () => day(window.from), to: () => day(window.to) }),
          },
          { label: t("rows"), value: t("rowsText", { rows, bads, share: percent(bads / rows) }) },
          { label: t("outcome"), value: outcome && t("outcomeText", outcome) },
          { label: t("leftOut"), value: leftOut && t("leftOutText", leftOut) },
          { label: t("duplicates"), value: String(duplicates) },
          ...(byHand ? [{ label: t("byHand"), value: await handWords(byHand) }] : []),
          {
            label: t("split"),
            value: later && t.rich("splitText", { ...later, from: () => day(proof.from) }),
          },
        ]}
      />
    </Section>
  );
}

/** What was set, on which card, and why. */
async function handWords({ bands, from, reason }: ByHand) {
  const t = await getTranslations("models");
  const { field, value } = await adviceWords();
  const group = (name: string, words: string[]) => words.map((word) => value(name, word)).join(" + ");
  const items = Object.entries(bands).map(([name, set]) => {
    const parts = areWords(set) ? set.map((words) => group(name, words)) : set;
    return `${field(name)} ${parts.join(", ")}`;
  });
  const between = (await getTranslations("profile"))("semicolon");
  return t("card.byHandText", { items: items.join(between), card: nameOfCard(t, from), reason });
}

export async function Limits() {
  const t = await getTranslations("models.card");
  return (
    <Section title={t("limits")} id="limits">
      <ul className="mt-1 list-disc pl-5">
        {(["bias", "fairness", "young"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Section>
  );
}

export async function Hashes({ model: { hash, report, artifact } }: Props) {
  const t = await getTranslations("models.card");
  const code = (text: string | undefined) => text && <Hash>{text}</Hash>;
  return (
    <Section title={t("hashes")} id="hashes">
      <SummaryList
        answers={[
          { label: t("hash.artifact"), value: code(hash) },
          { label: t("hash.snapshot"), value: code(report.hashes?.snapshot) },
          { label: t("hash.code"), value: code(report.hashes?.code) },
          { label: t("seed"), value: String(artifact.training.seed) },
        ]}
      />
    </Section>
  );
}

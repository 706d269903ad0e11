import "../../risk.css";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { StaffHead } from "@/app/_ui/page-head";
import { None } from "@/app/_ui/value";
import { type AdviceWords, adviceWords, namesOf } from "@/app/(manager)/work/applications/[id]/advice-words";
import { bandsOf } from "@/app/(manager)/work/models/band-table";
import { CompareForm } from "@/app/(manager)/work/models/compare-form";
import { GradeTable } from "@/app/(manager)/work/models/grade-table";
import { measures, measureWords, nameOfCard } from "@/app/(manager)/work/models/words";
import { requireRole } from "@/lib/auth/require-role";
import { agreementOf, type Compared, findCompared } from "@/lib/models/compare";
import { listModels } from "@/lib/models/queries";
import { ComparisonSchema } from "@/lib/models/schema";
import type { Term } from "@/lib/scoring/artifact";

/** Two cards side by side: how good, what counts in each, and what both say of the latest applications. */
export default async function ComparePage({ searchParams }: PageProps<"/work/models/compare">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const chosen = ComparisonSchema.parse(await searchParams);
  const [one, other, models] = await Promise.all([
    findCompared(manager, chosen.one),
    findCompared(manager, chosen.other),
    listModels(manager),
  ]);
  const t = await getTranslations("models");
  const agreement = await agreementOf(manager, one.card, other.card);
  return (
    <>
      <StaffHead title={t("compare.title")} back={{ href: "/work/models", label: t("title") }} />
      <CompareForm models={models} {...chosen} />
      <div className="figures">
        <MeasureTable pair={[one, other]} />
        <SpanTable pair={[one, other]} />
        <Section title={t("compare.agree")} id="agree">
          {agreement.count === 0 ? <p>{t("compare.none")}</p> : <GradeTable agreement={agreement} />}
        </Section>
      </div>
    </>
  );
}

type Pair = { pair: [Compared, Compared] };

async function MeasureTable({ pair }: Pair) {
  const t = await getTranslations("models");
  const figure = ({ proven }: Compared, name: (typeof measures)[number]) =>
    proven ? measureWords(t, proven, name) : <None />;
  return (
    <Section title={t("compare.measures")} id="measures">
      <DataTable
        caption={t("compare.measures")}
        columns={[
          { key: "name", head: t("compare.measure"), names: true },
          { key: "one", head: nameOfCard(t, pair[0].card.hash), end: true },
          { key: "other", head: nameOfCard(t, pair[1].card.hash), end: true },
        ]}
        rows={measures.map((name) => ({
          id: name,
          cells: { name: t(`measure.${name}`), one: figure(pair[0], name), other: figure(pair[1], name) },
        }))}
      />
    </Section>
  );
}

/** How many points each item can make, in each card. */
async function SpanTable({ pair }: Pair) {
  const t = await getTranslations("models");
  const words = await adviceWords();
  const spans = pair.map(({ card }) => {
    const names = namesOf(card, words);
    const terms = card.terms.map((term, at) => [names[at + 1]!, spanOf(term, words)] as const);
    const pairs = card.pairs.map(
      ({ points }, at) => [names[1 + card.terms.length + at]!, Math.max(...points) - Math.min(...points)] as const,
    );
    return new Map([...terms, ...pairs]);
  });
  const [one, other] = [spans[0]!, spans[1]!];
  const weight = (name: string) => Math.max(one.get(name) ?? 0, other.get(name) ?? 0);
  const items = [...new Set([...one.keys(), ...other.keys()])].toSorted((a, b) => weight(b) - weight(a));
  return (
    <Section title={t("compare.fields")} id="spans">
      <p className="max-w-none text-muted">{t("compare.fieldsHint")}</p>
      <DataTable
        caption={t("compare.fields")}
        columns={[
          { key: "name", head: t("compare.field"), names: true },
          { key: "one", head: nameOfCard(t, pair[0].card.hash), end: true },
          { key: "other", head: nameOfCard(t, pair[1].card.hash), end: true },
        ]}
        rows={items.map((name) => ({
          id: name,
          cells: { name, one: one.get(name)?.toString() ?? <None />, other: other.get(name)?.toString() ?? <None /> },
        }))}
      />
    </Section>
  );
}

/** By every band that the card's own page shows, those of missing answers and special codes as well. */
function spanOf(term: Term, words: AdviceWords): number {
  const points = bandsOf(term, words).map((band) => band.points);
  return Math.max(...points) - Math.min(...points);
}

import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable, type Row } from "@/app/_ui/data-table";
import { type AdviceWords, adviceWords, namesOf } from "@/app/(manager)/work/applications/[id]/advice-words";
import { signed } from "@/app/(manager)/work/figures";
import { bandsOf, figuresOf } from "@/app/(manager)/work/models/band-table";
import type { Artifact } from "@/lib/scoring/artifact";
import type { TrainingReport } from "@/lib/scoring/report";

type Props = { card: Artifact; report?: Pick<TrainingReport, "fields"> };

/** Every band of every item with its points: the whole card, to be added up by hand. */
export async function FieldTable({ card, report }: Props) {
  const t = await getTranslations("models.card");
  const words = await adviceWords();
  const names = namesOf(card, words);
  const heads = (["field", "band", "points", "rows", "share"] as const).slice(0, card.method === "expert" ? 3 : 5);
  const value = new Map(report?.fields.map((field) => [field.name, field.informationValue]));
  const rows = card.terms.flatMap((term, at) =>
    bandsOf(term, words).map(
      (band): Row => ({
        id: `${at}.${band.key}`,
        cells: { field: names[at + 1]!, band: band.name, ...figuresOf(band) },
      }),
    ),
  );
  return (
    <Section title={t("fields")} id="fields">
      <p className="max-w-none text-muted">
        {t("fieldsHint", { base: card.basePoints, double: card.scale.pointsToDouble })}
      </p>
      <ItemTable card={card} names={names} words={words} value={value} />
      <details className="mt-3" open={card.method === "expert"}>
        <summary className="inline-block min-h-6">{t("all")}</summary>
        <DataTable
          caption={t("all")}
          columns={heads.map((key) => ({ key, head: t(key), names: key === "field", end: heads.indexOf(key) > 1 }))}
          rows={rows}
        />
      </details>
      {card.pairs.length > 0 && <Pairs card={card} names={names.slice(1 + card.terms.length)} />}
    </Section>
  );
}

type Items = { card: Artifact; names: string[]; words: AdviceWords; value: Map<string, number> };

/** What each item can make of the score. */
async function ItemTable({ card, names, words, value }: Items) {
  const t = await getTranslations("models.card");
  const heads = (["field", "bands", "least", "most", "iv"] as const).slice(0, card.method === "expert" ? 4 : 5);
  return (
    <DataTable
      caption={t("fields")}
      columns={heads.map((key) => ({ key, head: t(key), names: key === "field", end: key !== "field" }))}
      rows={card.terms.map((term, at) => {
        const points = bandsOf(term, words).map((band) => band.points);
        return {
          id: `${at}`,
          cells: {
            field: names[at + 1]!,
            bands: String(points.length),
            least: signed(Math.min(...points)),
            most: signed(Math.max(...points)),
            iv: information(value.get(term.field)),
          },
        };
      })}
    />
  );
}

/** A little below nothing is nothing. */
const information = (value: number | undefined) => (value === undefined ? "" : Math.max(0, value).toFixed(2));

/** Two items together have too many cells to read: how many, and how far they go. */
async function Pairs({ card: { pairs }, names }: { card: Artifact; names: string[] }) {
  const t = await getTranslations("models.card");
  return (
    <>
      <h3 className="mt-5">{t("pairs")}</h3>
      <ul>
        {pairs.map(({ points }, at) => (
          <li key={names[at]}>
            {names[at]}{" "}
            <span className="text-muted">
              {t("pair", { groups: points.length, least: Math.min(...points), most: Math.max(...points) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was looked at and is not in the card, and why. */
export async function Refused({ card, report }: { card: Artifact; report: Pick<TrainingReport, "fields"> }) {
  const t = await getTranslations("models.card");
  const words = await adviceWords();
  const used = new Set(card.inputs.map(({ name }) => name));
  const left = report.fields.filter(({ name }) => !used.has(name));
  if (left.length === 0) return null;
  return (
    <Section title={t("refused")} id="refused">
      <DataTable
        caption={t("refused")}
        columns={(["field", "why", "iv"] as const).map((key) => ({
          key,
          head: t(key),
          names: key === "field",
          end: key === "iv",
        }))}
        rows={left.map(({ name, refused, informationValue }) => ({
          id: name,
          cells: {
            field: words.field(name),
            why: t(`refusedAs.${refused ?? "weak"}`),
            iv: information(informationValue),
          },
        }))}
      />
    </Section>
  );
}

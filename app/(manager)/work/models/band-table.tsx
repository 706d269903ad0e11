import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { type AdviceWords, adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { percent, signed } from "@/app/(manager)/work/figures";
import type { Term } from "@/lib/scoring/artifact";

type Band = { key: string; name: string; points: number; rows: number; bads: number };

/** Every band of one item with its points, and how those did who were in it. */
export async function BandTable({ term, caption }: { term: Term; caption: string }) {
  const t = await getTranslations("models.card");
  const words = await adviceWords();
  const heads = ["band", "points", "rows", "share"] as const;
  return (
    <DataTable
      caption={caption}
      columns={heads.map((key) => ({ key, head: t(key), names: key === "band", end: key !== "band" }))}
      rows={bandsOf(term, words).map((band) => ({
        id: band.key,
        cells: { band: band.name, ...figuresOf(band) },
      }))}
    />
  );
}

export const figuresOf = ({ points, rows, bads }: Band) => ({
  points: signed(points),
  rows: rows > 0 ? rows.toLocaleString("en") : "",
  share: rows > 0 ? percent(bads / rows) : "",
});

/** Bands nobody was met in, and that give nothing, are no news. */
export function bandsOf(term: Term, { band }: AdviceWords): Band[] {
  const of = (key: string, { points, rows, bads }: Omit<Band, "key" | "name">): Band => ({
    key,
    name: band(term, key),
    points,
    rows,
    bads,
  });
  const bands = term.bands.map((one, place) => of(`${place}`, one));
  const others =
    term.kind === "numeric" ? term.specials.map((one) => of(`special.${one.value}`, one)) : [of("other", term.other)];
  const rare = [...others, of("missing", term.missing)];
  return [...bands, ...rare.filter(({ points, rows }) => points !== 0 || rows > 0)];
}

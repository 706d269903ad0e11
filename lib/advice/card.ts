import "server-only";
import { expertCard } from "@/lib/advice/expert-card";
import type { Tx } from "@/lib/db";
import type { Artifact } from "@/lib/scoring/artifact";

/** Cards never change, so each is read once in the life of a process. */
const known = new Map<string, Artifact>([[expertCard.hash, expertCard]]);

/** The card that advises now: the one published last, or the expert card. */
export async function publishedCard(reader: Pick<Tx, "scoringModel">): Promise<Artifact> {
  const published = await reader.scoringModel.findFirst({
    where: { status: "PUBLISHED" },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    select: { hash: true },
  });
  return published ? cardByHash(reader, published.hash) : expertCard;
}

export async function cardByHash(reader: Pick<Tx, "scoringModel">, hash: string): Promise<Artifact> {
  const there = known.get(hash);
  if (there) return there;
  const row = await reader.scoringModel.findUniqueOrThrow({ where: { hash }, select: { artifact: true } });
  const card = row.artifact as unknown as Artifact;
  known.set(hash, card);
  return card;
}

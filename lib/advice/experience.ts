import "server-only";
import { type Matured, readLatestMatured } from "@/lib/advice/outcomes";
import { type Book, bookOf, historyOf, similarTo } from "@/lib/advice/similar";
import { db } from "@/lib/db";
import type { Artifact } from "@/lib/scoring/artifact";

/** What the bank knows of its matured cards, as one card of points sees them. */
export type Experience = { book: Book; history: ReturnType<typeof historyOf>; bads: number; goods: number };

/** A bank may have hundreds of thousands, which no server can hold beside its work; the latest say most. */
const mostCases = 20_000;

type Read = { at: number; cases: Promise<Matured[]> };

/** The bank's matured cards change by the day, so each process looks them up now and then. */
const freshFor = 10 * 60_000;
let matured: Read | null = null;
let next: Promise<unknown> | null = null;
const experiences = new Map<string, { of: Matured[]; made: Experience }>();

/** Nobody waits for a new reading while there is an old one. */
function read(): Promise<Matured[]> {
  if (!matured) {
    matured = { at: Date.now(), cases: readLatestMatured(db, mostCases) };
    matured.cases.catch(() => {
      matured = null;
    });
  } else if (Date.now() - matured.at > freshFor && !next) {
    const at = Date.now();
    next = readLatestMatured(db, mostCases)
      .then((cases) => {
        matured = { at, cases: Promise.resolve(cases) };
      })
      .catch(() => {})
      .finally(() => {
        next = null;
      });
  }
  return matured.cases;
}

/** Before a transaction that will ask: within it a reading would want a second connection, and could wait for it for ever. */
export const knowExperience = async (): Promise<void> => void (await read());

/**
 * What the matured customers say to a card, made once for each card until they are read anew: for pages and
 * decisions.
 */
export async function experience(card: Artifact): Promise<Experience> {
  const cases = await read();
  const known = experiences.get(card.hash);
  if (known?.of === cases) return known.made;
  const book = bookOf(card, cases);
  const bads = cases.filter(({ bad }) => bad).length;
  const made = { book, history: historyOf(book, card), bads, goods: cases.length - bads };
  experiences.set(card.hash, { of: cases, made });
  return made;
}

type Point = { points: number };

/** The applications of the similar customers of whom a page would speak now. */
export async function similarIdsOf(card: Artifact, points: readonly Point[], customerId: string): Promise<string[]> {
  const { book } = await experience(card);
  return similarTo(book, points, customerId).all.map(({ applicationId }) => applicationId);
}

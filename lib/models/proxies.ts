import "server-only";
import { applicationTable } from "@/lib/advice/features";
import type { Matured } from "@/lib/advice/outcomes";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { tableOf } from "@/lib/scoring/table";
import { train } from "@/lib/scoring/train";

/** How well the answers that a card may be learned from tell something that it may not know. */
export type Standing = {
  of: "sex" | "young" | "elder";
  /** All of them together, on people left out. */
  auc: number;
  /** The one that tells most by itself. */
  strongest: { field: string; auc: number } | null;
};

/** From here on the answers stand for what was left out. */
export const proxyBound = 0.75;

type Person = { id: string; sex: string | null; age: number | null };

/** Enough to tell, and quick. */
const most = 12_000;

/** Read for this scan alone: what comes of it are two figures for each. */
export async function scanProxies(reader: Pick<Tx, "$queryRaw">, cases: readonly Matured[]): Promise<Standing[]> {
  // Everybody once: what somebody answers twice would be learned from and found again.
  const everybody = [...new Map(cases.map((one) => [one.customerId, one])).values()];
  const every = Math.max(1, Math.ceil(everybody.length / most));
  const some = everybody.filter((_, at) => at % every === 0);
  const people = await readPeople(
    reader,
    some.map(({ applicationId }) => applicationId),
  );
  const kinds = new Map(applicationTable.features.map(({ name, type }) => [name, type]));
  const table = tableOf(
    some.map(({ features }) => features),
    kinds,
  );
  return Object.entries(questions).flatMap(([name, ask]) => {
    const outcome = Int8Array.from(some, ({ applicationId }) => {
      const person = people.get(applicationId);
      const is = person ? ask(person) : null;
      return is === null ? -1 : is ? 1 : 0;
    });
    const told = tellOf(() => train(table, outcome, applicationTable, { method: "scorecard", seed: 1 }));
    return told ? [{ of: name as Standing["of"], ...told }] : [];
  });
}

const questions: Record<Standing["of"], (person: Person) => boolean | null> = {
  sex: ({ sex }) => (sex === null ? null : sex === "FEMALE"),
  young: ({ age }) => (age === null ? null : age < 25),
  elder: ({ age }) => (age === null ? null : age >= 50),
};

async function readPeople(reader: Pick<Tx, "$queryRaw">, ids: string[]): Promise<Map<string, Person>> {
  const rows = await reader.$queryRaw<Person[]>`
    SELECT a.id, s.answers->>'sex' AS sex,
           extract(year FROM s."submittedAt")::int - (s.answers->>'birthYear')::int AS age
    FROM "Application" a JOIN "Submission" s ON s."applicationId" = a.id AND s.round = a.round
    WHERE a.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of too few people of a kind nothing is said. */
function tellOf(learn: () => ReturnType<typeof train>): Omit<Standing, "of"> | null {
  try {
    const { methods, fields } = learn().report;
    const [strongest] = fields.toSorted((one, other) => other.auc - one.auc);
    return { auc: methods.scorecard!.auc, strongest: { field: strongest!.name, auc: strongest!.auc } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === "training.nothingToLearn" ? { auc: 0.5, strongest: null } : null;
  }
}

import { sections } from "@/lib/customers/rules";
import { days, hours } from "./calendar";
import type { Circumstances } from "./circumstances";
import type { History } from "./history";
import { uuidAt } from "./ids";
import type { Person } from "./person";
import type { Plan } from "./plan";
import { chance, type Random, whole } from "./random";

type Difference = { field: string; from: unknown; to: unknown };

export type ProfileChange = { id: string; at: number; version: number; section: string; changes: Difference[] };

/** How the profile came to be what it is: one version a saved section. */
export type ProfileStory = {
  changes: ProfileChange[];
  /** The version that each submission was made from, by its id. */
  versions: Map<string, number>;
  version: number;
  updatedAt: number;
  now: Circumstances;
};

/** Registration is version 1; six sections filled in make it 7. */
const filledIn = 7;

export function profileStoryOf(
  random: Random,
  plan: Plan,
  person: Person,
  { applications }: History,
): ProfileStory | null {
  const rounds = applications.flatMap((journal) => journal.rounds);
  const first = rounds[0];
  if (!first) return null;
  const story: ProfileStory = {
    changes: [],
    versions: new Map(),
    version: filledIn,
    updatedAt: first.at,
    now: first.answers,
  };
  for (const { id, at, answers } of rounds) {
    change(random, story, answers, at - 60_000);
    story.versions.set(id, story.version);
  }
  const last = applications.at(-1)!;
  if (chance(random, last.closedAt ? 0.03 : 0.14)) {
    const since = last.rounds.at(-1)!.at + hours(1);
    const at = Math.floor(since + Math.min(plan.today - since, days(20)) * random());
    if (at > since && person.status === "ACTIVE") change(random, story, moved(random, story.now), at);
  }
  return story;
}

/** What somebody corrects a few days after the submission. */
function moved(random: Random, now: Circumstances): Circumstances {
  if (chance(random, 0.5)) return { ...now, monthlyIncome: now.monthlyIncome + whole(random, 2, 30) * 10_000 };
  return { ...now, monthlyRepayment: now.monthlyRepayment + whole(random, 3, 20) * 10_000 };
}

function change(random: Random, story: ProfileStory, to: Circumstances, at: number) {
  if (to === story.now) return;
  for (const [section, fields] of Object.entries(sections)) {
    const changes = fields.flatMap((field): Difference[] => {
      const [from, now] = [story.now[field as keyof Circumstances], to[field as keyof Circumstances]];
      return from === now || now === undefined ? [] : [{ field, from: told(field, from), to: told(field, now) }];
    });
    if (changes.length === 0) continue;
    story.version += 1;
    story.changes.push({ id: uuidAt(random, at), at, version: story.version, section, changes });
    story.updatedAt = at;
  }
  story.now = to;
}

const amounts = /Income$|Cost$|Repayment$|Elsewhere$/;

/** Amounts stand in the sealed text as text, as every bigint does; the count of cards is none. */
const told = (field: string, value: unknown) =>
  typeof value === "number" && amounts.test(field) && field !== "cardsElsewhere" ? String(value) : value;

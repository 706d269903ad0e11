import { days } from "./calendar";
import { documentsOf, type MadeDocument } from "./documents";
import { draftOf, type History, historyOf } from "./history";
import { uuidAt } from "./ids";
import { type Person, personOf, registrationOf } from "./person";
import type { Plan } from "./plan";
import { type ProfileStory, profileStoryOf } from "./profile-story";
import { chance, drawOf, type Random, randomOf, whole } from "./random";
import { type Visit, visitsOf } from "./visits";

type Draft = NonNullable<ReturnType<typeof draftOf>> & { id: string };

/** A customer with everything that happened. */
export type MadeCustomer = {
  person: Person;
  history: History;
  draft: Draft | null;
  profile: ProfileStory | null;
  /** How many of the six sections of the profile are answered. */
  known: number;
  visits: Visit[];
  documents: MadeDocument[];
  number: string | null;
  verifiedAt: number | null;
};

/** How many customers are made at a time. Numbers run by time within such a group: a demo's through all of them. */
export const groupSize = { demo: 2_000, crowd: 500 };

/** The customers `from` to `to` of `all`; the same plan makes the same ones. */
export function* customersOf(
  plan: Plan,
  { from, to, first, all }: { from: number; to: number; first: number; all: number },
) {
  let before: Person | null = null;
  for (let index = from; index < to; index += 1) {
    const serial = first + index;
    const random = randomOf(plan.seed, serial);
    const share = (index + drawOf(plan.seed, serial, 1)) / all;
    const person = personOf(random, plan, serial, registrationOf(plan, share));
    const copies = chance(random, duplicateShare[plan.mix]);
    if (before && copies) copyIdentity(random, before, person);
    const made = storyOf(random, plan, person);
    yield made;
    if (made.person.status === "ACTIVE" && !person.isDuplicate) before = person;
  }
}

const duplicateShare = { demo: 0.014, crowd: 0.002 };

/** The same document, or the same mobile, in a second account. */
function copyIdentity(random: Random, before: Person, person: Person) {
  const { name, sex, birthDate, documentType, documentNumber, mobile } = before.identity;
  if (chance(random, 0.4)) return Object.assign(person.identity, { mobile });
  person.isDuplicate = true;
  Object.assign(person.identity, { name, sex, birthDate, documentType, documentNumber });
}

const allSections = 6;

function storyOf(random: Random, plan: Plan, person: Person): MadeCustomer {
  const history = historyOf(random, plan, person);
  const draft = draftOf(random, plan, person, history);
  const verifiedAt = history.applications.find(({ status }) => status === "APPROVED")?.decidedAt ?? null;
  const known =
    history.applications.length > 0 ? allSections : person.status === "PENDING" ? 0 : whole(random, 0, allSections);
  const profile = profileStoryOf(random, plan, person, history) ?? untouched(person, history, known);
  return {
    person,
    history,
    draft: draft && { ...draft, id: uuidAt(random, draft.at) },
    profile,
    known,
    visits: visitsOf(random, plan, person, history),
    documents: plan.mix === "demo" ? documentsOf(random, person, history.applications) : [],
    number: null,
    verifiedAt,
  };
}

/** Nothing was sent yet: each answered section made a version. */
function untouched({ registeredAt }: Person, { circumstances }: History, known: number): ProfileStory | null {
  if (!circumstances) return null;
  return {
    changes: [],
    versions: new Map(),
    version: 1 + known,
    updatedAt: registeredAt + days(0.1),
    now: circumstances,
  };
}

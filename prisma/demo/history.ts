import { days, hours, whenAwake } from "./calendar";
import { type Circumstances, circumstancesOf, later } from "./circumstances";
import { course } from "./course";
import { type Journal, play } from "./journal";
import type { Person } from "./person";
import type { Plan, Product } from "./plan";
import { chance, normal, pick, type Random, wait, weighted, weightsOf, whole } from "./random";

/** A person's applications in order, and how the person lives today. */
export type History = { applications: Journal[]; circumstances: Circumstances | null };

const counts = {
  demo: weightsOf([
    [0, 4],
    [1, 9],
    [2, 14],
    [3, 20],
    [4, 22],
    [5, 18],
    [6, 13],
  ]),
  crowd: weightsOf([
    [0, 22],
    [1, 60],
    [2, 15],
    [3, 3],
  ]),
};

/** In the last days more came than would be: the queues of a morning are full. */
const lateShare = { demo: 0.1, crowd: 0.028 };

export function historyOf(random: Random, plan: Plan, person: Person): History {
  if (person.status === "PENDING") return { applications: [], circumstances: null };
  const applications: Journal[] = [];
  let at = whenAwake(person.registeredAt + hours(0.4 + wait(random, 30)));
  let answers = circumstancesOf(random, person.nature, at);
  for (let left: number = weighted(random, counts[plan.mix]); left > 0 && at < plan.today; left -= 1) {
    const journal = apply(random, plan, person, { answers, at, before: applications });
    if (!journal) break;
    applications.push(journal);
    if (!journal.closedAt) break;
    const next = whenAwake(journal.closedAt + days(gap(random, plan, journal)));
    if (next < plan.today) answers = later(random, answers, person.nature, at, next);
    at = next;
  }
  const last = lateApplication(random, plan, person, { answers, at, before: applications });
  if (last) applications.push(last);
  return { applications, circumstances: last?.answers ?? answers };
}

type Moment = { answers: Circumstances; at: number; before: Journal[] };

const gap = (random: Random, { mix }: Plan, { status }: Journal) =>
  status === "REJECTED"
    ? 7 + wait(random, mix === "demo" ? 30 : 90)
    : mix === "demo"
      ? 4 + wait(random, 22)
      : 30 + wait(random, 150);

function lateApplication(random: Random, plan: Plan, person: Person, { answers, before }: Moment): Journal | null {
  const lastMove = before.at(-1)?.closedAt ?? person.registeredAt;
  const isFree = before.length === 0 || before.at(-1)!.closedAt !== null;
  if (!isFree || !chance(random, lateShare[plan.mix])) return null;
  const at = whenAwake(plan.today - days(9 * random() ** 1.3) - hours(1));
  if (at < lastMove + hours(2) || at > plan.today) return null;
  return apply(random, plan, person, { answers, at, before });
}

/** One application at that moment, or null where no card is left that the person would ask for. */
function apply(random: Random, plan: Plan, person: Person, { answers, at, before }: Moment): Journal | null {
  const rejected = before.at(-1)?.status === "REJECTED" && chance(random, 0.75) ? before.at(-1)! : null;
  const product = rejected?.product ?? productFor(random, plan, answers, before);
  if (!product) return null;
  const asked = askedLimit(random, answers, product) * (rejected ? 0.7 : 1);
  const requestedLimit = within(product, asked);
  const recentApplications = before.filter((journal) => at - journal.submittedAt < days(183)).length;
  const request = { requestedLimit, at, recentApplications };
  const steps = course(random, { plan, product, answers, request, isDuplicate: person.isDuplicate });
  const startedAt = at - Math.floor(hours(0.3 + wait(random, 10)));
  const begun = { answers, product, request, previous: rejected, startedAt: Math.max(startedAt, person.registeredAt) };
  return play(random, plan, person, begun, steps);
}

/** A card the person does not hold and may have by income; the better paid look higher. */
function productFor(random: Random, plan: Plan, answers: Circumstances, before: Journal[]): Product | null {
  const held = new Set(before.filter(({ status }) => status === "APPROVED").map(({ product }) => product.code));
  const reach = answers.monthlyIncome * (chance(random, 0.06) ? 1.5 : 1);
  const open = plan.products.filter(({ code, minMonthlyIncome }) => !held.has(code) && reach >= minMonthlyIncome);
  const table = open.map((product) => [product, appeal(product.code, answers)] as const);
  return table.length > 0 ? weighted(random, weightsOf(table)) : null;
}

function appeal(code: string, { monthlyIncome, employmentKind }: Circumstances): number {
  if (code === "FIRST") return employmentKind === "STUDENT" ? 12 : monthlyIncome < 450_000 ? 4 : 0.4;
  if (code === "PLATINUM") return monthlyIncome > 2_500_000 ? 4 : 1.2;
  if (code === "GLOBE") return monthlyIncome > 1_000_000 ? 1.6 : 0.5;
  if (code === "GOLD") return 4;
  return code === "DRIVER" ? 2 : 5;
}

const askedLimit = (random: Random, { monthlyIncome }: Circumstances, product: Product) =>
  Math.max(monthlyIncome * 2.3 * Math.exp(0.5 * normal(random)), product.minLimit * pick(random, [1, 1, 1.5, 2]));

function within({ minLimit, maxLimit }: Product, limit: number): number {
  const step = maxLimit <= 1_000_000 ? 50_000 : 100_000;
  return Math.min(maxLimit, Math.max(minLimit, Math.round(limit / step) * step));
}

/** A draft that was begun in the last weeks and not sent. */
export function draftOf(random: Random, plan: Plan, person: Person, { applications, circumstances }: History) {
  const last = applications.at(-1);
  if (!circumstances || (last && !last.closedAt) || !chance(random, 0.035)) return null;
  const at = Math.floor(plan.today - days(28 * random()));
  if (at < (last?.closedAt ?? person.registeredAt)) return null;
  const product = productFor(random, plan, circumstances, applications);
  const isChosen = product !== null && chance(random, 0.8);
  const requestedLimit = isChosen ? within(product, askedLimit(random, circumstances, product)) : null;
  return { at, product: isChosen ? product : null, requestedLimit, version: isChosen ? whole(random, 2, 4) : 1 };
}

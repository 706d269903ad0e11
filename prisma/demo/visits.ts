import type { SignInOutcome } from "@/lib/generated/prisma/enums";
import { days, hours, whenAwake } from "./calendar";
import type { History } from "./history";
import type { Person } from "./person";
import type { Plan } from "./plan";
import { chance, pick, type Random, wait, whole } from "./random";

/** An attempt to sign in. */
export type Visit = { at: number; outcome: SignInOutcome; address: string; device: string };

const devices = ["Safari, iOS", "Chrome, Android", "Edge, Windows", "Safari, macOS"];

/** People come to register, to apply, to see what became of it, and now and then for nothing. */
export function visitsOf(random: Random, plan: Plan, person: Person, { applications }: History): Visit[] {
  const device = pick(random, devices);
  const address = addressOf(random);
  const visit = (at: number, outcome: SignInOutcome) => ({ at, outcome, address, device });
  if (person.status === "PENDING")
    return chance(random, 0.4) ? [visit(person.registeredAt + 600_000, "NOT_CONFIRMED")] : [];

  const moments = [person.registeredAt + 900_000];
  for (const { startedAt, closedAt, steps } of applications) {
    moments.push(startedAt - 120_000);
    for (const step of steps) if (step.kind === "answered") moments.push(step.at - 900_000);
    if (closedAt) moments.push(whenAwake(closedAt + Math.floor(hours(0.2 + wait(random, 7)))));
  }
  for (let more = whole(random, 0, 2); more > 0; more -= 1)
    moments.push(whenAwake(Math.floor(person.registeredAt + (plan.today - person.registeredAt) * random())));
  const past = moments
    .filter((at) => at >= person.registeredAt && at < plan.today)
    .toSorted((one, other) => one - other);
  const visits = past.flatMap((at) => [
    ...(chance(random, 0.07) ? [visit(at - 40_000, "WRONG_PASSWORD")] : []),
    visit(at, "SUCCEEDED"),
  ]);
  if (person.status === "DISABLED") visits.push(visit(plan.today - Math.floor(days(6 * random())), "DISABLED"));
  return visits;
}

/** Networks kept for documentation: nobody's. */
const addressOf = (random: Random) =>
  `${pick(random, ["192.0.2", "198.51.100", "203.0.113"])}.${whole(random, 1, 254)}`;

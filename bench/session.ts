// npm run bench -- session: what finding out who is there, and the wall before other customers' rows, add to a page.
import { time } from "./alternate.ts";
import { takeDatabase, tidy } from "./database.ts";
import { atMost, known, options, report } from "./report.ts";

await takeDatabase(options().rows);
await tidy("Session");
// Imported when the settings name the database that is measured.
const { db, ownRows } = await import("@/lib/db");
const { openCookie } = await import("@/lib/auth/envelope");
const { actorBehind } = await import("@/lib/auth/session");
const { cookieFor } = await import("@/tests/support/session");

/** A customer's page reads the application, the profile and the person's key; a manager's asks no wall. */
const readsOfAPage = 3;
const application = await db.application.findFirstOrThrow({
  where: { status: "IN_REVIEW" },
  orderBy: { dueAt: "desc" },
  select: { id: true, customerId: true, managerId: true },
});
const customer = { id: application.customerId };
const question = { where: { id: application.id, customerId: customer.id }, select: { id: true, status: true } };
const origin = async () => ({ address: "127.0.0.1", device: "bench", requestId: "bench" });

const arrive = async (userId: string) => {
  const { name, value } = await cookieFor(userId);
  return async () => {
    const actor = await actorBehind(openCookie(name, value) ?? "", origin);
    if (!actor) throw new Error("The session to be measured does not live.");
  };
};
const page = (read: () => Promise<unknown>) => async () => {
  for (let reads = 0; reads < readsOfAPage; reads += 1) await read();
};

const deeds = {
  customer: await arrive(customer.id),
  manager: await arrive(application.managerId ?? ""),
  bare: page(() => db.application.findFirst(question)),
  walled: page(() => ownRows(customer).application.findFirst(question)),
};
for (const deed of Object.values(deeds)) for (let warm = 0; warm < 200; warm += 1) await deed();
const times = { customer: [] as number[], manager: [] as number[], bare: [] as number[], walled: [] as number[] };
for (let round = 0; round < 1_000; round += 1)
  for (const name of ["customer", "manager", "bare", "walled"] as const) times[name].push(await time(deeds[name]));

/** The half in the middle says how it is on this machine now, the tenth that was disturbed least what the work itself takes. */
const figuresAt = (share: number) => {
  const at = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * share)]!;
  const wall = at(times.walled) - at(times.bare);
  return { customer: at(times.customer), manager: at(times.manager), bare: at(times.bare) / readsOfAPage, wall };
};
const [middle, least] = [figuresAt(0.5), figuresAt(0.1)];

report("session", [
  known("users", await db.user.count(), "users"),
  known("one bare read, for comparison", middle.bare, "ms"),
  known("who is there, with rights: a customer", middle.customer, "ms"),
  known("who is there, with rights: a manager", middle.manager, "ms"),
  known(`the wall before ${readsOfAPage} reads`, middle.wall, "ms"),
  atMost("added to a customer's page", middle.customer + middle.wall, "ms", 1.5),
  atMost("added to a manager's page", middle.manager, "ms", 1.5),
  known("one bare read, least disturbed tenth", least.bare, "ms"),
  known("added to a customer's page, least disturbed tenth", least.customer + least.wall, "ms"),
  known("added to a manager's page, least disturbed tenth", least.manager, "ms"),
]);
process.exit();

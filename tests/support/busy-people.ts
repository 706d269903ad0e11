// Makes the people of a busy bank, and writes down who they are for the processes that work in their names.
import { writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import type { Admin, Manager } from "@/lib/auth/actor";
import { aManager, anAdmin, anApplication } from "@/tests/support/make";

export type BusyPeople = { asker: Admin; approver: Admin; managers: Manager[] };

const people: BusyPeople = {
  asker: await anAdmin(),
  approver: await anAdmin(),
  managers: [await aManager(), await aManager(), await aManager()],
};
for (const manager of people.managers)
  for (const status of ["IN_REVIEW", "REJECTED"] as const) await anApplication({ manager, status });
writeFileSync(process.argv[2]!, serialize(people));
process.exit();

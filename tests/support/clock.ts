import { db } from "@/lib/db";

/** Lets time go by for the counters of guesses and tries: their rows are moved into the past. */
export async function letPass(seconds: number) {
  await db.$executeRaw`UPDATE "Guessing" SET "lastAt" = "lastAt" - ${seconds}::int * interval '1 second',
    "blockedUntil" = "blockedUntil" - ${seconds}::int * interval '1 second'`;
  await db.$executeRaw`UPDATE "Throttle" SET "windowEndsAt" = "windowEndsAt" - ${seconds}::int * interval '1 second'`;
}

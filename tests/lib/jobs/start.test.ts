import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { register } from "@/lib/customers/register";
import { db } from "@/lib/db";
import { startJobs, stopJobs } from "@/lib/jobs/start";
import { aVisitor } from "@/tests/support/visitor";

afterEach(() => stopJobs());

test("a letter leaves by itself within seconds of the deed", async () => {
  await startJobs();
  await register(aVisitor(), {
    email: "new@example.com",
    mobile: "13912345678",
    password: "a sentence nobody guesses",
    consent: true,
  });
  const waiting = () => db.mail.count({ where: { sentAt: null } });
  for (let tries = 0; tries < 100 && (await waiting()) > 0; tries += 1) await pause(100);
  expect(await waiting()).toBe(0);
});

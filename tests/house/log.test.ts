import { expect, test } from "vitest";
import log from "@/lib/messages/en/log.json" with { type: "json" };
import words from "@/lib/messages/en/operationLog.json" with { type: "json" };
import { codeOf, sources } from "@/tests/house/source";

/** What is written past the transaction of a deed, and therefore without its entry in the log: nobody's deed. */
const past: Record<string, string> = {
  "lib/auth/attempts.ts": "counts a flood; its sum is an entry",
  "lib/auth/forgot-password.ts": "puts a letter out whether or not the address is known; what it leads to is an entry",
  "lib/auth/guessing.ts": "counts guesses",
  "lib/auth/tell-held.ts": "puts a letter out",
  "lib/auth/throttle.ts": "counts tries",
  "lib/auth/ticket.ts": "hands over a session whose beginning is an entry",
  "lib/audit/archive.ts": "says how far the work has come; asking and ending are entries",
  "lib/audit/check.ts": "says how far the work has come; asking and ending are entries",
  "lib/backups/jobs.ts": "says how far the work has come; asking and ending are entries",
  "lib/backups/catalogue.ts": "names the backup that a job made; making it is an entry",
  "lib/db.ts": "waits for the disk",
  "lib/erasure/sweep.ts": "removes bytes nobody can open; the erasure is an entry",
  "lib/factors/challenge.ts": "asks a browser a question",
  "lib/factors/put-sheet-away.ts": "forgets what was shown",
  "lib/factors/show-passkey.ts": "moves a counter; the sign-in is an entry",
  "lib/jobs/purge.ts": "forgets what has lost its use",
  "lib/mail/deliver.ts": "says that a letter is sent",
  "lib/models/train.ts": "says how far the work has come; asking and ending are entries",
  "lib/monitoring/count-due.ts": "says that it still counts",
  "lib/monitoring/kept.ts": "keeps figures that are counted again at any time",
  "lib/policy/do-back-test.ts": "says how far the work has come; asking is an entry",
  "lib/queue/attend.ts": "when a case was last before its manager, as lastSeenAt of a session",
  "lib/sessions/find.ts": "says when a session was last seen",
  "lib/sessions/unsent.ts": "what a form held that came too late, for its owner to send again",
};

const writes =
  /\bdb\.(\w+\.(create|createMany\w*|update|updateMany\w*|upsert|delete|deleteMany)\(|\$executeRaw)|\bdb\.\$queryRaw[^`]*`\s*(UPDATE|INSERT|DELETE|WITH \w+ AS \(\s*(UPDATE|INSERT|DELETE))/;

test("[LG-01] whatever is written without an entry is nobody's deed, and is known by name", () => {
  const found = sources.filter((path) => path.startsWith("lib/") && writes.test(codeOf(path)));
  expect(found).toEqual(Object.keys(past).toSorted());
});

test("every kind of deed has a name to filter the log by", () => {
  expect(Object.keys(log).filter((group) => !Object.hasOwn(words.group, group))).toEqual([]);
});

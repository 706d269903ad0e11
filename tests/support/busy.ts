// A process that does deeds without end, to be killed in the midst of them. Each deed is told once it was acknowledged.
import { setTimeout as wait } from "node:timers/promises";
import { adviseOn } from "@/lib/advice/read-basis";
import { submitApplication } from "@/lib/applications/submit";
import { db } from "@/lib/db";
import { claimApplication } from "@/lib/queue/claim";
import { decide } from "@/lib/reviews/decide";
import { approval, rejection } from "@/tests/support/judgements";
import { aCompleteDraft, aCustomer, aManager, anAdmin } from "@/tests/support/make";
import { aHistory, anArchive, deleted, monthsAgo } from "@/tests/support/old-log";

const tell = (...words: (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);

/** Sent, claimed and decided, one application after the other. */
async function cases() {
  const manager = await aManager({ email: `${crypto.randomUUID()}@demo.test`, staffNumber: crypto.randomUUID() });
  for (let n = 0; ; n += 1) {
    const customer = await aCustomer({ email: `${crypto.randomUUID()}@demo.test` });
    const { id, version } = await aCompleteDraft(customer);
    tell("will", id);
    await submitApplication(customer, { applicationId: id, version, profileVersion: 1, declaration: true });
    tell("SUBMITTED", id);
    await claimApplication(manager, id);
    tell("IN_REVIEW", id);
    const adviceMark = (await adviseOn(db, id))?.mark ?? "";
    const made = {
      id,
      manager,
      customer,
      customerId: customer.id,
      version: version + 2,
      profileVersion: 1,
      adviceMark,
    };
    const status = await decide(manager, n % 2 ? rejection(made) : approval(made)).catch((error) => {
      // Made-up documents are few, and one document belongs to one customer.
      if (error.code !== "review.alreadyCustomer") throw error;
      return decide(manager, rejection(made));
    });
    tell(status, id);
  }
}

const rounds = 300;

/** The archive of one old day after the other, deleted by two administrators. Times never run back: the old days come first. */
async function thinning() {
  const unique = () => ({ email: `${crypto.randomUUID()}@demo.test`, staffNumber: crypto.randomUUID() });
  const day = (n: number) => new Date(monthsAgo(30).getTime() + n * 86_400_000);
  if ((await db.operationLogEntry.count()) === 0)
    await aHistory(
      Array.from({ length: 20 * rounds }, (_, n) => ({ at: day(Math.floor(n / 20)), action: "session.ended" })),
    );
  const [asker, approver] = [await anAdmin(unique()), await anAdmin(unique())];
  for (;;) {
    const n = await db.logDeletion.count();
    const archive = await anArchive(asker, day(n), day(n));
    await deleted(asker, approver, archive.id);
    tell("DELETED", archive.id);
  }
}

const work = { cases, thinning }[process.argv[2] ?? ""];
if (!work) throw new Error("cases or thinning?");
// Whatever the database's end breaks off is begun anew: nobody restarts this process.
for (let last = ""; ; await wait(100))
  await work().catch(async (error) => {
    const words = `${error?.code ?? ""} ${error?.message ?? error}`.replaceAll("\n", " ").slice(0, 300);
    if (words !== last) tell("trouble", words);
    last = words;
    await db.$queryRaw`SELECT 1`.catch(() => {});
  });

import { expect, test } from "vitest";
import { chance } from "@/tests/support/chance";
import { entries, forgetWitness, signNow, tampered } from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";
import { tamperings } from "@/tests/support/tampering";

/** LOG_TAMPERINGS=5000 by `npm run faults`. */
const times = Number(process.env.LOG_TAMPERINGS ?? 64);
const size = 24;

test("[LG-03] whatever is altered, deleted, put in, exchanged or cut off anywhere is found, by the number of the first bad entry; 64 times or LOG_TAMPERINGS", async () => {
  await entries(await aStranger(), size);
  await signNow();
  const random = chance("tampering");
  for (let done = 0; done < times; ) {
    for (const { words, seq, witnessed } of tamperings(size, random)) {
      const fault = await tampered((client) => client.query(words), witnessed ? { witnessed } : {});
      expect(fault, words).toMatchObject({ seq });
      done += 1;
    }
  }
  await forgetWitness();
}, 3_600_000);

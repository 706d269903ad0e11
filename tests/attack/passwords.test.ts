import { expect, test } from "vitest";
import { sql } from "@/tests/attack/changes";
import { everyAction } from "@/tests/attack/doors";
import { answersFor, call } from "@/tests/attack/forms";
import { forEach, share } from "@/tests/attack/request";
import { cookieOf } from "@/tests/attack/visitors";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";
import { givePassword } from "@/tests/support/passwords";

/** What somebody signed in as an administrator may call at all. */
const actions = (await everyAction()).filter(({ gate }) => gate !== "PUBLIC" && /ADMIN|PERSON/.test(gate.role));

const credentialOf = async (id: string) =>
  sql(`select wrapped, "changedAt" from "Credential" where "userId" = $1`, [id]);

/** Every name under which somebody might look for whose password it is, and for the password. */
const smuggled = (id: string) => ({
  userId: id,
  personId: id,
  staffId: id,
  customerId: id,
  id,
  password: "a sentence nobody guesses",
  newPassword: "a sentence nobody guesses",
  wrapped: "v1",
});

test("[AU-05][AZ-07] an administrator calls every action with a victim's id, and nobody's password changes", async () => {
  for (const [turn, victim] of [await aCustomer(), await aManager(), await anAdmin()].entries()) {
    await givePassword(victim.id);
    const before = await credentialOf(victim.id);
    expect(before).toHaveLength(1);
    await forEach(share(actions, turn, 3), async (action) => {
      const admin = await anAdmin();
      const form = { ...smuggled(victim.id), ...answersFor(action, victim.id) };
      await call(action, form, { cookie: await cookieOf(admin) });
      expect({ action: action.name, credential: await credentialOf(victim.id) }).toEqual({
        action: action.name,
        credential: before,
      });
    });
  }
});

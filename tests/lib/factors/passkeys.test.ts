import { beforeEach, expect, test } from "vitest";
import type { Manager } from "@/lib/auth/actor";
import { enterByFirstPasskey, enterByPasskey } from "@/lib/auth/second-factor";
import { confirmByPasskey } from "@/lib/auth/step-up";
import { db } from "@/lib/db";
import { addPasskey } from "@/lib/factors/add-passkey";
import { askForNewPasskey, askForPasskey } from "@/lib/factors/ask-for-passkey";
import type { Owner } from "@/lib/factors/change";
import { findFactors } from "@/lib/factors/queries";
import { removePasskey } from "@/lib/factors/remove-passkey";
import { renamePasskey } from "@/lib/factors/rename-passkey";
import { findLiveSession } from "@/lib/sessions/find";
import { aDevice } from "@/tests/support/authenticator";
import { entrantOf } from "@/tests/support/factors";
import { aManager } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let manager: Manager;
let device: ReturnType<typeof aDevice>;

beforeEach(async () => {
  manager = await aManager();
  await giveSession(manager);
  device = aDevice();
});

const add = async (owner: Owner = manager, name: string | null = "办公室电脑") =>
  addPasskey(owner, { response: device.make(await askForNewPasskey(owner)), name });
type Deeds = Parameters<typeof device.show>[1];
const show = async (deeds?: Deeds) =>
  confirmByPasskey(manager, device.show(await askForPasskey(manager), deeds)).then(
    () => "in",
    (refusal) => refusal.code,
  );

test("[AU-14][AU-16] a passkey is added, told to its owner, written down, and then shows who one is", async () => {
  await add();
  expect((await findFactors(manager)).passkeys).toMatchObject([{ name: "办公室电脑", suspectAt: null }]);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ template: "FACTOR_ADDED", facts: { factor: "passkey" } });
  expect(await db.operationLogEntry.count({ where: { action: "factor.added" } })).toBe(1);
  expect((await findFactors(manager)).codesLeft).toBe(10);
  expect(await show()).toBe("in");
});

test("[AU-14] browsers are asked for a person whom the device verifies, and 32 random bytes", async () => {
  const made = JSON.parse(await askForNewPasskey(manager));
  expect(made).toMatchObject({
    rp: { id: "localhost" },
    attestation: "none",
    authenticatorSelection: { userVerification: "required" },
  });
  expect(Buffer.from(made.challenge, "base64url")).toHaveLength(32);
  expect(JSON.parse(await askForPasskey(manager))).toMatchObject({ rpId: "localhost", userVerification: "required" });
});

test.each<[string, Deeds]>([
  ["for another origin", { origin: "http://localhost.example.com:3000" }],
  ["for another port", { origin: "http://localhost:3001" }],
  ["for another relying party", { rpId: "example.com" }],
  ["without a verified person", { verified: false }],
])("[AU-14] a signature %s is refused", async (_what, deeds) => {
  await add();
  expect(await show(deeds)).toBe("passkey.wrong");
});

test("[AU-14] a new passkey from another origin, or without a verified person, is not taken", async () => {
  for (const deeds of [{ origin: "https://phish.example" }, { verified: false }, { rpId: "phish.example" }]) {
    const response = device.make(await askForNewPasskey(manager), deeds);
    await expect(addPasskey(manager, { response, name: null })).rejects.toMatchObject({ code: "passkey.notMade" });
  }
  expect(await db.passkey.count()).toBe(0);
});

test("[AU-14] a challenge is used up by its first answer, also by a wrong one, and ends after five minutes", async () => {
  await add();
  const options = await askForPasskey(manager);
  await confirmByPasskey(manager, device.show(options));
  await expect(confirmByPasskey(manager, device.show(options))).rejects.toMatchObject({ code: "passkey.wrong" });

  const spoilt = await askForPasskey(manager);
  await confirmByPasskey(manager, device.show(spoilt, { origin: "https://phish.example" })).catch(() => {});
  await expect(confirmByPasskey(manager, device.show(spoilt))).rejects.toMatchObject({ code: "passkey.wrong" });

  const late = await askForPasskey(manager);
  await db.$executeRaw`UPDATE "Challenge" SET "expiresAt" = "expiresAt" - interval '301 seconds'`;
  await expect(confirmByPasskey(manager, device.show(late))).rejects.toMatchObject({ code: "passkey.wrong" });
  expect(await db.challenge.count()).toBe(0);
});

test("[AU-14] a challenge of one session answers for no other, and one kind for no other", async () => {
  await add();
  const elsewhere = { ...manager, sessionId: crypto.randomUUID() };
  await giveSession(elsewhere);
  const foreign = device.show(await askForPasskey(elsewhere));
  await expect(confirmByPasskey(manager, foreign)).rejects.toMatchObject({ code: "passkey.wrong" });
  const making = device.show(await askForNewPasskey(manager));
  await expect(confirmByPasskey(manager, making)).rejects.toMatchObject({ code: "passkey.wrong" });
});

test("[AU-14] another person's passkey shows nothing, and cannot be added a second time", async () => {
  const other = await aManager();
  await giveSession(other);
  await add(other);
  expect(await show()).toBe("passkey.wrong");
  await expect(add()).rejects.toMatchObject({ code: "passkey.known" });
});

test("[AU-14] a counter that goes back switches the passkey off and tells its owner", async () => {
  await add();
  expect(await show({ counter: 7 })).toBe("in");
  expect(await show({ counter: 7 })).toBe("passkey.suspect");
  expect((await findFactors(manager)).passkeys).toMatchObject([{ suspectAt: expect.any(Date) }]);
  expect(await db.operationLogEntry.count({ where: { action: "factor.suspected" } })).toBe(1);
  expect(await show({ counter: 8 })).toBe("passkey.wrong");
});

test("several passkeys are told apart by their names, which only the owner changes", async () => {
  await add();
  device = aDevice();
  await add(manager, null);
  const [first, second] = (await findFactors(manager)).passkeys;
  expect(second?.name).toBe(manager.device);
  await renamePasskey(manager, { id: second!.id, name: "手机" });
  expect((await findFactors(manager)).passkeys.map(({ name }) => name)).toEqual(["办公室电脑", "手机"]);
  const other = await aManager();
  await expect(renamePasskey(other, { id: first!.id, name: "x" })).rejects.toMatchObject({ code: "factor.missing" });
  await expect(removePasskey(other, { id: first!.id })).rejects.toMatchObject({ code: "factor.missing" });
});

test("[SE-07] a passkey removed ends the sessions elsewhere and opens nothing any more", async () => {
  await add();
  const elsewhere = { id: manager.id, sessionId: crypto.randomUUID() };
  await giveSession(elsewhere);
  await removePasskey(manager, { id: (await findFactors(manager)).passkeys[0]!.id });
  expect((await db.session.findUniqueOrThrow({ where: { id: elsewhere.sessionId } })).endedReason).toBe(
    "factor changed",
  );
  expect(await show()).toBe("passkey.wrong");
  expect(await db.mail.count({ where: { template: "FACTOR_REMOVED" } })).toBe(1);
});

test("[AU-12][AU-14] a passkey completes a sign-in, also as the first factor of somebody who must have one", async () => {
  await db.session.updateMany({ data: { stage: "PASSWORD" } });
  const entrant = await entrantOf(manager);
  const first = { response: device.make(await askForNewPasskey(entrant)), name: null };
  const { token } = await enterByFirstPasskey(entrant, first);
  expect(await findLiveSession(token)).toMatchObject({ id: manager.id });

  await db.session.updateMany({ data: { stage: "PASSWORD" } });
  expect(await findLiveSession(token)).toBeNull();
  const second = { response: aDevice().make(await askForNewPasskey(entrant)), name: null };
  await expect(enterByFirstPasskey(entrant, second)).rejects.toMatchObject({ code: "factor.needed" });
  const entered = await enterByPasskey(entrant, device.show(await askForPasskey(entrant)));
  expect(await findLiveSession(entered.token)).toMatchObject({ id: manager.id, fresh: true });
});

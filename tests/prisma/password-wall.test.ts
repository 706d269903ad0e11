import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import type { LinkPurpose } from "@/lib/generated/prisma/enums";
import { appRole, workingAs } from "@/lib/wall/roles";
import { aManager, anAdmin } from "@/tests/support/make";

/** As the running product works. */
let client: pg.Client;
let victim = "";
let admin = "";

beforeAll(async () => {
  client = new pg.Client({ connectionString: workingAs(appRole, process.env.DATABASE_URL ?? "") });
  await client.connect();
});
afterAll(() => client.end());

beforeEach(async () => {
  victim = (await aManager()).id;
  admin = (await anAdmin()).id;
});

const put = (wrapped = "chosen by somebody") =>
  client.query(
    `insert into "Credential" ("userId", wrapped) values ($1, $2) on conflict ("userId") do update set wrapped = $2`,
    [victim, wrapped],
  );
const actAs = (id: string) => client.query("select set_config('xinka.actor', $1, true)", [id]);
const useUp = (purpose: string) =>
  client.query(`update "OneTimeLink" set "usedAt" = now() where "userId" = $1 and purpose = $2`, [victim, purpose]);
const stored = () => db.credential.findUnique({ where: { userId: victim }, select: { wrapped: true } });

async function mailed(purpose: LinkPurpose, { userId = victim, minutes = 30 } = {}) {
  const now = Date.now();
  const [createdAt, expiresAt] = [new Date(now - 3_600_000), new Date(now + minutes * 60_000)];
  const tokenHash = hashToken(`${purpose} ${userId} ${minutes}`);
  await db.oneTimeLink.create({ data: { userId, purpose, tokenHash, createdAt, expiresAt } });
}

/** Runs the deeds in one transaction of the product's role. */
async function together(...deeds: (() => Promise<unknown>)[]) {
  await client.query("begin");
  try {
    for (const deed of deeds) await deed();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const refusal = /nobody sets the password of somebody else/;

test("[AU-05] the database takes no password from nobody, and none from an administrator for somebody else", async () => {
  await expect(together(put)).rejects.toThrow(refusal);
  await expect(together(() => actAs(admin), put)).rejects.toThrow(refusal);
  expect(await stored()).toBeNull();
  await together(
    () => actAs(victim),
    () => put("the owner's own"),
  );
  await expect(together(() => actAs(admin), put)).rejects.toThrow(refusal);
  expect(await stored()).toEqual({ wrapped: "the owner's own" });
});

test("[AU-05] saying who acts holds for one transaction", async () => {
  await together(() => actAs(victim));
  await expect(put()).rejects.toThrow(refusal);
});

test.each(["RESET_PASSWORD", "ACTIVATE"] as const)(
  "[AU-05][AU-07] a link to %s opens the way once",
  async (purpose) => {
    await mailed(purpose);
    await together(() => useUp(purpose), put);
    expect(await stored()).not.toBeNull();
    await expect(together(put)).rejects.toThrow(refusal);
    await expect(together(() => useUp(purpose), put)).rejects.toThrow(/opens once/);
  },
);

test("[AU-05] a link for something else, of somebody else, over its time or only lying there opens nothing", async () => {
  await mailed("RESET_PASSWORD");
  await expect(together(put)).rejects.toThrow(refusal);
  await mailed("CONFIRM_EMAIL");
  await expect(together(() => useUp("CONFIRM_EMAIL"), put)).rejects.toThrow(refusal);
  await db.oneTimeLink.deleteMany({ where: { purpose: "RESET_PASSWORD" } });
  await mailed("RESET_PASSWORD", { minutes: -1 });
  await expect(together(() => useUp("RESET_PASSWORD"), put)).rejects.toThrow(refusal);
  await mailed("ACTIVATE", { userId: admin });
  const others = () => client.query(`update "OneTimeLink" set "usedAt" = now() where "userId" = $1`, [admin]);
  await expect(together(others, put)).rejects.toThrow(refusal);
});

test("[AU-05] a link made in the very transaction that uses it opens nothing: it was never mailed", async () => {
  const make = () =>
    client.query(
      `insert into "OneTimeLink" (id, "userId", purpose, "tokenHash", "expiresAt")
       values (gen_random_uuid(), $1, 'RESET_PASSWORD', 'a hash', now() + interval '30 minutes')`,
      [victim],
    );
  await expect(together(make, () => useUp("RESET_PASSWORD"), put)).rejects.toThrow(refusal);
});

test("[AU-05][AU-07] a link goes over to nobody else, and its use is not taken back", async () => {
  await mailed("RESET_PASSWORD");
  const give = () => client.query(`update "OneTimeLink" set "userId" = $1`, [admin]);
  await expect(together(give)).rejects.toThrow(/opens once/);
  await together(() => useUp("RESET_PASSWORD"));
  const undo = () => client.query(`update "OneTimeLink" set "usedAt" = null`);
  await expect(together(undo)).rejects.toThrow(/opens once/);
});

test("[AU-05] a password does not move to another account", async () => {
  await together(
    () => actAs(admin),
    () => client.query(`insert into "Credential" values ($1, 'own')`, [admin]),
  );
  const move = () => client.query(`update "Credential" set "userId" = $1 where "userId" = $2`, [victim, admin]);
  await expect(together(() => actAs(victim), move)).rejects.toThrow(/does not change hands/);
});

test("[AU-05] the product's role cannot take the wall down", async () => {
  for (const words of [
    `alter table "Credential" disable trigger credential_is_the_owners`,
    `drop trigger credential_is_the_owners on "Credential"`,
    "create or replace function guard_credential() returns trigger language plpgsql as 'begin return new; end'",
    "set session_replication_role = replica",
  ])
    await expect(together(() => client.query(words))).rejects.toThrow(/must be owner|permission denied/);
});

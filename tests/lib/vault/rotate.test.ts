import { createHash, createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { checkPassword, wrapPassword } from "@/lib/auth/password";
import { askForEmail } from "@/lib/contacts/ask-for-email";
import { findProfile } from "@/lib/customers/queries";
import { register } from "@/lib/customers/register";
import { db, transaction } from "@/lib/db";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { indexForms, keyedIndex } from "@/lib/vault/keyed-index";
import { masterKey, masterKeys, passwordKey, passwordKeys } from "@/lib/vault/keys";
import { rotate } from "@/lib/vault/rotate";
import { rotateIndexes } from "@/lib/vault/rotate-indexes";
import { open, openBytes, seal } from "@/lib/vault/seal";
import { aCustomer } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { aVisitor } from "@/tests/support/visitor";

/** The keys of before, under which everything lies when a test begins. */
const former = (letter: string) => Buffer.alloc(32, letter).toString("base64");
Object.assign(process.env, {
  DATA_KEY_BEFORE: former("D"),
  PASSWORD_KEY_BEFORE: former("P"),
  INDEX_KEY_BEFORE: former("I"),
});

const idOf = (name: string, key: string) =>
  createHash("sha256").update(`id:${name}:`).update(Buffer.from(key, "base64")).digest("hex").slice(0, 8);
const formerKey = (name: string, letter: string) => ({
  id: idOf(name, former(letter)),
  secret: createSecretKey(Buffer.alloc(32, letter)),
});
const formerIndex = (kind: string, text: string) => {
  const key = Buffer.from(hkdfSync("sha256", Buffer.alloc(32, "I"), "xinka", `index:${kind}`, 32));
  return createHmac("sha256", key).update(text, "utf8").digest("base64url");
};

const dataKeys = () => asOwner<{ userId: string; wrapped: string }>('select "userId", wrapped from "DataKey"');
const dataPlace = (row: string) => ({ table: "DataKey", column: "wrapped", row });
const passwordPlace = (row: string) => ({ table: "Credential", column: "wrapped", row });

/** So many people as a bank knows them whose keys have not changed yet. */
async function people(count: number) {
  const made: Customer[] = [];
  for (let number = 0; number < count; number += 1) made.push(await aCustomer({ email: `old-${number}@example.com` }));
  for (const { userId, wrapped } of await dataKeys()) {
    const bytes = openBytes(masterKeys(), dataPlace(userId), wrapped);
    const old = seal(formerKey("DATA_KEY", "D"), dataPlace(userId), bytes);
    await asOwner('update "DataKey" set wrapped = $2 where "userId" = $1', [userId, old]);
  }
  return made;
}

const oldLeft = async () =>
  (await dataKeys()).filter(({ wrapped }) => !wrapped.startsWith(`v1.${masterKey().id}.`)).length;

describe("[DP-04] the key of the customers' data", () => {
  test("is replaced while both open, and ends with no row under the one of before", async () => {
    const [one] = await people(3);
    expect((await findProfile(one!)).profile.name).toBe("周雨桐");
    expect(await rotate("data")).toEqual({ renewed: 3, left: 0 });
    expect((await findProfile(one!)).profile.name).toBe("周雨桐");
    expect(await oldLeft()).toBe(0);
    expect(await rotate("data")).toEqual({ renewed: 0, left: 0 });
    const [entry] = await asOwner(`select action, "actorId", detail from "OperationLogEntry"`);
    expect(entry).toEqual({ action: "keys.rotated", actorId: null, detail: { what: "data", renewed: 3, left: 0 } });
  });

  test("stopped at any of fifty points it goes on where it stood, and nobody is unreadable in between", async () => {
    const made = await people(50);
    for (let point = 1; point <= 50; point += 1) {
      const stop = (renewed: number) => {
        if (renewed > 0) throw new Error("stopped");
      };
      await rotate("data", { size: 1, told: stop }).catch(() => {});
      expect(await oldLeft()).toBe(50 - point);
      const person = made[point % made.length]!;
      expect((await findProfile(person)).profile.name).toBe("周雨桐");
    }
    expect(await rotate("data")).toEqual({ renewed: 0, left: 0 });
  }, 60_000);
});

describe("[DP-04] the key of the passwords", () => {
  const stored = async (userId: string) => (await db.credential.findUniqueOrThrow({ where: { userId } })).wrapped;

  beforeEach(async () => {
    const { id } = await aCustomer();
    await givePassword(id);
    const hash = open(passwordKeys(), passwordPlace(id), await stored(id));
    const old = seal(formerKey("PASSWORD_KEY", "P"), passwordPlace(id), hash);
    await asOwner(`set session_replication_role = replica; update "Credential" set wrapped = '${old}'`);
  });

  test("is replaced under the same hash: the password opens before, between and after", async () => {
    const [{ userId, changedAt }] = (await asOwner<{ userId: string; changedAt: Date }>(
      'select "userId", "changedAt" from "Credential"',
    )) as [{ userId: string; changedAt: Date }];
    expect((await checkPassword(userId, await stored(userId), usualPassword)).fits).toBe(true);
    expect(await rotate("password")).toEqual({ renewed: 1, left: 0 });
    expect(await stored(userId)).toMatch(new RegExp(`^v1\\.${passwordKey().id}\\.`));
    expect((await checkPassword(userId, await stored(userId), usualPassword)).fits).toBe(true);
    expect((await db.credential.findUniqueOrThrow({ where: { userId } })).changedAt).toEqual(changedAt);
  });

  test("never puts an old password over one that its owner sets at that moment", async () => {
    const { userId } = await db.credential.findFirstOrThrow({ select: { userId: true } });
    const fresh = await wrapPassword(userId, "a sentence chosen just now");
    const slow = transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('xinka.actor', ${userId}, true)`;
      await tx.credential.update({ where: { userId }, data: { wrapped: fresh } });
      await new Promise((wake) => setTimeout(wake, 300));
    });
    await new Promise((wake) => setTimeout(wake, 100));
    expect(await rotate("password")).toEqual({ renewed: 0, left: 0 });
    await slow;
    expect(await stored(userId)).toBe(fresh);
  });
});

describe("[DP-04] the key of the indexes", () => {
  const number = "34052419800101001X";

  async function indexedBefore() {
    const profile = { documentNumber: number, name: "张三", mobile: "13971937193" };
    const customer = await aCustomer({ email: "old@example.com", profile });
    await askForEmail(customer, { email: "new@example.com" });
    await asOwner(`update "User" set "emailIndex" = '${formerIndex("email", "old@example.com")}'`);
    await asOwner(
      `update "Customer" set "nameIndex" = '${formerIndex("name", nameKey("张三"))}',
         "mobileIndex" = '${formerIndex("mobile", "13971937193")}',
         "documentIndex" = '${formerIndex("document", documentKey("RESIDENT_ID", number))}'`,
    );
    await asOwner(
      `update "ContactChange" set "oldIndex" = '${formerIndex("email", "old@example.com")}',
         "newIndex" = '${formerIndex("email", "new@example.com")}'`,
    );
    return customer;
  }

  test("both forms find a person meanwhile, and an address is not registered twice", async () => {
    const { id } = await indexedBefore();
    const where = { emailIndex: { in: indexForms("email", "old@example.com") } };
    expect(await db.user.findFirst({ where, select: { id: true } })).toEqual({ id });
    await register(aVisitor(), {
      email: "old@example.com",
      mobile: "13900000000",
      password: usualPassword,
      consent: true,
    });
    expect(await db.user.count()).toBe(1);
  });

  test("afterwards every index is of the present key, also when it was begun twice", async () => {
    const { id } = await indexedBefore();
    const before = await db.customer.findUniqueOrThrow({ where: { id }, select: { updatedAt: true, version: true } });
    await rotateIndexes({
      size: 1,
      told: () => {
        throw new Error("stopped");
      },
    }).catch(() => {});
    expect((await rotateIndexes()).left).toBe(0);
    expect(await rotateIndexes()).toEqual({ renewed: 0, left: 0 });
    expect(await db.user.findFirstOrThrow({ select: { emailIndex: true } })).toEqual({
      emailIndex: keyedIndex("email", "old@example.com"),
    });
    expect(
      await db.customer.findFirstOrThrow({
        select: { nameIndex: true, mobileIndex: true, documentIndex: true, updatedAt: true, version: true },
      }),
    ).toEqual({
      nameIndex: keyedIndex("name", nameKey("张三")),
      mobileIndex: keyedIndex("mobile", "13971937193"),
      documentIndex: keyedIndex("document", documentKey("RESIDENT_ID", number)),
      ...before,
    });
    expect(await db.contactChange.findFirstOrThrow({ select: { oldIndex: true, newIndex: true } })).toEqual({
      oldIndex: keyedIndex("email", "old@example.com"),
      newIndex: keyedIndex("email", "new@example.com"),
    });
  });
});

import { expect, test } from "vitest";
import { codeOf, sources } from "@/tests/house/source";

const outer = sources.filter((path) => /^(app|lib|bin|prisma|bench)\//.test(path) || !path.includes("/"));
const holding = (pattern: RegExp) => outer.filter((path) => pattern.test(codeOf(path)));

test("[AU-05] a credential is written in one place, and these deeds alone come to it", () => {
  const writes = /\bcredential\.(create|update|upsert)|(INSERT INTO|UPDATE|COPY) "Credential"/i;
  expect(holding(writes)).toEqual(["lib/auth/password.ts"]);
  expect(holding(/\bsavePassword\(/)).toEqual([
    "lib/auth/change-password.ts",
    "lib/auth/password.ts",
    "lib/auth/reset-password.ts",
    "lib/auth/sign-in.ts",
    "lib/customers/register.ts",
    "lib/staff/activate.ts",
  ]);
});

test("[AU-05] the demo bank gives passwords in a try-out only", () => {
  expect(holding(/sheets\.Credential/)).toEqual(["prisma/demo/cast.ts"]);
  expect(codeOf("prisma/demo/seed.ts")).toMatch(/seeding\.tryOut \? await credentialParts/);
});

test("[AU-05] no form or action takes a password for an account that it names", () => {
  const asks = /\bnewPassword\b/;
  const schemas = codeOf("lib/auth/schema.ts").split(/(?=export const)/);
  const named = schemas.filter((schema) => asks.test(schema) && /\b(userId|id|account|subjectId):/.test(schema));
  expect(named).toEqual([]);
  expect(holding(asks)).toEqual(["lib/auth/schema.ts"]);
});

test("[AU-06] an address is written when an account begins and when its owner has confirmed another, nowhere else", () => {
  const writes =
    /emailSealed: seal\(|\{[^}]*\bemailSealed, emailIndex|(SET|,)\s*"email(Sealed|Index)" =|^\s*"emailSealed" =/m;
  expect(holding(writes).filter((path) => !path.startsWith("prisma/demo/"))).toEqual([
    "lib/backups/merge-present.ts",
    "lib/contacts/put-email.ts",
    "lib/customers/register.ts",
    "lib/staff/invite.ts",
  ]);
});

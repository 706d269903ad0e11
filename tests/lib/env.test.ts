import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { settingFaults } from "@/lib/env";

const key = (letter: string) => createHash("sha256").update(letter).digest("base64");
const good = {
  NODE_ENV: "production" as const,
  DATABASE_URL: "postgresql://xinka:secret@db:5432/xinka",
  APP_URL: "https://card.example.com",
  AUTH_SECRET: key("a"),
  DATA_KEY: key("d"),
  INDEX_KEY: key("i"),
  PASSWORD_KEY: key("p"),
  LOG_KEY: key("l"),
  SMTP_URL: "smtp://mail.example.com:587",
};

test("a complete set of settings starts", () => expect(settingFaults(good)).toEqual([]));

describe("[DP-10] the portal refuses to start, with a sentence, when", () => {
  test.each([
    ["the database is not named", { DATABASE_URL: "" }, /^DATABASE_URL is missing/],
    ["the database is of another kind", { DATABASE_URL: "mysql://db" }, /^DATABASE_URL must begin with postgresql/],
    ["a key is missing", { DATA_KEY: "" }, /^DATA_KEY is missing/],
    [
      "a key is too short",
      { INDEX_KEY: Buffer.alloc(16, "x").toString("base64") },
      /^INDEX_KEY must be 32 random bytes/,
    ],
    ["a key is not base64 of 32 bytes", { AUTH_SECRET: "secret" }, /^AUTH_SECRET must be 32 random bytes/],
    ["two keys are equal", { INDEX_KEY: key("d") }, /no two of the keys may be equal/],
    ["another key is missing", { LOG_KEY: "" }, /^LOG_KEY is missing/],
    ["a key is too long", { PASSWORD_KEY: Buffer.alloc(33, 7).toString("base64") }, /^PASSWORD_KEY must be 32/],
    ["a key is all zeros", { DATA_KEY: Buffer.alloc(32).toString("base64") }, /the other keys must be random/],
    ["a key is one letter over and over", { LOG_KEY: Buffer.alloc(32, "x").toString("base64") }, /must be random/],
    ["a key repeats itself", { INDEX_KEY: Buffer.from("abcdefgh".repeat(4)).toString("base64") }, /must be random/],
    [
      "a key is a sentence somebody made up",
      { AUTH_SECRET: Buffer.from("this is 32 signs long, made up!!").toString("base64") },
      /must be random/,
    ],
    ["a key of before is none", { DATA_KEY_BEFORE: "old" }, /^DATA_KEY_BEFORE must be 32 random bytes/],
    ["a key was not changed at all", { DATA_KEY_BEFORE: key("d") }, /no two of the keys may be equal/],
    ["a key of before is in use elsewhere", { INDEX_KEY_BEFORE: key("p") }, /no two of the keys may be equal/],
    ["a key of before is weak", { PASSWORD_KEY_BEFORE: Buffer.alloc(32, 1).toString("base64") }, /must be random/],
    [
      "the database may be spoken to in the clear",
      { DATABASE_URL: "postgresql://a:b@db.example/x?sslmode=prefer" },
      /^DATABASE_URL asks for a connection that is not/,
    ],
    [
      "the mail server's certificate would not be checked",
      { SMTP_URL: "smtps://mail.example?tls.rejectUnauthorized=false" },
      /^SMTP_URL asks for a connection that is not/,
    ],
    [
      "documents would travel in the clear",
      {
        S3_ENDPOINT: "http://s3.example.com",
        S3_BUCKET: "documents",
        S3_ACCESS_KEY_ID: "a",
        S3_SECRET_ACCESS_KEY: "b",
      },
      /^S3_ENDPOINT must begin with https/,
    ],
    ["no mail can leave", { SMTP_URL: "" }, /^SMTP_URL is missing/],
    [
      "passwords would be hashed with a test's effort",
      { PASSWORD_COST: "floor" },
      /^PASSWORD_COST floor is for tests only/,
    ],
    ["the address is none", { APP_URL: "card" }, /^APP_URL must be the address/],
    ["a number is none", { DATABASE_POOL: "many" }, /^DATABASE_POOL must be a number/],
    ["a switch is neither on nor off", { TRY_OUT: "maybe" }, /^TRY_OUT must be 0 or 1/],
    [
      "the object store is half described",
      { S3_ENDPOINT: "https://s3.example.com" },
      /^S3_BUCKET and S3_ACCESS_KEY_ID/,
    ],
  ])("%s", (_when, change, sentence) => {
    const faults = settingFaults({ ...good, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
  });
});

test("every fault is named at once", () => {
  const named = settingFaults({ NODE_ENV: "production" }).map((sentence) => sentence.split(" ")[0]);
  expect(named).toEqual([
    "DATABASE_URL",
    "AUTH_SECRET",
    "DATA_KEY",
    "INDEX_KEY",
    "PASSWORD_KEY",
    "LOG_KEY",
    "SMTP_URL",
  ]);
});

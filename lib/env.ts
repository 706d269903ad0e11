import { z } from "zod";
import { lazy } from "@/lib/lazy";
import { asksForLess, isNear } from "@/lib/wall/tls";

const key = z
  .string("is missing: 32 random bytes in base64")
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 random bytes in base64");

const flag = z
  .enum(["0", "1"], "must be 0 or 1")
  .default("0")
  .transform((text) => text === "1");

/** A rule about several settings, which speaks whatever else is wrong, so that every fault is named at once. */
function among(setting: string, error: string) {
  return { path: [setting], error, when: () => true };
}

function areDifferent(keys: (string | undefined)[]) {
  const given = keys.filter(Boolean);
  return new Set(given).size === given.length;
}

const keyNames = ["AUTH_SECRET", "DATA_KEY", "INDEX_KEY", "PASSWORD_KEY", "LOG_KEY", "BACKUP_SIGNING_KEY"] as const;

/** Present and former ones, as far as they are given. */
function keysOf(settings: Record<string, unknown>) {
  return keyNames
    .flatMap((name) => [settings[name], settings[`${name}_BEFORE`]])
    .filter((text): text is string => typeof text === "string" && text !== "");
}

/** Of 32 random bytes some 30 are different; what a person made up repeats itself or is all letters. */
function isWeak(text: string) {
  const bytes = Buffer.from(text, "base64");
  const printable = bytes.every((byte) => byte >= 32 && byte < 127);
  return bytes.length === 32 && (new Set(bytes).size < 16 || printable);
}

function isSafe(address: unknown, plainHosts: string | undefined) {
  return typeof address !== "string" || !URL.canParse(address) || isNear(address, plainHosts) || !asksForLess(address);
}

/** Every setting of the product; `.env.example` explains each. */
export const Settings = z
  .object({
    DATABASE_URL: z.string("is missing: postgresql://user:password@host:5432/name").regex(/^postgres(ql)?:\/\//, {
      error: "must begin with postgresql://",
    }),
    DATABASE_POOL: z.coerce.number("must be a number").int().min(1).max(100).default(10),
    APP_URL: z
      .url("must be the address people open, such as https://card.example.com")
      .default("http://localhost:3000"),
    AUTH_SECRET: key,
    DATA_KEY: key,
    INDEX_KEY: key,
    PASSWORD_KEY: key,
    LOG_KEY: key,
    AUTH_SECRET_BEFORE: key.optional(),
    DATA_KEY_BEFORE: key.optional(),
    INDEX_KEY_BEFORE: key.optional(),
    PASSWORD_KEY_BEFORE: key.optional(),
    PASSWORD_COST: z.enum(["production", "floor"], "must be production or floor").default("production"),
    SMTP_URL: z.url("must be an address such as smtp://user:password@host:587").optional(),
    MAIL_FROM: z.string().default("信卡 Xinka <no-reply@localhost>"),
    DOCUMENTS_DIR: z.string().default(".data/documents"),
    S3_ENDPOINT: z.url("must be the address of the object store").optional(),
    S3_REGION: z.string().default("auto"),
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    SCANNER_URL: z.url("must be the address of a clamd, such as clamd://127.0.0.1:3310").optional(),
    CHECKPOINTS_FILE: z.string().default(".data/checkpoints"),
    BACKUPS_DIR: z.string().default(".data/backups"),
    BACKUPS_BUCKET: z.string().optional(),
    BACKUP_SIGNING_KEY: key.optional(),
    BACKUP_RECIPIENTS: z
      .string()
      .regex(/^age1[0-9a-z]+([ ,]+age1[0-9a-z]+)+$/, "must be two or more age1… keys (npm run backup -- keygen)")
      .optional()
      .transform((text) => text?.split(/[ ,]+/)),
    BACKUP_TRUSTED: z
      .string()
      .default("")
      .transform((text) => text.split(/[ ,]+/).filter(Boolean)),
    PLAIN_HOSTS: z.string().default(""),
    TRUSTED_PROXIES: z.coerce.number("must be a number").int().min(0).max(10).default(0),
    CLAIM_MINUTES: z.coerce.number("must be a number").int().min(0).max(10_080).default(30),
    JOBS: z.enum(["inside", "worker"], "must be inside or worker").default("inside"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    MAILBOX_DIR: z.string().default(".data/mail"),
    TRY_OUT: flag,
  })
  .refine((settings) => areDifferent(keysOf(settings)), among("DATA_KEY", "no two of the keys may be equal"))
  .refine(
    (settings) => settings.TRY_OUT || !keysOf(settings).some(isWeak),
    among("DATA_KEY", "and the other keys must be random: openssl rand -base64 32"),
  )
  .refine(
    ({ DATABASE_URL, PLAIN_HOSTS }) => isSafe(DATABASE_URL, PLAIN_HOSTS),
    among("DATABASE_URL", "asks for a connection that is not encrypted and checked (sslmode=verify-full)"),
  )
  .refine(
    ({ SMTP_URL, PLAIN_HOSTS }) => isSafe(SMTP_URL, PLAIN_HOSTS),
    among("SMTP_URL", "asks for a connection that is not encrypted and checked"),
  )
  .refine(
    ({ S3_ENDPOINT, PLAIN_HOSTS }) => !S3_ENDPOINT?.startsWith("http:") || isNear(S3_ENDPOINT, PLAIN_HOSTS),
    among("S3_ENDPOINT", "must begin with https://"),
  )
  .refine(
    ({ SCANNER_URL, PLAIN_HOSTS }) => !SCANNER_URL || isNear(SCANNER_URL, PLAIN_HOSTS),
    among("SCANNER_URL", "must be on this machine or named by PLAIN_HOSTS: what it is shown is not encrypted"),
  )
  .refine(
    ({ TRY_OUT, SMTP_URL }) => TRY_OUT || SMTP_URL,
    among("SMTP_URL", "is missing: without it no mail leaves the bank"),
  )
  .refine(
    ({ TRY_OUT, PASSWORD_COST }) => TRY_OUT || PASSWORD_COST !== "floor",
    among("PASSWORD_COST", "floor is for tests only"),
  )
  .refine(
    ({ S3_ENDPOINT, ...s3 }) => !S3_ENDPOINT || (s3.S3_BUCKET && s3.S3_ACCESS_KEY_ID && s3.S3_SECRET_ACCESS_KEY),
    among("S3_BUCKET", "and S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong to S3_ENDPOINT"),
  )
  .refine(
    ({ BACKUPS_BUCKET, S3_ENDPOINT }) => !BACKUPS_BUCKET || S3_ENDPOINT,
    among("BACKUPS_BUCKET", "belongs to S3_ENDPOINT and its keys"),
  )
  .refine(
    ({ BACKUP_SIGNING_KEY, BACKUP_RECIPIENTS }) => Boolean(BACKUP_SIGNING_KEY) === Boolean(BACKUP_RECIPIENTS),
    among("BACKUP_RECIPIENTS", "and BACKUP_SIGNING_KEY belong together"),
  );

export type Env = z.output<typeof Settings>;

/** The faults of a set of settings, one sentence each; none means that the product may start. */
export function settingFaults(settings: NodeJS.ProcessEnv): string[] {
  const parsed = Settings.safeParse(present(settings));
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
}

/** The settings of this process, checked. Throws with one sentence per fault. */
export const env: Env = lazy(() => {
  const faults = settingFaults(process.env);
  if (faults.length > 0) throw new Error(`The settings are not right:\n${faults.join("\n")}`);
  return Settings.parse(present(process.env));
});

/** An empty line in an .env file means "not set". */
function present(settings: NodeJS.ProcessEnv) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""));
}

import "server-only";
import type { Role, Visitor } from "@/lib/auth/actor";
import { admit } from "@/lib/auth/admit";
import { type Attempt, noteAttempt, noteFailure } from "@/lib/auth/attempts";
import { declareActor } from "@/lib/auth/declare-actor";
import { findDevice } from "@/lib/auth/device";
import { forgiveGuesses, type Guess, halfAnHour, returnGuess, takeGuess } from "@/lib/auth/guessing";
import { checkPassword, savePassword, wrapPassword } from "@/lib/auth/password";
import type { SignIn } from "@/lib/auth/schema";
import { tellHeld } from "@/lib/auth/tell-held";
import { giveBack, mayTry } from "@/lib/auth/throttle";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { SessionStage, UserStatus } from "@/lib/generated/prisma/enums";
import type { Language } from "@/lib/language";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { openSession } from "@/lib/sessions/open";
import { indexForms } from "@/lib/vault/keyed-index";

const unknownId = "00000000-0000-7000-8000-000000000000";

/** Everybody else is answered as if there were no such account: dismissed, locked out, or never let in. */
const mayBegin: UserStatus[] = ["ACTIVE", "PENDING"];

/** What the action needs to hand the checked person over to Auth.js. */
type Entry = { ticket: string; role: Role; language: Language; stage: SessionStage; browser: string | null };

/**
 * Checks address and password and opens a session, which comes alive when the ticket is redeemed; it is only half a
 * one where a second factor has still to be shown. Whatever does not fit gets the same words, after the same work.
 */
export async function signIn(visitor: Visitor, { email, password }: SignIn): Promise<Entry> {
  const forms = indexForms("email", email);
  const emailIndex = forms[0]!;
  const user = await findAccount(forms);
  const attempt: Attempt = { from: visitor, emailIndex, user };
  const guess = await takeTry(attempt, visitor.browser);

  const { fits, outdated } = await checkPassword(user?.id ?? unknownId, user?.wrapped ?? null, password).catch(
    (error) => takeBack(guess, visitor, error),
  );
  if (!user || !fits || !mayBegin.includes(user.status)) {
    await noteFailure(attempt, user ? (fits ? "DISABLED" : "WRONG_PASSWORD") : "UNKNOWN_ACCOUNT");
    if (guess.what === "account" && guess.rung === halfAnHour) await tellHeld(user?.id ?? unknownId);
    throw new Refusal("signIn.refused");
  }
  if (user.status === "PENDING") {
    await noteFailure(attempt, "NOT_CONFIRMED");
    if (user.role === "CUSTOMER") await transaction((tx) => enqueueMail(tx, user.id, "CONFIRM_EMAIL"));
    throw new Refusal("signIn.notConfirmed");
  }

  const rewrapped = outdated ? await wrapPassword(user.id, password) : null;
  const stage = stageFor(user);
  const entry = await transaction(async (tx) => {
    if (rewrapped) {
      await declareActor(tx, user.id);
      await savePassword(tx, user.id, rewrapped);
    }
    const ticket = await openSession(tx, user, visitor, stage);
    if (stage === "FULL") return { ticket, browser: await admit(tx, { from: visitor, emailIndex, user }) };
    await noteAttempt(attempt, "FACTOR_AWAITED", tx);
    return { ticket, browser: null };
  });
  await forgiveGuesses(guess);
  if (guess.what === "account") await giveBack("sign-in network", visitor.address);
  return { ...entry, role: user.role, language: user.language, stage };
}

type Account = {
  id: string;
  role: Role;
  status: UserStatus;
  language: Language;
  securityEpoch: number;
  wrapped: string | null;
  hasFactor: boolean;
};

/** One statement, since each costs more than what it reads. */
async function findAccount(forms: string[]): Promise<Account | null> {
  const rows = await db.$queryRaw<Account[]>`
    SELECT u.id, u.role, u.status, u.language, u."securityEpoch", c.wrapped,
           EXISTS (SELECT 1 FROM "Totp" t WHERE t."userId" = u.id AND t."confirmedAt" IS NOT NULL)
             OR EXISTS (SELECT 1 FROM "Passkey" p WHERE p."userId" = u.id AND p."suspectAt" IS NULL) AS "hasFactor"
    FROM "User" u LEFT JOIN "Credential" c ON c."userId" = u.id
    WHERE u."emailIndex" = ANY(${forms})`;
  return rows[0] ?? null;
}

type Taken = Guess & { rung: number };

/**
 * Counts the try before anything is looked at. A browser that the owner signed in with before has a count of its own,
 * so that nobody elsewhere can lock the owner out; all others share the account's and their network's.
 */
async function takeTry({ from, emailIndex, user }: Attempt, browser: string | null): Promise<Taken> {
  const device = await findDevice(user?.id ?? unknownId, browser);
  const guess: Guess = device ? { what: "device", whom: device } : { what: "account", whom: emailIndex };
  try {
    const network = { what: "sign-in network", whom: from.address, tries: 30, windowSeconds: 1_800 };
    if (!device && !(await mayTry(network))) throw new Refusal("signIn.throttled", { values: { minutes: 30 } });
    return { ...guess, rung: await takeGuess(guess) };
  } catch (error) {
    if (error instanceof Refusal) await noteFailure({ from, emailIndex, user }, "THROTTLED");
    throw error;
  }
}

/** Nothing was looked at: the bank was too busy, and that is nobody's wrong guess. */
async function takeBack(guess: Guess, { address }: Visitor, error: unknown): Promise<never> {
  if (error instanceof Refusal) {
    await returnGuess(guess);
    if (guess.what === "account") await giveBack("sign-in network", address);
  }
  throw error;
}

/** Staff of a deployment always need a second factor; the try-out lets them put it off. */
function stageFor({ role, hasFactor }: Account): SessionStage {
  const demanded = role !== "CUSTOMER" && !env.TRY_OUT;
  return demanded || hasFactor ? "PASSWORD" : "FULL";
}

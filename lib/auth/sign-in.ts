import "server-only";
import { record } from "@/lib/audit/record";
import type { Role, Visitor } from "@/lib/auth/actor";
import { declareActor } from "@/lib/auth/declare-actor";
import { checkPassword, savePassword, wrapPassword } from "@/lib/auth/password";
import type { SignIn } from "@/lib/auth/schema";
import { forgive, mayTry } from "@/lib/auth/throttle";
import { hashToken, newToken } from "@/lib/auth/token";
import { db, type Tx, transaction } from "@/lib/db";
import type { SignInOutcome } from "@/lib/generated/prisma/enums";
import { fromStored, type Language } from "@/lib/language";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { keyedIndex } from "@/lib/vault/keyed-index";

/** Longest life of a session, in hours, whatever happens in it. */
const absoluteHours: Record<Role, number> = { CUSTOMER: 12, MANAGER: 8, ADMIN: 8 };

const unknownId = "00000000-0000-7000-8000-000000000000";

/** What the action needs to hand the checked person over to Auth.js. */
type Entry = { ticket: string; role: Role; language: Language };

/**
 * Checks address and password and opens a session, which comes alive when the ticket is redeemed.
 * Whatever does not fit gets the same words, after the same work; every attempt is in the sign-in history.
 */
export async function signIn(visitor: Visitor, { email, password }: SignIn): Promise<Entry> {
  const emailIndex = keyedIndex("email", email);
  const user = await findAccount(emailIndex);
  const note = (outcome: SignInOutcome) => noteAttempt(visitor, emailIndex, user, outcome);

  if (!(await mayGuess(visitor, emailIndex))) {
    await note("THROTTLED");
    throw new Refusal("signIn.throttled");
  }
  const { fits, outdated } = await checkPassword(user?.id ?? unknownId, user?.credential?.wrapped ?? null, password);
  if (!user || !fits || user.status === "DISABLED") {
    await note(user ? (fits ? "DISABLED" : "WRONG_PASSWORD") : "UNKNOWN_ACCOUNT");
    throw new Refusal("signIn.refused");
  }
  if (user.status === "PENDING") {
    await note("NOT_CONFIRMED");
    if (user.role === "CUSTOMER") await transaction((tx) => enqueueMail(tx, user.id, "CONFIRM_EMAIL"));
    throw new Refusal("signIn.notConfirmed");
  }

  const rewrapped = outdated ? await wrapPassword(user.id, password) : null;
  const ticket = await transaction(async (tx) => {
    if (rewrapped) {
      await declareActor(tx, user.id);
      await savePassword(tx, user.id, rewrapped);
    }
    return openSession(tx, visitor, user, emailIndex);
  });
  await forgive("sign-in account", emailIndex);
  return { ticket, role: user.role, language: fromStored(user.language) };
}

function findAccount(emailIndex: string) {
  return db.user.findUnique({
    where: { emailIndex },
    select: {
      id: true,
      role: true,
      status: true,
      language: true,
      securityEpoch: true,
      credential: { select: { wrapped: true } },
    },
  });
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** Ten guesses at one account and a hundred from one network within half an hour. */
async function mayGuess(visitor: Visitor, emailIndex: string) {
  const account = await mayTry({ what: "sign-in account", whom: emailIndex, tries: 10, windowSeconds: 1_800 });
  const network = await mayTry({ what: "sign-in network", whom: visitor.address, tries: 100, windowSeconds: 1_800 });
  return account && network;
}

async function noteAttempt(
  visitor: Visitor,
  emailIndex: string,
  user: Account | null,
  outcome: SignInOutcome,
  tx: Pick<Tx, "signIn"> = db,
) {
  await tx.signIn.create({
    data: {
      userId: user?.id ?? null,
      role: user?.role ?? null,
      emailIndex,
      outcome,
      address: visitor.address,
      device: visitor.device,
    },
    select: { id: true },
  });
}

async function openSession(tx: Tx, visitor: Visitor, user: Account, emailIndex: string): Promise<string> {
  const ticket = newToken();
  await tx.$executeRaw`
    INSERT INTO "Session" (id, "userId", "tokenHash", "ticketHash", "securityEpoch", "expiresAt", address, device)
    VALUES (gen_random_uuid(), ${user.id}::uuid, ${hashToken(newToken())}, ${hashToken(ticket)}, ${user.securityEpoch},
            now() + ${absoluteHours[user.role]}::int * interval '1 hour', ${visitor.address}, ${visitor.device})`;
  await tx.$executeRaw`
    UPDATE "User" SET "previousSignInAt" = "lastSignInAt", "lastSignInAt" = now() WHERE id = ${user.id}::uuid`;
  await noteAttempt(visitor, emailIndex, user, "SUCCEEDED", tx);
  await record(tx, { ...visitor, id: user.id, role: user.role }, "session.started", { detail: {} });
  return ticket;
}

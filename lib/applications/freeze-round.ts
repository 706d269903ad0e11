import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { type Answers, freeze } from "@/lib/applications/answers";
import type { Profile } from "@/lib/customers/profile";
import type { Tx } from "@/lib/db";
import type { Key } from "@/lib/vault/keys";
import { seal } from "@/lib/vault/seal";

/** The text of the declaration a customer agrees to when sending; a changed text gets a new version here. */
export const declarationVersion = "2026-11";

type Round = {
  applicationId: string;
  round: number;
  profileVersion: number;
  answers: Profile & Pick<Answers, "productCode" | "requestedLimit" | "email">;
  documentIds: string[];
};

/** Keeps the answers of one round as they were sent, for ever. */
export async function freezeRound(tx: Tx, key: Key, { answers, ...round }: Round) {
  const id = randomUUIDv7();
  const { productCode, requestedLimit, email } = answers;
  const frozen = freeze(answers, { productCode, requestedLimit }, email);
  const place = { table: "Submission", column: "identitySealed", row: id };
  const identitySealed = seal(key, place, JSON.stringify(frozen.identity));
  const data = { id, ...round, declaration: declarationVersion, answers: frozen.answers, identitySealed };
  await tx.submission.create({ data, select: { id: true } });
}

/** Holds the customer's profile as the check page showed it until the transaction ends; false when it is another by now. */
export async function holdProfile(tx: Tx, customerId: string, version: number): Promise<boolean> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    SELECT version FROM "Customer" WHERE id = ${customerId}::uuid FOR UPDATE`;
  return rows[0]?.version === version;
}

import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { LogAction, LogDetail } from "@/lib/audit/actions";
import { inert, inertDetail } from "@/lib/audit/inert";
import type { Role } from "@/lib/auth/actor";
import { settleAfterwards, type Tx } from "@/lib/db";
import type { Key } from "@/lib/vault/keys";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

/** Who did it: a signed-in person, or the account that a mailed link or a sign-in just proved. */
export type Doer = { id: string | null; role: Role | null; sessionId?: string; address?: string; requestId?: string };

/** Who does what no person asked for at that moment, such as house-keeping. */
export const theBank = { id: null, role: null };

/** By field: what it was and what it is. Identity data come masked. */
export type Changes = Record<string, [old: string | null, now: string | null]>;

type About<A extends LogAction> = {
  /** The person the entry is about, who will read it in the own log; the doer where nobody else is. */
  subjectId?: string;
  /** The thing it was done to: an application, a document, an account. */
  objectId?: string;
  outcome?: "SUCCEEDED" | "FAILED";
  detail: LogDetail[A];
  /** Kept sealed under the subject's key, unreadable when that key is destroyed. What did not change is left out. */
  changes?: Changes;
  /** The subject's key, where the deed has it at hand. */
  key?: Key;
};

/**
 * Takes the transaction, not the client, so a change and its trace are saved together or not at all.
 * The entry gets its place in the chain at the commit (docs/log.md).
 */
export async function record<A extends LogAction>(tx: Tx, doer: Doer, action: A, about: About<A>) {
  const id = randomUUIDv7();
  const subjectId = about.subjectId ?? doer.id;
  const outcome = about.outcome ?? "SUCCEEDED";
  const changes = subjectId ? await sealed(tx, id, subjectId, about) : null;
  const [requestId, address] = [short(doer.requestId), short(doer.address)];
  const detail = JSON.stringify(inertDetail(about.detail));
  settleAfterwards(tx);
  await tx.$executeRaw`
    INSERT INTO "OperationLogDraft" (id, "actorId", "actorRole", "sessionId", action, outcome, "subjectId", "objectId",
      "requestId", address, detail, "changesSealed")
    SELECT ${id}::uuid, ${doer.id}::uuid, ${doer.role}::"Role", ${doer.sessionId ?? null}::uuid, ${action},
      ${outcome}::"LogOutcome", ${subjectId}::uuid, ${about.objectId ?? null}::uuid, ${requestId}, ${address},
      ${detail}::jsonb, ${changes}
    FROM set_config('synchronous_commit', 'off', true)`;
}

const short = (text: string | undefined) => (text ? inert(text, 100) : null);

type Sealing = { changes?: Changes; key?: Key };

async function sealed(tx: Tx, row: string, subjectId: string, { changes = {}, key }: Sealing) {
  const differing = Object.entries(changes).filter(([, [old, now]]) => old !== now);
  if (differing.length === 0) return null;
  const place = { table: "OperationLogEntry", column: "changesSealed", row };
  const words = JSON.stringify(inertDetail(Object.fromEntries(differing)));
  return seal(key ?? (await personKey(tx, subjectId)), place, words);
}

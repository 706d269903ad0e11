import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { db, reachable, transaction } from "@/lib/db";
import { shrinkImage } from "@/lib/documents/clean-image";
import { fetchBytes, placeOf } from "@/lib/documents/store";
import { isUuid } from "@/lib/forms/address";
import type { Prisma } from "@/lib/generated/prisma/client";
import { personKey } from "@/lib/vault/person";
import { openFile } from "@/lib/vault/seal";

type View = { id: string; small: boolean };
export type OpenedDocument = { mime: string; bytes: Buffer };

/**
 * The bytes of a document for its owner, or for the managers who judge the application that it was sent with; null for
 * anybody else. That a manager opened it is recorded once in each of his sessions, before anything is shown.
 */
export async function viewDocument(actor: Actor, { id, small }: View): Promise<OpenedDocument | null> {
  const document = await findWithin(actor, id);
  if (!document) return null;
  if (actor.role === "MANAGER") await recordView(actor, id, document);

  const sealed = await fetchBytes(document.storageKey);
  if (!sealed) return null;
  const key = await personKey(reachable(actor), document.customerId);
  const bytes = openFile(key, placeOf(id), sealed);
  const { mime } = document;
  return { mime, bytes: small && mime === "image/jpeg" ? await shrinkImage(bytes) : bytes };
}

const needed = { customerId: true, applicationId: true, kind: true, mime: true, storageKey: true } as const;

async function findWithin(actor: Actor, id: string) {
  if (!isUuid(id)) return null;
  const reach = reachOf(actor, id);
  return reach && reachable(actor).document.findFirst({ where: { AND: [{ id }, reach] }, select: needed });
}

function reachOf(actor: Actor, id: string): Prisma.DocumentWhereInput | null {
  if (actor.role === "CUSTOMER") return { customerId: actor.id, removedAt: null };
  if (actor.role !== "MANAGER" || !actor.rights.has("applications.review")) return null;
  const sent = { submissions: { some: { documentIds: { has: id } } } };
  return { customerId: { not: actor.id }, application: { AND: [sent, { OR: judgedBy(actor) }] } };
}

/** As the review page shows them (lib/reviews/queries.ts): to who has the case in hand, and to who may sign it as the second. */
function judgedBy({ id, rights, limitAuthority }: Actor): Prisma.ApplicationWhereInput[] {
  const second = { status: "SECOND_REVIEW", grantedLimit: { lte: limitAuthority } } as const;
  return [{ managerId: id }, ...(rights.has("applications.approve") ? [second] : [])];
}

type Found = NonNullable<Awaited<ReturnType<typeof findWithin>>>;

async function recordView(manager: Actor, id: string, { customerId, applicationId, kind }: Found) {
  const seen = await db.operationLogEntry.count({
    where: { actorId: manager.id, at: { gte: manager.signedInAt }, action: "document.viewed", objectId: id },
  });
  if (seen > 0) return;
  await transaction((tx) =>
    record(tx, manager, "document.viewed", { subjectId: customerId, objectId: id, detail: { applicationId, kind } }),
  );
}

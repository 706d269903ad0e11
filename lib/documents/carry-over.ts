import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { ownRows, type Tx, transaction } from "@/lib/db";
import { forgetBytes } from "@/lib/documents/forget-bytes";
import { lockApplication } from "@/lib/documents/lock-application";
import { fetchBytes, placeOf, storeBytes } from "@/lib/documents/store";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { personKey } from "@/lib/vault/person";
import { openFile, sealFile } from "@/lib/vault/seal";

/** An identity document stays what it is; proof of income and work must be recent and is asked for anew. */
const lasting: DocumentKind[] = ["ID_FRONT", "ID_BACK"];

/** Takes the sides of the identity document over from an application that was sent, where the draft has none yet. */
export async function carryOver(customer: Customer, fromId: string, draftId: string) {
  for (const sent of await lastSent(customer, fromId)) await copy(customer, sent, draftId);
}

type Sent = { id: string; kind: DocumentKind; mime: string; bytes: number; pages: number | null; storageKey: string };

async function lastSent(customer: Customer, applicationId: string): Promise<Sent[]> {
  const submission = await ownRows(customer).submission.findFirst({
    where: { applicationId, application: { customerId: customer.id } },
    orderBy: { round: "desc" },
    select: { documentIds: true },
  });
  return ownRows(customer).document.findMany({
    where: { id: { in: submission?.documentIds ?? [] }, customerId: customer.id, kind: { in: lasting } },
    select: { id: true, kind: true, mime: true, bytes: true, pages: true, storageKey: true },
  });
}

/** Sealed anew in its own place: bytes open nowhere but where they belong. */
async function copy(customer: Customer, sent: Sent, applicationId: string) {
  const sealed = await fetchBytes(sent.storageKey);
  if (!sealed) return;
  const key = await personKey(ownRows(customer), customer.id);
  const id = randomUUIDv7();
  const storageKey = `${customer.id}:${id}`;
  await storeBytes(storageKey, sealFile(key, placeOf(id), openFile(key, placeOf(sent.id), sealed)));
  const kept = await transaction(customer, (tx) =>
    addUnlessThere(tx, customer, { ...sent, id, applicationId, storageKey }),
  );
  if (!kept) await forgetBytes([storageKey]);
}

async function addUnlessThere(tx: Tx, customer: Customer, document: Sent & { applicationId: string }) {
  const { id, applicationId, kind, mime, bytes } = document;
  await lockApplication(tx, customer, applicationId, kind);
  const there = await tx.document.findFirst({ where: { applicationId, kind, removedAt: null }, select: { id: true } });
  if (there) return false;
  await tx.document.create({ data: { ...document, customerId: customer.id }, select: { id: true } });
  await record(tx, customer, "document.added", { objectId: id, detail: { applicationId, kind, mime, bytes } });
  return true;
}

import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { ownRows, type Tx, transaction } from "@/lib/db";
import { forgetBytes } from "@/lib/documents/forget-bytes";
import { lockApplication } from "@/lib/documents/lock-application";
import { mayTakeOver, mostOfKind } from "@/lib/documents/rules";
import { fetchBytes, placeOf, storeBytes } from "@/lib/documents/store";
import type { DocumentKind } from "@/lib/generated/prisma/enums";
import { personKey } from "@/lib/vault/person";
import { openFile, sealFile } from "@/lib/vault/seal";

/**
 * Takes the documents that may be taken over from an application that was sent: all of a kind, or none where the draft
 * has one of it already. Each keeps the day on which it was uploaded first, so that it does not grow younger.
 */
export async function carryOver(customer: Customer, fromId: string, draftId: string) {
  const [there, proofDays] = [await kindsThere(customer, draftId), await proofDaysOf(customer, draftId)];
  const sent = (await lastSent(customer, fromId)).filter(({ kind }) => !there.has(kind));
  for (const one of sent) if (mayTakeOver(one, proofDays)) await copy(customer, one, draftId);
}

/** The same from whatever the customer sent last, for another card. */
export async function carryOverLatest(customer: Customer, draftId: string) {
  const latest = await ownRows(customer).application.findFirst({
    where: { customerId: customer.id, submittedAt: { not: null } },
    orderBy: { submittedAt: "desc" },
    select: { id: true },
  });
  if (latest) await carryOver(customer, latest.id, draftId);
}

async function proofDaysOf(customer: Customer, draftId: string): Promise<number> {
  const draft = await ownRows(customer).application.findFirst({
    where: { id: draftId, customerId: customer.id },
    select: { product: { select: { proofDays: true } } },
  });
  return draft?.product?.proofDays ?? 0;
}

async function kindsThere(customer: Customer, applicationId: string): Promise<Set<DocumentKind>> {
  const there = await ownRows(customer).document.findMany({
    where: { applicationId, customerId: customer.id, removedAt: null },
    select: { kind: true },
  });
  return new Set(there.map(({ kind }) => kind));
}

type Sent = {
  id: string;
  kind: DocumentKind;
  mime: string;
  bytes: number;
  pages: number | null;
  uploadedAt: Date;
  storageKey: string;
};

async function lastSent(customer: Customer, applicationId: string): Promise<Sent[]> {
  const submission = await ownRows(customer).submission.findFirst({
    where: { applicationId, application: { customerId: customer.id } },
    orderBy: { round: "desc" },
    select: { documentIds: true },
  });
  return ownRows(customer).document.findMany({
    where: { id: { in: submission?.documentIds ?? [] }, customerId: customer.id },
    orderBy: { uploadedAt: "asc" },
    select: { id: true, kind: true, mime: true, bytes: true, pages: true, uploadedAt: true, storageKey: true },
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
  const { id, applicationId, kind, mime, bytes, uploadedAt } = document;
  await lockApplication(tx, customer, applicationId, kind);
  // The same moment of upload is the same document, come along in another tab.
  const alike = mostOfKind[kind] === 1 ? {} : { uploadedAt };
  const there = await tx.document.findFirst({
    where: { applicationId, kind, removedAt: null, ...alike },
    select: { id: true },
  });
  if (there) return false;
  await tx.document.create({ data: { ...document, customerId: customer.id }, select: { id: true } });
  await record(tx, customer, "document.added", { objectId: id, detail: { applicationId, kind, mime, bytes } });
  return true;
}

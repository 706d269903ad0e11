import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Upload } from "@/lib/applications/schema";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import { ownRows, type Tx, transaction } from "@/lib/db";
import { type AcceptedFile, acceptFile } from "@/lib/documents/accept-file";
import { forgetBytes } from "@/lib/documents/forget-bytes";
import { lockApplication } from "@/lib/documents/lock-application";
import { retire } from "@/lib/documents/retire";
import { mostOfKind } from "@/lib/documents/rules";
import { placeOf, storeBytes } from "@/lib/documents/store";
import { Refusal } from "@/lib/refusal";
import { personKey } from "@/lib/vault/person";
import { sealFile } from "@/lib/vault/seal";

/** Adds a file to the customer's own application and answers with the document's id. */
export async function addDocument(customer: Customer, { applicationId, kind }: Upload, sent: Buffer): Promise<string> {
  const file = await acceptFile(sent);
  const id = randomUUIDv7();
  const storageKey = `${customer.id}:${id}`;
  const key = await personKey(ownRows(customer), customer.id);
  await storeBytes(storageKey, sealFile(key, placeOf(id), file.bytes));

  try {
    const dropped = await transaction(customer, async (tx) => {
      await lockApplication(tx, customer, applicationId, kind);
      const replaced = await makeRoom(tx, { applicationId, kind });
      await addRow(tx, customer, { id, applicationId, kind, storageKey }, file);
      return replaced;
    });
    await forgetBytes(dropped);
    return id;
  } catch (error) {
    // The answer to a commit may be lost on its way: bytes go only when no row speaks of them.
    const kept = await ownRows(customer)
      .document.count({ where: { id } })
      .catch(() => 1);
    if (kept === 0) await forgetBytes([storageKey]);
    throw error;
  }
}

/** A kind of which there is one gives way to the new; of the others there is an end. Answers with bytes nobody needs now. */
async function makeRoom(tx: Tx, { applicationId, kind }: Upload): Promise<string[]> {
  const present = await tx.document.findMany({
    where: { applicationId, kind, removedAt: null },
    select: { id: true, storageKey: true },
  });
  if (present.length < mostOfKind[kind]) return [];
  if (mostOfKind[kind] > 1) throw new Refusal("document.tooMany", { values: { most: mostOfKind[kind] } });
  return retire(tx, applicationId, present);
}

type Row = Upload & { id: string; storageKey: string };

async function addRow(tx: Tx, customer: Customer, row: Row, { mime, bytes, pages }: AcceptedFile) {
  const data = { ...row, customerId: customer.id, mime, bytes: bytes.length, pages };
  await tx.document.create({ data, select: { id: true } });
  const { id, applicationId, kind } = row;
  await record(tx, customer, "document.added", {
    objectId: id,
    detail: { applicationId, kind, mime, bytes: bytes.length },
  });
}

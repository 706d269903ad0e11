import { dropBytes, placeOf, storeBytes } from "@/lib/documents/store";
import type { Key } from "@/lib/vault/keys";
import { sealFile } from "@/lib/vault/seal";
import type { Samples } from "./samples";
import { moment } from "./sheets";
import type { MadeCustomer } from "./story";
import type { Writer } from "./writer";

/** Sealed bytes on their way to the document store. */
export type SealedFile = { storageKey: string; bytes: Buffer };

export function writeDocuments(writer: Writer, { person, documents }: MadeCustomer, samples: Samples) {
  for (const { id, applicationId, kind, uploadedAt } of documents) {
    const { mime, bytes, pages } = samples[kind];
    const place = [`${person.id}:${id}`, moment(uploadedAt)];
    writer.row("Document", [id, person.id, applicationId, kind, mime, bytes.length, pages, ...place]);
  }
}

export const sealedFilesOf = ({ person, documents }: MadeCustomer, key: Key, samples: Samples): SealedFile[] =>
  documents.map(({ id, kind }) => ({
    storageKey: `${person.id}:${id}`,
    bytes: sealFile(key, placeOf(id), Buffer.from(samples[kind].bytes)),
  }));

/** Stores files, and takes them back when the rows that speak of them are not kept. */
export function newFiling() {
  const stored: string[] = [];
  return {
    store: async (files: SealedFile[]) => {
      for (const { storageKey, bytes } of files) {
        stored.push(storageKey);
        // Bytes lose their kind on the way from another thread.
        await storeBytes(storageKey, Buffer.from(bytes));
      }
    },
    undo: async () => {
      for (const storageKey of stored) await dropBytes(storageKey).catch(() => {});
    },
  };
}

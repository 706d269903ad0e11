import "server-only";
import { createStorage, type Storage } from "unstorage";
import fsLite from "unstorage/drivers/fs-lite";
import s3 from "unstorage/drivers/s3";
import { env } from "@/lib/env";
import { lazy } from "@/lib/lazy";

/** Where sealed bytes lie: a folder, or a bucket when one is set. It never sees a file in clear. */
const storage = lazy<Storage>(() => createStorage({ driver: env.S3_ENDPOINT ? bucket(env.S3_ENDPOINT) : folder() }));

const folder = () => fsLite({ base: env.DOCUMENTS_DIR });

/** Settings without the rest of these are refused at start (lib/env). */
const bucket = (endpoint: string) =>
  s3({
    endpoint,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET ?? "",
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
  });

/** Sealed bytes, in the folder or bucket that the settings name. */
export async function storeBytes(storageKey: string, bytes: Buffer) {
  await storage.setItemRaw(storageKey, bytes);
}

/** Null where nothing lies under the key. */
export async function fetchBytes(storageKey: string): Promise<Buffer | null> {
  const bytes = await storage.getItemRaw<Buffer | ArrayBuffer>(storageKey);
  if (!bytes) return null;
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
}

/** Nothing happens where nothing lies there. */
export async function dropBytes(storageKey: string) {
  await storage.removeItem(storageKey);
}

/** What the bytes of a document are bound to when they are sealed. */
export const placeOf = (documentId: string) => ({ table: "Document", column: "bytes", row: documentId });

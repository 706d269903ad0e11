import "server-only";
import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { proveAfterwards, writeWhole } from "@/lib/backups/write-file";
import { env } from "@/lib/env";

/** Whether backups are copied to a bucket besides the folder. */
export const hasFarStore = () => Boolean(env.BACKUPS_BUCKET);

/** Copies a finished backup into the bucket, straight from the disk. One request: stores take 5 GiB that way. */
export async function carryOut(file: string): Promise<void> {
  if (!hasFarStore()) return;
  await ask(file, { method: "PUT", body: await openAsBlob(join(env.BACKUPS_DIR, file)) });
}

/** Brings a backup whose local file is gone back into the folder; false where the bucket has none either. */
export async function bringBack(file: string): Promise<boolean> {
  if (!hasFarStore()) return false;
  const answer = await ask(file, { method: "GET" });
  if (answer.status === 404 || !answer.body) return false;
  const body = Readable.fromWeb(answer.body as import("node:stream/web").ReadableStream<Uint8Array>);
  const unproved = proveAfterwards(async () => {});
  await writeWhole(join(env.BACKUPS_DIR, file), body as AsyncIterable<Buffer>, unproved);
  return true;
}

export async function removeFar(file: string): Promise<void> {
  if (hasFarStore()) await ask(file, { method: "DELETE" });
}

async function ask(file: string, wish: RequestInit): Promise<Response> {
  const client = new AwsClient({
    service: "s3",
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
    retries: 2,
  });
  const answer = await client.fetch(`${env.S3_ENDPOINT?.replace(/\/$/, "")}/${env.BACKUPS_BUCKET}/${file}`, wish);
  if (!answer.ok && answer.status !== 404) throw new Error(`the bucket answered ${answer.status}`);
  return answer;
}

import "server-only";
import { db } from "@/lib/db";
import { dropBytes } from "@/lib/documents/store";
import { log } from "@/lib/log";

/** Takes the documents of erased customers out of the store; nobody can open them any more in any case. */
export async function sweepErased() {
  const left = await db.erasure.findMany({
    where: { storageKeys: { isEmpty: false } },
    select: { userId: true, storageKeys: true },
  });
  for (const { userId, storageKeys } of left) {
    try {
      for (const key of storageKeys) await dropBytes(key);
      await db.$executeRaw`SELECT erasure_swept(${userId}::uuid, ${storageKeys})`;
    } catch (error) {
      log.warn({ error: String(error) }, "documents of an erased customer are still in the store");
    }
  }
}

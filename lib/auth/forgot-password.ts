import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Visitor } from "@/lib/auth/actor";
import type { Forgotten } from "@/lib/auth/schema";
import { mayTry } from "@/lib/auth/throttle";
import { undoHours } from "@/lib/contacts/rules";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { indexForms } from "@/lib/vault/keyed-index";

/**
 * Asks for a link by which the owner of an address sets a new password. The answer and the work are the same
 * whether or not the address is known (AU-08); the link is minted when the letter is sent. An address that was changed
 * a short while ago counts as known, too: until its owner cannot undo that any more, only there the link goes.
 */
export async function forgotPassword(visitor: Visitor, { email }: Forgotten) {
  const forms = indexForms("email", email);
  const emailIndex = forms[0]!;
  const network = await mayTry({ what: "reset network", whom: visitor.address, tries: 20, windowSeconds: 3_600 });
  const mailbox = await mayTry({ what: "reset mailbox", whom: emailIndex, tries: 5, windowSeconds: 3_600 });
  if (!network) throw new Refusal("tooManyTries");
  if (!mailbox) return;
  await db.$executeRaw`
    INSERT INTO "Mail" (id, "userId", template)
    SELECT ${randomUUIDv7()}::uuid, u.id, 'RESET_PASSWORD' FROM "User" u
    WHERE u.status = 'ACTIVE' AND (u."emailIndex" = ANY (${forms}) OR u.id IN (
      SELECT c."userId" FROM "ContactChange" c
      WHERE c."oldIndex" = ANY (${forms}) AND c.kind = 'EMAIL' AND c."endedAt" IS NULL
        AND c."confirmedAt" > now() - ${undoHours}::int * interval '1 hour'))
    ORDER BY u."emailIndex" = ANY (${forms}) DESC LIMIT 1`;
}

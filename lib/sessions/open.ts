import "server-only";
import type { Origin, Role } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/token";
import type { Tx } from "@/lib/db";
import type { SessionStage } from "@/lib/generated/prisma/enums";
import { absoluteHours, halfwayMinutes } from "@/lib/sessions/rules";

type Owner = { id: string; role: Role; securityEpoch: number };

/** Opens a session, which comes alive when the ticket that this gives is redeemed. */
export async function openSession(tx: Tx, owner: Owner, from: Origin, stage: SessionStage): Promise<string> {
  const ticket = newToken();
  const minutes = stage === "FULL" ? absoluteHours[owner.role] * 60 : halfwayMinutes;
  await tx.$executeRaw`
    INSERT INTO "Session"
      (id, "userId", "tokenHash", "ticketHash", "securityEpoch", stage, "factorAt", "expiresAt", address, device)
    VALUES (gen_random_uuid(), ${owner.id}::uuid, ${hashToken(newToken())}, ${hashToken(ticket)}, ${owner.securityEpoch},
            ${stage}::"SessionStage", CASE WHEN ${stage} = 'FULL' THEN now() END,
            now() + ${minutes}::int * interval '1 minute', ${from.address}, ${from.device})`;
  return ticket;
}

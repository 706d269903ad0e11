import "server-only";
import { propose } from "@/lib/approvals/propose";
import { lowestFloor, readFloors, setFloor } from "@/lib/audit/floors";
import type { FloorChange } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/**
 * Keeps entries of a class longer at once; for a shorter time only when a second administrator agrees, and never
 * shorter than the law says. Answers with the proposal where there is one.
 */
export function changeFloor(admin: Admin, { class: name, months, reason }: FloorChange) {
  return transaction(async (tx) => {
    await holdRight(tx, admin, "log.delete");
    if (months < lowestFloor(name))
      throw new Refusal("log.belowTheLaw", { field: "months", values: { months: lowestFloor(name) } });
    const from = (await readFloors(tx))[name];
    if (months === from) throw new Refusal("log.sameFloor", { field: "months" });
    if (months > from) {
      await setFloor(tx, admin, { class: name, from, to: months });
      return null;
    }
    if (!reason) throw new Refusal("log.shorterNeedsReason", { field: "reason" });
    return propose(tx, admin, { kind: "log.shortenFloor", content: { class: name, from, to: months }, reason });
  });
}

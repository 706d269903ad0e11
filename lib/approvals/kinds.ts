import "server-only";
import type { z } from "zod";
import { deleteLogKind } from "@/lib/audit/deletion";
import { shortenFloorKind } from "@/lib/audit/floors";
import type { Actor, Role } from "@/lib/auth/actor";
import type { Right, Template } from "@/lib/auth/rights";
import { restoreKind } from "@/lib/backups/second-person";
import type { Tx } from "@/lib/db";
import { eraseKind } from "@/lib/erasure/kind";
import { lostFactors } from "@/lib/factors/lost";
import { publishModel, retireModel } from "@/lib/models/publish";
import { publishRules } from "@/lib/policy/publish";
import { grantAdmin } from "@/lib/staff/grant-admin";

/** A person by the account alone: whoever proposed may be away when it is done. */
export type Person = { id: string; role: Role };

/** One line of what is proposed, for the page that shows it in words: `label` is a key of messages `approvals.told`. */
export type Told = { label: string } & (
  | { person: string }
  /** `href`: the page that shows it whole. */
  | { text: string; href?: string }
  | { at: string }
  | { count: number }
  | { right: Right }
  | { template: Template }
  /** A key of messages `approvals.words`. */
  | { word: string }
);

/**
 * One kind of deed that takes two people. Its file imports nothing of lib/approvals but types.
 * `apply` runs in the transaction of the approval, with the content as it was approved; a refusal undoes the approval.
 */
export type Kind<C> = {
  right: Right;
  content: z.ZodType<C>;
  /** Who may not approve although they have the right: named in the content, or the ones who would profit. */
  excludes?: (tx: Pick<Tx, "$queryRaw">, content: C) => string[] | Promise<string[]>;
  tell: (content: C) => Told[];
  /** `approver` is null where nobody else could approve and the time has passed. */
  apply: (tx: Tx, by: { proposer: Person; approver: Actor | null; reason: string }, content: C) => Promise<void>;
};

/** Every kind there is. Its name is a key of messages `approvals.kind` and `mail.kind`. */
export const kinds = {
  "staff.grantAdmin": grantAdmin,
  "account.removeFactors": lostFactors,
  "account.erase": eraseKind,
  "backup.restore": restoreKind,
  "log.delete": deleteLogKind,
  "log.shortenFloor": shortenFloorKind,
  "rules.publish": publishRules,
  "model.publish": publishModel,
  "model.retire": retireModel,
};

export type KindName = keyof typeof kinds;
export type ContentOf<K extends KindName> = z.output<(typeof kinds)[K]["content"]>;

/** Throws for a name that is none. */
export function kindOf(name: string): Kind<unknown> {
  const kind = Object.hasOwn(kinds, name) ? kinds[name as KindName] : undefined;
  if (!kind) throw new Error(`no kind of proposal is called ${name}`);
  return kind as Kind<unknown>;
}

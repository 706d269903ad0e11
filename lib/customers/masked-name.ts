import "server-only";
import { maskName } from "@/lib/mask";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

const most = 2_000;
const masked = new Map<string, string>();

/**
 * A customer's name as staff's lists show it; empty where there is none or the person was erased. What was sealed never
 * says anything else, and opening two seals is most of what a row of a list costs: so what they mask to is remembered by
 * the seals themselves and whose they are. Of the name no more stays than what such a list shows.
 */
export function maskedName(id: string, nameSealed: string | null, wrapped: string | null): string {
  if (!nameSealed || !wrapped) return "";
  const seals = `${id} ${nameSealed} ${wrapped}`;
  const known = masked.get(seals);
  if (known !== undefined) return known;
  const key = unwrapPersonKey(id, wrapped);
  const name = maskName(open(key, { table: "Customer", column: "nameSealed", row: id }, nameSealed));
  if (masked.size >= most) masked.clear();
  masked.set(seals, name);
  return name;
}

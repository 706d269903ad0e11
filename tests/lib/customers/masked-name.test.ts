import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { maskedName } from "@/lib/customers/masked-name";
import { newPersonKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

function sealedName(name: string) {
  const id = randomUUID();
  const { key, wrapped } = newPersonKey(id);
  return { id, wrapped, name: seal(key, { table: "Customer", column: "nameSealed", row: id }, name) };
}

test("lists show a customer's name masked, and the new one as soon as it is another", () => {
  const { id, wrapped, name } = sealedName("欧阳芷兰");
  expect([maskedName(id, name, wrapped), maskedName(id, name, wrapped)]).toEqual(["欧**兰", "欧**兰"]);
  const next = sealedName("周雨");
  expect(maskedName(next.id, next.name, next.wrapped)).toBe("周*");
});

test("no name is shown of somebody who was erased or has none yet", () => {
  const { id, wrapped, name } = sealedName("周雨桐");
  expect(maskedName(id, name, wrapped)).toBe("周*桐");
  expect([maskedName(id, name, null), maskedName(id, null, wrapped)]).toEqual(["", ""]);
});

test("seals that were moved to somebody else open there no more than the first time", () => {
  const [one, other] = [sealedName("周雨桐"), sealedName("李建国")];
  expect([one, other].map(({ id, name, wrapped }) => maskedName(id, name, wrapped))).toEqual(["周*桐", "李*国"]);
  expect(() => maskedName(one.id, other.name, one.wrapped)).toThrow();
  expect(() => maskedName(one.id, other.name, other.wrapped)).toThrow();
});

import "server-only";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { maskName } from "@/lib/mask";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

type Indexes = { documentIndex: string | null; mobileIndex: string; nameIndex: string | null };

export type Person = Indexes & { birthDate: string | null };

/** A customer who shares something, as the database tells. */
export type Other = Indexes & {
  id: string;
  number: string | null;
  nameSealed: string | null;
  birthDateSealed: string | null;
  wrapped: string | null;
};

/** What two customers have in common: enough that they may be one person. */
export type Likeness = "document" | "mobile" | "nameAndBirth";

/** More than this many are no lead but a pattern; the page says that there are more. */
export const mostAlike = 20;

/** Those who share a document, a mobile number, or name and year of birth with the customer `c` of a statement. */
export const othersLike = Prisma.sql`(
  SELECT coalesce(json_agg(o ORDER BY o.id), '[]') FROM (
    SELECT o.id, o.number, o."documentIndex", o."mobileIndex", o."nameIndex", o."nameSealed", o."birthDateSealed", y.wrapped
    FROM "Customer" o LEFT JOIN "DataKey" y ON y."userId" = o.id
    WHERE o.id <> c.id AND (o."mobileIndex" = c."mobileIndex" OR o."documentIndex" = c."documentIndex"
      OR (o."nameIndex" = c."nameIndex" AND o."birthYear" = c."birthYear"))
    ORDER BY o.id LIMIT ${mostAlike + 1}) o)`;

/** Customers who may be the same person as one, and why. */
export async function findAlike(customerId: string, person: Person) {
  const [row] = await db.$queryRaw<{ others: Other[] }[]>`
    SELECT ${othersLike} AS others FROM "Customer" c WHERE c.id = ${customerId}::uuid`;
  return alikeAmong(row?.others ?? [], person);
}

/** Of the others those who are alike indeed, by why, the strongest likeness first; named masked. */
export function alikeAmong(others: Other[], person: Person) {
  const alike = others.flatMap((other) => {
    const { name, birthDate } = openedOf(other);
    const why = likenesses(person, other, birthDate);
    return why.length === 0 ? [] : [{ id: other.id, number: other.number, name: maskName(name), why }];
  });
  return alike.toSorted((one, other) => strength.indexOf(one.why[0]!) - strength.indexOf(other.why[0]!));
}

const strength: Likeness[] = ["document", "mobile", "nameAndBirth"];

function openedOf({ id, nameSealed, birthDateSealed, wrapped }: Other) {
  if (!wrapped) return { name: "", birthDate: null };
  const key = unwrapPersonKey(id, wrapped);
  const said = (column: string, sealed: string | null) =>
    sealed && open(key, { table: "Customer", column, row: id }, sealed);
  return { name: said("nameSealed", nameSealed) ?? "", birthDate: said("birthDateSealed", birthDateSealed) };
}

function likenesses(person: Person, other: Other, birthDate: string | null): Likeness[] {
  const why: Likeness[] = [];
  if (person.documentIndex && other.documentIndex === person.documentIndex) why.push("document");
  if (other.mobileIndex === person.mobileIndex) why.push("mobile");
  if (person.nameIndex && other.nameIndex === person.nameIndex && birthDate && birthDate === person.birthDate)
    why.push("nameAndBirth");
  return why;
}

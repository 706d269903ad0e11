import "server-only";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { maskName } from "@/lib/mask";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

type Person = {
  customerId: string;
  documentIndex: string | null;
  mobileIndex: string;
  nameIndex: string | null;
  birthYear: number | null;
  birthDate: string | null;
};

/** What two customers have in common: enough that they may be one person. */
export type Likeness = "document" | "mobile" | "nameAndBirth";

/** More than this many are no lead but a pattern; the page says that there are more. */
const most = 20;

/** Customers who may be the same person, and why: found by keyed indexes, named masked. */
export async function findAlike(person: Person) {
  const { customerId, documentIndex, mobileIndex, nameIndex, birthYear } = person;
  const shared: Prisma.CustomerWhereInput[] = [{ mobileIndex }];
  if (documentIndex) shared.push({ documentIndex });
  if (nameIndex && birthYear) shared.push({ nameIndex, birthYear });
  const found = await db.customer.findMany({
    where: { id: { not: customerId }, OR: shared },
    orderBy: { id: "asc" },
    take: most + 1,
    select: compared,
  });
  return found.flatMap((other) => {
    const opened = openedOf(other);
    const why = likenesses(person, other, opened.birthDate);
    return why.length === 0 ? [] : [{ id: other.id, number: other.number, name: maskName(opened.name), why }];
  });
}

const compared = {
  id: true,
  number: true,
  documentIndex: true,
  mobileIndex: true,
  nameIndex: true,
  nameSealed: true,
  birthDateSealed: true,
  user: { select: { dataKey: { select: { wrapped: true } } } },
} as const;

type Other = Prisma.CustomerGetPayload<{ select: typeof compared }>;

function openedOf({ id, nameSealed, birthDateSealed, user }: Other) {
  if (!user.dataKey) return { name: "", birthDate: null };
  const key = unwrapPersonKey(id, user.dataKey.wrapped);
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

import "server-only";
import { record, theBank } from "@/lib/audit/record";
import { db, type Tx, transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DocumentType } from "@/lib/generated/prisma/enums";
import { documentKey, nameKey } from "@/lib/identity/rules";
import { type IndexKind, keyedIndex } from "@/lib/vault/keyed-index";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

type Row = {
  /** Where the text lies. */
  table: "User" | "Customer" | "ContactChange";
  column: string;
  id: string;
  userId: string;
  wrapped: string;
  sealedIn: string;
  sealed: string;
  index: string;
  kind: IndexKind;
  documentType: DocumentType | null;
};

/** Every indexed text of the next people, a row each. Histories of sign-ins keep the index they were written with. */
const textsAfter = (after: string, size: number) => db.$queryRaw<Row[]>`
  WITH next AS (
    SELECT u.id, u."emailSealed", u."emailIndex", k.wrapped FROM "User" u JOIN "DataKey" k ON k."userId" = u.id
    WHERE u.id > ${after}::uuid ORDER BY u.id LIMIT ${size})
  SELECT 'User' AS "table", 'emailIndex' AS "column", id, id AS "userId", wrapped, 'emailSealed' AS "sealedIn",
         "emailSealed" AS sealed, "emailIndex" AS index, 'email' AS kind, NULL AS "documentType" FROM next
  UNION ALL
  SELECT 'Customer', t.name, c.id, c.id, n.wrapped, t."sealedIn", t.sealed, t.index, t.kind, c."documentType"::text
  FROM next n JOIN "Customer" c ON c.id = n.id, LATERAL (VALUES
    ('mobileIndex', 'mobileSealed', c."mobileSealed", c."mobileIndex", 'mobile'),
    ('nameIndex', 'nameSealed', c."nameSealed", c."nameIndex", 'name'),
    ('documentIndex', 'documentNumberSealed', c."documentNumberSealed", c."documentIndex", 'document')
  ) AS t (name, "sealedIn", sealed, index, kind) WHERE t.index IS NOT NULL AND t.sealed IS NOT NULL
  UNION ALL
  SELECT 'ContactChange', t.name, w.id, n.id, n.wrapped, t."sealedIn", t.sealed, t.index, lower(w.kind::text), NULL
  FROM next n JOIN "ContactChange" w ON w."userId" = n.id, LATERAL (VALUES
    ('oldIndex', 'oldSealed', w."oldSealed", w."oldIndex"), ('newIndex', 'newSealed', w."newSealed", w."newIndex")
  ) AS t (name, "sealedIn", sealed, index)`;

/** The index under the present key, or null where it is that already or was given up. */
function renewedIndex({ table, id, userId, wrapped, sealedIn, sealed, index, kind, documentType }: Row): string | null {
  if (index.startsWith("given up ")) return null;
  const text = open(unwrapPersonKey(userId, wrapped), { table, column: sealedIn, row: id }, sealed);
  const normal = kind === "name" ? nameKey(text) : kind === "document" ? documentKey(documentType!, text) : text;
  const present = keyedIndex(kind, normal);
  return present === index ? null : present;
}

const tables: Record<Row["table"], Prisma.Sql> = {
  User: Prisma.sql`"User"`,
  Customer: Prisma.sql`"Customer"`,
  ContactChange: Prisma.sql`"ContactChange"`,
};
const columns: Record<string, Prisma.Sql> = {
  emailIndex: Prisma.sql`"emailIndex"`,
  mobileIndex: Prisma.sql`"mobileIndex"`,
  nameIndex: Prisma.sql`"nameIndex"`,
  documentIndex: Prisma.sql`"documentIndex"`,
  oldIndex: Prisma.sql`"oldIndex"`,
  newIndex: Prisma.sql`"newIndex"`,
};

/**
 * Unless its owner has changed it meanwhile. In SQL of our own: what was indexed anew is no change of a profile, whose
 * time stays as it is.
 */
const renew = (tx: Tx, { table, column, id, index }: Row, present: string): Promise<number> =>
  tx.$executeRaw`
    UPDATE ${tables[table]} SET ${columns[column]!} = ${present} WHERE id = ${id}::uuid AND ${columns[column]!} = ${index}`;

const before = "00000000-0000-0000-0000-000000000000";

async function* everybody(size: number) {
  for (let rows = await textsAfter(before, size); rows.length > 0; rows = await textsAfter(lastOf(rows), size))
    yield rows;
}

const lastOf = (rows: Row[]) => rows.reduce((last, { userId }) => (userId > last ? userId : last), before);

/**
 * Brings every keyed index under the present key while people work; a person's rows change together. Killed at any moment
 * it may begin again: what is done already is found so. Recovery codes cannot be indexed anew, since nobody knows them.
 */
export async function rotateIndexes({ size = 200, told = (_renewed: number) => {} } = {}) {
  let renewed = 0;
  for await (const rows of everybody(size)) {
    const wanted = rows.flatMap((row) => {
      const present = renewedIndex(row);
      return present === null ? [] : [{ row, present }];
    });
    if (wanted.length === 0) continue;
    renewed += await transaction(async (tx) => {
      let count = 0;
      for (const { row, present } of wanted) count += await renew(tx, row, present);
      return count;
    });
    told(renewed);
  }
  let left = 0;
  for await (const rows of everybody(size)) left += rows.filter((row) => renewedIndex(row) !== null).length;
  const detail = { what: "index", renewed, left };
  if (renewed > 0) await transaction((tx) => record(tx, theBank, "keys.rotated", { detail }));
  return { renewed, left };
}

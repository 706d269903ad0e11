import pg from "pg";
import { appRole, customerRole } from "@/lib/wall/roles";
import { mayOf, ownersFunctions, sequences, tables, verbs } from "@/prisma/rights";

const quoted = pg.escapeIdentifier;

/** Everybody may call a new function, unless told otherwise; one that works with its owner's rights nobody shall. */
const ownersFunctionsClosed = `do $$ declare it text; begin
  for it in select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef loop
    execute 'revoke all on function ' || it || ' from public, ${appRole}';
  end loop; end $$`;

/** The bank sees every row. In a customer's name, which has the bank's rights otherwise, only those of the condition exist. */
const wall = (table: string, seen: string, written = seen) => [
  `alter table ${table} enable row level security`,
  ...["bank", "seen", "added", "changed", "removed"].map((policy) => `drop policy if exists ${policy} on ${table}`),
  `create policy bank on ${table} to ${appRole} using (true) with check (true)`,
  `create policy seen on ${table} as restrictive for select to ${customerRole} using (${seen})`,
  `create policy added on ${table} as restrictive for insert to ${customerRole} with check (${written})`,
  `create policy changed on ${table} as restrictive for update to ${customerRole} using (${written}) with check (${written})`,
  `create policy removed on ${table} as restrictive for delete to ${customerRole} using (${written})`,
];

/**
 * The statements that take every right on the bank's tables away and give those of prisma/rights.ts. For their owner,
 * in a transaction, so that nobody at work notices.
 */
export const rightsScript = () =>
  [
    "revoke create on schema public from public",
    `revoke all on all tables in schema public from public, ${appRole}, ${customerRole}`,
    `revoke all on all sequences in schema public from public, ${appRole}`,
    `grant usage on schema public to ${appRole}`,
    ...Object.entries(tables).map(
      ([table, right]) => `grant ${verbs[mayOf(right)].join(", ")} on ${quoted(table)} to ${appRole}`,
    ),
    ...sequences.map((name) => `grant usage on sequence ${quoted(name)} to ${appRole}`),
    ownersFunctionsClosed,
    ...ownersFunctions.map((signature) => `grant execute on function ${signature} to ${appRole}`),
    ...Object.entries(tables).flatMap(([table, right]) =>
      typeof right === "string" ? [] : wall(quoted(table), right[1], right[2]),
    ),
  ].join(";\n");

import pg from "pg";
import { appRole } from "@/lib/wall/roles";
import { ownersFunctions, sequences, tables, verbs } from "@/prisma/rights";

const quoted = pg.escapeIdentifier;

/** Everybody may call a new function, unless told otherwise; one that works with its owner's rights nobody shall. */
const ownersFunctionsClosed = `do $$ declare it text; begin
  for it in select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef loop
    execute 'revoke all on function ' || it || ' from public, ${appRole}';
  end loop; end $$`;

/**
 * The statements that take every right on the bank's tables away and give those of prisma/rights.ts. For their owner,
 * in a transaction, so that nobody at work notices.
 */
export const rightsScript = () =>
  [
    "revoke create on schema public from public",
    `revoke all on all tables in schema public from public, ${appRole}`,
    `revoke all on all sequences in schema public from public, ${appRole}`,
    `grant usage on schema public to ${appRole}`,
    ...Object.entries(tables).map(([table, may]) => `grant ${verbs[may].join(", ")} on ${quoted(table)} to ${appRole}`),
    ...sequences.map((name) => `grant usage on sequence ${quoted(name)} to ${appRole}`),
    ownersFunctionsClosed,
    ...ownersFunctions.map((signature) => `grant execute on function ${signature} to ${appRole}`),
  ].join(";\n");

import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { mayOf, ownersFunctions, sequences, tables, verbs } from "@/prisma/rights";
import { asOwner } from "@/tests/support/owner";

/** What the catalogue says the role, or everybody, may do: a line for each right, roles it belongs to included. */
const held = `
  with us as (select oid from pg_roles where pg_has_role('xinka_app', oid, 'member') union select 0),
  things as (
    select relname as name, relkind, coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)) as acl
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
  select name, relkind = 'S' as sequence, privilege_type as verb
  from things, aclexplode(acl) where grantee in (select oid from us)`;

test("[AZ-09] the application's role holds exactly the rights that are listed, on every table and sequence", async () => {
  const rows = await asOwner<{ name: string; sequence: boolean; verb: string }>(held);
  const found = rows.map(({ name, verb }) => `${verb} ${name}`);
  const listed = Object.entries(tables).flatMap(([name, right]) =>
    verbs[mayOf(right)].map((verb) => `${verb} ${name}`),
  );
  expect(found.toSorted()).toEqual([...listed, ...sequences.map((name) => `USAGE ${name}`)].toSorted());
});

test("[AZ-09] a new table has no right until somebody lists it", async () => {
  const rows = await asOwner<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(tables).toSorted());
});

test("[AZ-09] rows that are history can be added and read, no more, and the log's entries only read", () => {
  const history = ["Submission", "Decision", "ApplicationEvent", "ProfileChange", "SignIn", "Consent"];
  expect(history.filter((name) => mayOf(tables[name]!) !== "add")).toEqual([]);
  expect(mayOf(tables.OperationLogEntry!)).toBe("read");
});

test("[AZ-09] the application's roles own nothing and have no power of their own", async () => {
  const roles = await asOwner(`
    select rolname as role, rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin as powerful,
           (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns
    from pg_roles r where rolname in ('xinka_app', 'xinka_customer') order by 1`);
  expect(roles).toEqual(["xinka_app", "xinka_customer"].map((role) => ({ role, powerful: false, owns: 0 })));
});

test("[AZ-09] nothing lets what is done in a customer's name pass the walls", async () => {
  const passing = await asOwner(`
    select rolname from pg_roles where rolname = 'xinka_customer' and (rolbypassrls or rolsuper)
    union select relname from pg_class where relowner = 'xinka_customer'::regrole`);
  expect(passing).toEqual([]);
});

test("[AZ-09] no function works with its owner's rights for the application unless it is listed", async () => {
  const rows = await asOwner<{ signature: string }>(`
    select oid::regprocedure::text as signature from pg_proc
    where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('xinka_app', oid, 'execute')`);
  expect(rows.map(({ signature }) => signature).toSorted()).toEqual(ownersFunctions.toSorted());
});

test("the product works as that role", async () => {
  const [row] = await db.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`;
  expect(row).toEqual({ role: "xinka_app" });
});

test.each([
  ["alter a table", 'alter table "User" add column x int'],
  ["drop a table", 'drop table "OperationLogEntry"'],
  ["empty a table", 'truncate "OperationLogEntry"'],
  ["switch a trigger off", 'alter table "Decision" disable trigger all'],
  ["switch all triggers off", "set session_replication_role = 'replica'"],
  ["take a wall away", 'alter table "Customer" disable row level security'],
  ["make a table", "create table public.mine (id int)"],
  ["make a function", "create function public.mine() returns int language sql as 'select 1'"],
  [
    "replace a guard",
    "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
  ],
  ["make a role", "create role mine superuser"],
  ["take a table", 'alter table "User" owner to xinka_app'],
  ["read the passwords of the database", "select * from pg_authid"],
  ["read a file", "select pg_read_file('/etc/passwd')"],
  ["run a program", "copy (select 1) to program 'true'"],
  ["change history", "update \"OperationLogEntry\" set action = 'x'"],
  ["write an entry of the log past its chain", 'insert into "OperationLogEntry" select * from "OperationLogEntry"'],
  ["remove history", 'delete from "Decision"'],
])("[AZ-09] the application's role cannot %s", async (_what, words) => {
  const refused = asOwner(`begin; set local role xinka_app; ${words}; rollback`);
  await expect(refused).rejects.toMatchObject({ code: "42501" });
});

import pg, { type Client } from "pg";
import { BackupFault } from "@/lib/backups/fault";
import { keptFromPresent, presentOnly } from "@/lib/backups/tables";

const quoted = pg.escapeIdentifier;

/**
 * Takes over into the arriving schema what a restore must not turn back: the log, passwords, factors and rights of the
 * present; the stricter of two states and roles; nobody's session. All in the transaction of the swap.
 */
export async function mergePresent(client: Client, arriving: string) {
  await setTriggers(client, arriving, "disable");
  await keepLog(client, arriving);
  if (!(await hasPeople(client))) return setTriggers(client, arriving, "enable");
  for (const table of carried) if (!logTables.includes(table)) await keepTable(client, arriving, table);
  await keepAccounts(client, arriving);
  await eraseAgain(client, arriving);
  await setTriggers(client, arriving, "enable");
}

/** Whoever was erased since the backup does not come back with it. */
async function eraseAgain(client: Client, arriving: string) {
  await client.query(
    `set local search_path to ${quoted(arriving)}; select erase_person("userId") from "Erasure"; set local search_path to default`,
  );
}

/** After a disaster there is no present to take over from. */
export async function hasPeople(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>('select exists (select from public."User") as present');
  return rows[0]!.present;
}

const carried = [...keptFromPresent, ...presentOnly];
const logTable = "OperationLogEntry";
const logTables = [logTable, "OperationLogStub"];

async function setTriggers(client: Client, schema: string, how: "enable" | "disable") {
  for (const table of [...carried, "User", "DataKey"])
    await client.query(`alter table ${quoted(schema)}.${quoted(table)} ${how} trigger user`);
}

/**
 * The log is never rewound: the present one goes on, unless there is none yet, as after a disaster. What a new bank wrote
 * in nobody's name before anybody was there, such as that it tried to restore, is no log to go on with.
 */
async function keepLog(client: Client, arriving: string) {
  const { rows } = await client.query<{ present: boolean; lived: boolean; forked: boolean }>(
    `select exists (select from public.${quoted(logTable)}) as present,
            exists (select from public."User") or exists (select from public.${quoted(logTable)}
              where "actorId" is not null or "subjectId" is not null) as lived,
            exists (select from ${quoted(arriving)}.${quoted(logTable)} a
                    where not exists (select from public.${quoted(logTable)} p where p.seq = a.seq and p.hash = a.hash)
                      and not exists (select from public."OperationLogStub" p where p.seq = a.seq and p.hash = a.hash)) as forked`,
  );
  const { present, lived, forked } = rows[0]!;
  if (!present || (forked && !lived)) return;
  if (forked) throw new BackupFault("logForked");
  for (const table of logTables) await replaceRows(client, arriving, table, "true");
}

/** The present rows instead of those of the backup, as far as whom they speak of has arrived. */
async function keepTable(client: Client, arriving: string, table: string) {
  const { rows } = await client.query<{ column: string; parent: string; key: string }>(
    `select a.attname as column, c.relname as parent, r.attname as key
     from pg_constraint k join pg_class c on c.oid = k.confrelid
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     join pg_attribute r on r.attrelid = k.confrelid and r.attnum = k.confkey[1]
     where k.conrelid = ($1 || '.' || quote_ident($2))::regclass and k.contype = 'f'`,
    [arriving, table],
  );
  const known = rows.map(
    ({ column, parent, key }) =>
      `(p.${quoted(column)} is null or exists
        (select from ${quoted(arriving)}.${quoted(parent)} x where x.${quoted(key)} = p.${quoted(column)}))`,
  );
  await replaceRows(client, arriving, table, known.join(" and ") || "true");
}

async function replaceRows(client: Client, arriving: string, table: string, known: string) {
  const columns = await castColumns(client, arriving, table);
  const into = `${quoted(arriving)}.${quoted(table)}`;
  await client.query(`delete from ${into}`);
  await client.query(
    `insert into ${into} (${columns.map(({ name }) => quoted(name)).join(", ")})
     select ${columns.map(({ from }) => from).join(", ")} from public.${quoted(table)} p where ${known}`,
  );
}

/** Each schema has kinds of its own for states and the like: such a value passes from one to the other as text. */
async function castColumns(client: Client, arriving: string, table: string) {
  const { rows } = await client.query<{ name: string; type: string; own: boolean }>(
    `select attname as name, format_type(atttypid, null) as type,
            coalesce(e.typnamespace, t.typnamespace) = $1::regnamespace as own
     from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typlen = -1
     where attrelid = ($1 || '.' || quote_ident($2))::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`,
    [arriving, table],
  );
  return rows.map(({ name, type, own }) => ({
    name,
    from: own ? `p.${quoted(name)}::text::${type}` : `p.${quoted(name)}`,
  }));
}

/**
 * Of an account that exists in both: the present address, key, role and rights; the lower limit of authority; closed if
 * either is closed, and as it is now where the backup shows it before it was ever open. Everybody's sessions end. Staff whom the present bank does not know any
 * more come back closed.
 */
async function keepAccounts(client: Client, arriving: string) {
  const users = `${quoted(arriving)}."User"`;
  const strictest = `(array['REMOVED', 'DISABLED', 'LOCKED', 'AWAITS_APPROVAL', 'PENDING', 'ACTIVE'])`;
  await client.query(
    `update ${users} a set
       status = (case when a.status in ('PENDING', 'AWAITS_APPROVAL') then p.status::text
                 when array_position(${strictest}, p.status::text) < array_position(${strictest}, a.status::text)
                 then p.status::text else a.status::text end)::text::${quoted(arriving)}."UserStatus",
       role = p.role::text::${quoted(arriving)}."Role",
       "confirmedAt" = coalesce(p."confirmedAt", a."confirmedAt"),
       "emailSealed" = p."emailSealed", "emailIndex" = p."emailIndex",
       "limitAuthority" = least(a."limitAuthority", p."limitAuthority"),
       "rightsTemplate" = p."rightsTemplate",
       "securityEpoch" = greatest(a."securityEpoch", p."securityEpoch") + 1
     from public."User" p where p.id = a.id`,
  );
  await client.query(
    `update ${quoted(arriving)}."DataKey" a set wrapped = p.wrapped from public."DataKey" p where p."userId" = a."userId"`,
  );
  await client.query(
    `update ${users} a set status = 'DISABLED', "securityEpoch" = "securityEpoch" + 1
     where a.role <> 'CUSTOMER' and not exists (select from public."User" p where p.id = a.id)`,
  );
}

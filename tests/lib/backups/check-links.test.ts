import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import type { Account } from "@/lib/backups/account";
import { checkBackup } from "@/lib/backups/check";
import { checkLinks } from "@/lib/backups/check-links";
import { sealContent } from "@/lib/backups/container";
import { encodeFrame } from "@/lib/backups/frames";
import { linksOf } from "@/lib/backups/structure";
import { compressed } from "@/lib/backups/through";
import { ownMigrations } from "@/lib/migrations";
import { aBackupPlace, withOwner } from "@/tests/support/backups";

test("[BK-05] the links that a backup is asked for are those that PostgreSQL makes of the migrations", async () => {
  const { rows } = await withOwner((client) =>
    client.query<{ line: string }>(
      `select concat_ws(' ', c.relname, (select string_agg(attname, ',') from pg_attribute where attrelid = conrelid and attnum = any(conkey)),
         p.relname, (select string_agg(attname, ',') from pg_attribute where attrelid = confrelid and attnum = any(confkey))) as line
       from pg_constraint join pg_class c on c.oid = conrelid join pg_class p on p.oid = confrelid
       where contype = 'f' and c.relnamespace = 'public'::regnamespace`,
    ),
  );
  const found = linksOf(ownMigrations()).map((link) => `${link.table} ${link.column} ${link.parent} ${link.key}`);
  expect(found.toSorted()).toEqual(rows.map(({ line }) => line).toSorted());
  expect(found.length).toBeGreaterThan(30);
});

test("[BK-05] a link that a later migration takes away is asked for no more", () => {
  const made = {
    sql: `ALTER TABLE "A" ADD CONSTRAINT "A_b" FOREIGN KEY ("b") REFERENCES "B"("id") ON DELETE CASCADE;`,
  };
  expect(linksOf([made])).toEqual([{ table: "A", column: "b", parent: "B", key: "id" }]);
  expect(linksOf([made, { sql: `ALTER TABLE "A" DROP CONSTRAINT "A_b";` }])).toEqual([]);
});

const columns = {
  User: ["id"],
  CardProduct: ["name", "code"],
  Customer: ["id"],
  Application: ["id", "customerId", "productCode", "managerId", "previousApplicationId"],
};
type Bank = { [Table in keyof typeof columns]?: string[][] };

/** A file that its maker has stated, sealed and signed as if all were right. */
async function fileOf(bank: Bank, migrations: Account["migrations"] = ownMigrations()) {
  const place = await aBackupPlace();
  const texts = Object.entries(bank).map(([name, rows]) => ({
    name: name as keyof typeof columns,
    rows: rows.length,
    text: Buffer.from(rows.map((row) => `${row.join("\t")}\n`).join("")),
  }));
  const tables = texts.map(({ name, rows, text }) => ({
    name,
    rows,
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
  const id = randomUUID();
  const account = { id, migrations, tables, documents: { count: 0, bytes: 0, missing: [] } } as unknown as Account;
  const frames = async function* () {
    for (const [index, { name, text }] of texts.entries()) {
      yield* encodeFrame({ kind: "table", facts: { name, columns: columns[name] } });
      // In pieces that end anywhere, as they come from a disk.
      for (let at = 0; at < text.length; at += 50)
        yield* encodeFrame({ kind: "rows", bytes: text.subarray(at, at + 50) });
      yield* encodeFrame({ kind: "tableEnd", facts: tables[index]! });
    }
    yield* encodeFrame({ kind: "account", facts: account });
  };
  const fileKey = randomBytes(32);
  const recipients = place.identities.map(({ recipient }) => recipient);
  const sealing = { id, createdAt: new Date(), recipients, signer: place.signer };
  const parts: Buffer[] = [];
  for await (const part of sealContent(compressed(frames()), sealing, fileKey)) parts.push(part);
  const source = async function* () {
    yield* parts;
  };
  await checkBackup(source, [place.signer.public], { fileKey });
  return (most?: number) => checkLinks(source, { fileKey }, account, most);
}

const [anna, bert, nobody] = [randomUUID(), randomUUID(), randomUUID()];
const cases = Array.from({ length: 40 }, () => randomUUID());
const none = "\\N";

/** Every case follows the next one, the last one none: most point to rows that come later, or to the row itself. */
const bank = (): Required<Bank> => ({
  User: [[anna], [bert]],
  CardProduct: [["标准卡", "standard"]],
  Customer: [[anna]],
  Application: cases.map((id, n) => [id, anna, n % 2 ? "standard" : none, n % 3 ? bert : none, cases[n + 1] ?? none]),
});

test("[BK-05] links that hold are followed value by value, nothing where there is none, in one reading or in many", async () => {
  const check = await fileOf(bank());
  const values = 1 + cases.length + 20 + 26 + (cases.length - 1);
  expect(await check()).toEqual({ links: 5, values });
  // Room for seven keys: a dozen readings, each about its own part.
  expect(await check(7)).toEqual({ links: 5, values });
  const itself = bank();
  itself.Application[0]![4] = cases[0]!;
  await expect((await fileOf(itself))()).resolves.toMatchObject({ values });
});

const broken: [string, string, (bank: Required<Bank>) => void][] = [
  ["a customer without an account", "Customer", (all) => all.User.shift()],
  ["a case without a customer", "Application", (all) => all.Application[7]!.splice(1, 1, nobody)],
  ["a case of a product that is none", "Application", (all) => all.Application[7]!.splice(2, 1, "Standard")],
  ["a case in nobody's hands", "Application", (all) => all.Application[7]!.splice(3, 1, nobody)],
  ["a case that follows none", "Application", (all) => all.Application.pop()],
  ["a table that is not there", "Application", (all) => Reflect.deleteProperty(all, "CardProduct")],
];

test.each(broken)(
  "[BK-05] a link that leads nowhere is found in a file that is right otherwise: %s",
  async (_, table, change) => {
    const changed = bank();
    change(changed);
    const check = await fileOf(changed);
    for (const most of [undefined, 7])
      await expect(check(most)).rejects.toMatchObject({ code: "linkBroken", values: { table } });
  },
);

test("[BK-05][BK-13] whose links this version cannot know is told so, and holds otherwise", async () => {
  const check = await fileOf(bank(), [...ownMigrations(), { name: "29991231000000_from_tomorrow", checksum: "0" }]);
  expect(await check()).toEqual({ unknown: "29991231000000_from_tomorrow" });
});

test("[BK-05] whoever took a link off the database has not taken it off the proof", async () => {
  const name = `${inject("run")}_links_${process.env.VITEST_POOL_ID}`;
  const url = inject("server") + name;
  await createDatabase(`${inject("server")}postgres`, name, inject("template"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `alter table "RightException" drop constraint "RightException_userId_fkey";
     insert into "RightException" ("userId", "right", "granted") values (gen_random_uuid(), 'log.read', true)`,
  );
  await client.end();
  const place = await aBackupPlace();
  const { file, account, fileKey } = await place.make({ url });
  const { source, trusted } = place.opening(file);
  await checkBackup(source, trusted, { fileKey });
  await expect(checkLinks(source, { fileKey }, account)).rejects.toMatchObject({
    code: "linkBroken",
    values: { table: "RightException" },
  });
});

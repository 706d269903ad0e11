import pg from "pg";
import { expect, inject, test } from "vitest";
import { createDatabase } from "@/bin/database/create";
import { loginUrl } from "@/bin/database/login";
import { ownerUrl, withoutOwner } from "@/bin/database/owner";
import { migrate } from "@/bin/prisma/migrate";

const server = inject("server");
const copy = async (name: string, template?: string) => {
  await createDatabase(`${server}postgres`, `${inject("run")}_${name}`, template);
  return `${server}${inject("run")}_${name}`;
};

test("[AZ-09] the login of a try-out's server cannot become the owner", async () => {
  const address = await loginUrl(await copy("login", inject("template")), ".data/test");
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  for (const words of ["set role xinka", 'alter table "User" add column x int', 'truncate "Mail"', "create role x"])
    await expect(client.query(words)).rejects.toMatchObject({ code: "42501" });
  expect((await client.query('select count(*)::int as count from "CardProduct"')).rows).toEqual([{ count: 6 }]);
  await client.end();
});

test("with that login a database of this version is served, and one that is behind is refused", async () => {
  expect(await migrate(await loginUrl(await copy("ready", inject("template")), ".data/test"))).toEqual([]);
  await expect(migrate(await loginUrl(await copy("behind"), ".data/test"))).rejects.toThrow("npm run migrate");
});

test("the product's own processes are not told who owns the database", () => {
  expect(withoutOwner({ NODE_ENV: "test", DATABASE_URL: "a", DATABASE_OWNER_URL: "b" })).toEqual({
    NODE_ENV: "test",
    DATABASE_URL: "a",
  });
  expect(ownerUrl()).toBe(process.env.DATABASE_URL);
});

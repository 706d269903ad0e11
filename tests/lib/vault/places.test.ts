import { expect, test } from "vitest";
import { askForEmail } from "@/lib/contacts/ask-for-email";
import { db } from "@/lib/db";
import { decide } from "@/lib/reviews/decide";
import { keepUnsent } from "@/lib/sessions/unsent";
import { type Key, masterKey, passwordKey } from "@/lib/vault/keys";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open, type Place } from "@/lib/vault/seal";
import { giveTotp } from "@/tests/support/factors";
import { aCase, request } from "@/tests/support/judgements";
import { aResidentId } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";
import { giveSession } from "@/tests/support/session";
import { aWholeWay } from "@/tests/support/whole-way";

type Sealed = Place & { text: string };
type Column = { table: string; column: string; row: string };

/** What is there for minutes at most. */
const passing = ["BackupJob.secretSealed", "LogOpening.keySealed", "OperationLogDraft.changesSealed"];

/** Every column of the bank in which something may lie sealed, and the one that its rows are called by. */
const columns = () =>
  asOwner<Column>(`
    select table_name as "table", column_name as "column",
           (select column_name from information_schema.columns i
            where i.table_schema = 'public' and i.table_name = c.table_name and i.column_name in ('id', 'userId', 'sessionId')
            order by position(i.column_name in 'id userId sessionId') limit 1) as row
    from information_schema.columns c
    where table_schema = 'public' and (column_name like '%Sealed' or column_name = 'wrapped') order by 1, 2`);

async function everythingSealed(from: Column[]): Promise<Sealed[]> {
  const found = await Promise.all(
    from.map(({ table, column, row }) =>
      asOwner<Sealed>(
        `select '${table}' as "table", '${column}' as "column", "${row}" as row, "${column}" as text
         from "${table}" where "${column}" is not null`,
      ),
    ),
  );
  return found.flat();
}

/** Two of each, so that the bank keeps twice whatever it ever seals. */
async function twoOfEach() {
  for (const [at, name] of ["张三", "李四"].entries()) {
    const { customer } = await aWholeWay({
      email: `sealed-${at}@example.com`,
      mobile: `1397193719${at}`,
      password: "wobbly kettles sing at dawn",
      name,
      documentNumber: aResidentId(),
      line: "文三路 90 号",
      postcode: "310012",
      employer: "西湖软件",
      workLine: "天目山路 18 号",
      opinion: "收入稳定，负债较低，同意办理。",
      words: "客户来电，核对身份",
    });
    await keepUnsent(await giveSession(customer), { path: "/profile/work", values: { employer: "西湖软件" } });
    await giveTotp(customer);
    await askForEmail(customer, { email: `moved-${at}@example.com` });
    const made = await aCase();
    await decide(made.manager, request(made));
  }
}

const opens = (key: Key, place: Place, text: string) => {
  try {
    return open(key, place, text).length > 0;
  } catch {
    return false;
  }
};
const nameOf = ({ table, column, row }: Place) => `${table}.${column} ${row}`;

test("[DP-02] whatever lies sealed in the bank opens in its own place under one key, and in no other row, column or table", async () => {
  await twoOfEach();
  const known = await columns();
  const sealed = await everythingSealed(known);
  const wrapped = await db.dataKey.findMany({ select: { userId: true, wrapped: true } });
  const people = wrapped.map((one) => unwrapPersonKey(one.userId, one.wrapped));
  const keys = [masterKey(), passwordKey(), ...people];

  for (const one of sealed) {
    const places = keys.flatMap((key) => sealed.filter((place) => opens(key, place, one.text)));
    expect(places.map(nameOf), nameOf(one)).toEqual([nameOf(one)]);
  }
  const filled = new Set(sealed.map(({ table, column }) => `${table}.${column}`));
  const empty = known.map(({ table, column }) => `${table}.${column}`).filter((name) => !filled.has(name));
  expect(empty).toEqual(passing);
});

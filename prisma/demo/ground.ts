import type { Client } from "pg";
import type { Numbers } from "./group";
import type { Product, Signer } from "./plan";

/** Why nothing was seeded; its sentence is all a person needs. Nothing was changed. */
export class SeedRefusal extends Error {}

/** What the database holds before. `serial` is the first free one of a made person. */
export type Ground = { isEmpty: boolean; serial: number; products: Product[]; managers: Signer[] };

type Wish = { customers: number | undefined; tryOut: boolean };

/** Looks at the database; refuses where made people would stand among real ones. */
export async function groundOf(client: Client, { customers, tryOut }: Wish): Promise<Ground> {
  const { rows: users } = await client.query<{ any: boolean }>('select exists (select 1 from "User") as any');
  const { rows: facts } = await client.query<{ key: string; value: string }>('select key, value from "Installation"');
  const known = Object.fromEntries(facts.map(({ key, value }) => [key, value]));
  const isEmpty = !users[0]!.any;
  if (!isEmpty && !known.demo && !tryOut)
    throw new SeedRefusal("This database holds people who were not made: demo data stays out of it.");
  if (!isEmpty && customers === undefined)
    throw new SeedRefusal(
      "This database is filled already. --customers N adds people to it; npm run reset starts a try-out anew.",
    );
  const managers = await managersOf(client);
  if (!isEmpty && !managers.some(({ authority }) => authority >= 20_000_000))
    throw new SeedRefusal("Nobody here may sign the highest limit, so nobody could decide the applications.");
  return { isEmpty, serial: Number(known.demoCustomers ?? 0) + 1, products: await productsOf(client), managers };
}

async function productsOf(client: Client): Promise<Product[]> {
  const { rows } = await client.query<Product>(
    `select code, "minLimit"::float8, "maxLimit"::float8, "minMonthlyIncome"::float8, "serviceDays",
            "reapplyAfterDays", "secondSignature"
     from "CardProduct" where offered order by position`,
  );
  return rows;
}

async function managersOf(client: Client): Promise<Signer[]> {
  const { rows } = await client.query<Signer>(
    `select id, "staffName" as name, "limitAuthority"::float8 as authority from "User"
     where role = 'MANAGER' and status = 'ACTIVE' and "staffName" is not null and "rightsTemplate" is null
     order by "staffNumber"`,
  );
  return rows;
}

/** The numbers that come next; the counters themselves move on with `leaveNumbers`. */
export async function nextNumbers(client: Client): Promise<Numbers> {
  const { rows } = await client.query<Numbers>(
    `select nextval('application_number')::int as application, nextval('customer_number')::int as customer`,
  );
  return rows[0]!;
}

export async function leaveNumbers(client: Client, { application, customer }: Numbers) {
  await client.query("select setval('application_number', $1, false), setval('customer_number', $2, false)", [
    application,
    customer,
  ]);
}

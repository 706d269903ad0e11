import type { Gate } from "@/tests/attack/declaration";
import { type Action, everyHandler } from "@/tests/attack/doors";

/** Actions that anybody may call, signed in or not. One that is not named here belongs to those of its room. */
export const openActions = [
  "_ui chooseReading",
  "(public)/activate/[token] activate",
  "(public)/cards/suitable lookForCards",
  "(public)/confirm-contact/[token] confirmChange",
  "(public)/forgot-password forgotPassword",
  "(public)/register confirmEmail",
  "(public)/register register",
  "(public)/reset-password/[token] resetPassword",
  "(public)/sign-in signIn",
  "(public)/sign-in signOut",
  "(public)/undo-contact/[token] undoChange",
];

type HandlerPolicy = { who: Gate["role"][] | "ANYBODY"; methods: string[] };

/** Every route that is not a page, by name: who may call it, and how. */
export const handlers: Record<string, HandlerPolicy> = {
  "/admin/backups/[id]/download": { who: ["ADMIN"], methods: ["GET"] },
  "/admin/backups/upload/file": { who: ["ADMIN"], methods: ["POST"] },
  "/admin/customers/export": { who: ["ADMIN"], methods: ["POST"] },
  "/admin/log/archives/[id]/file": { who: ["ADMIN"], methods: ["GET"] },
  "/admin/log/export": { who: ["ADMIN"], methods: ["POST"] },
  "/admin/sign-ins/export": { who: ["ADMIN"], methods: ["POST"] },
  "/apply/documents/upload": { who: ["CUSTOMER"], methods: ["POST"] },
  "/documents/[id]": { who: ["CUSTOMER", "MANAGER"], methods: ["GET"] },
  "/healthz": { who: "ANYBODY", methods: ["GET"] },
  "/profile/copy/file": { who: ["CUSTOMER"], methods: ["POST"] },
  "/policy-reports": { who: "ANYBODY", methods: ["POST"] },
  "/readyz": { who: "ANYBODY", methods: ["GET"] },
  "/work/customers/export": { who: ["MANAGER"], methods: ["POST"] },
  "/work/queue/export": { who: ["MANAGER"], methods: ["POST"] },
};

/** ENTRANT: somebody between the password and the second factor, and nobody else. */
export type Policy = Gate["role"] | "ENTRANT" | "PUBLIC";

const rooms: [RegExp, Policy][] = [
  [/^_ui stay$/, "PERSON"],
  [/^\(customer\)\//, "CUSTOMER"],
  [/^\(manager\)\//, "MANAGER"],
  [/^\(admin\)\//, "ADMIN"],
  [/^\(person\)\//, "PERSON"],
  [/^\(entrant\)\//, "ENTRANT"],
];

/** Who may call an action by where it stands; undefined where nothing says so. */
export function declaredFor({ name }: Pick<Action, "name">): Policy | undefined {
  if (openActions.includes(name)) return "PUBLIC";
  return rooms.find(([room]) => room.test(name))?.[1];
}

/** Routes without a declared policy, and policies without a route. */
export function undeclared(): string[] {
  const there = everyHandler().map(({ pattern, methods }) => `${pattern} ${methods}`);
  const said = Object.entries(handlers).map(([pattern, { methods }]) => `${pattern} ${methods}`);
  return [...there.filter((one) => !said.includes(one)), ...said.filter((one) => !there.includes(one))];
}

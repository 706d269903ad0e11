import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { changesDuring, watchChanges } from "@/tests/attack/changes";
import { type Action, everyAction } from "@/tests/attack/doors";
import { answersFor, call, tellsOfForeign, verdictOf } from "@/tests/attack/forms";
import { declaredFor, openActions, type Policy } from "@/tests/attack/policies";
import { type Answer, forEach, share, whole } from "@/tests/attack/request";
import { actorFor, idOf, kinds, malformed, objectField, roleOf } from "@/tests/attack/subjects";
import {
  cookieOf,
  halfCookieOf,
  isSentToSignIn,
  isShut,
  roles,
  staleCookieOf,
  strangersTo,
  visitorsFor,
  withoutRight,
} from "@/tests/attack/visitors";
import { aResidentId } from "@/tests/support/make";

const actions = await everyAction();
const gated = actions.filter((action) => !["PUBLIC", undefined].includes(declaredFor(action)));
const whoOf = (action: Action) => declaredFor(action) as Exclude<Policy, "PUBLIC">;
const documentNumber = aResidentId();
let cells = 0;

beforeAll(watchChanges);

test("[AZ-01] each action of the build has a declared policy, and its gate says the same", () => {
  const said = actions.map((action) => [action.name, declaredFor(action)]);
  const gates = actions.map((action) => [action.name, gateOf(action)]);
  expect(said).toEqual(gates);
  expect(openActions.filter((name) => !actions.some((action) => action.name === name))).toEqual([]);
});

/** Deletion from the log, backups and restores, staff, customers' data in full, what gives advice; and one's own keys to the bank. */
const weighty = /^(log\.delete|backups\.|staff\.manage|customers\.(reveal|lock)|sessions\.end|models\.publish)/;
const ownKeys =
  /^\(person\)\/security\/(email|password|passkeys) (ask|change|add|remove)|^\(person\)\/security (start|add|remove|make)/;

test("[SE-08] each deed that matters asks for a factor shown just before", () => {
  const asked = gated.filter(({ name, gate }) => {
    const right = gate === "PUBLIC" ? "" : (gate.right ?? "");
    return weighty.test(right) || ownKeys.test(name) || name.startsWith("(admin)/admin/approvals/");
  });
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter(({ gate }) => gate !== "PUBLIC" && !gate.fresh).map(({ name }) => name)).toEqual([]);
});

test("[AZ-01] each action can be filled in as its page would, so that nothing below stops at a missing field", () => {
  const unfit = actions.flatMap((action) => {
    const { error } = action.schema.safeParse(answersFor(action, "01900000-0000-7000-8000-000000000000"));
    return error ? [`${action.name}: ${error.issues.map(({ path, message }) => `${path} ${message}`)}`] : [];
  });
  expect(unfit).toEqual([]);
});

/** A form was taken for one; what it asked for may have changed meanwhile, or be past its time. */
const heard = [200, 409, 410];

describe.each(gated.map((action) => [action.name, action] as const))("%s", (_name, action) => {
  const role = roleOf(action);
  const ids = objectField(action) ? kinds : (["own"] as const);

  test("[AZ-01][AU-12] is closed to everybody else, whatever the id", async () => {
    const actor = await actorFor(action);
    const visitors = await visitorsFor(role);
    const forms = await Promise.all(ids.map(async (kind) => answersFor(action, await idOf(kind, action, actor))));
    const strangers = strangersTo(whoOf(action));
    const asked = strangers.flatMap((standing, index) =>
      share(forms, index + actions.indexOf(action), forms.length).map((form) => ({ standing, form })),
    );
    let verdicts: object[] = [];
    const changes = await changesDuring(async () => {
      verdicts = await forEach(asked, async ({ standing, form }) => {
        const verdict = verdictOf(await call(action, form, cookieIn(visitors[standing])));
        cells += 1;
        return isShut(whoOf(action), standing, verdict) ? { standing } : { standing, ...verdict };
      });
    });
    expect(verdicts).toEqual(asked.map(({ standing }) => ({ standing })));
    expect(changes.map(({ what }) => what)).toEqual([]);
  });

  test("[AZ-02] does nothing to what is another's, nobody's or no id at all", async () => {
    const actor = await actorFor(action);
    const cookie = await cookieOf(actor);
    // What administrators do, they do to others: theirs is only what exists and what they have a right to.
    const foreign = ids.filter((one) => one !== "own" && !(role === "ADMIN" && one === "other"));
    const asked = await Promise.all(foreign.map(async (kind) => ({ kind, id: await idOf(kind, action, actor) })));
    // Shortened, each action is given one of the ids that are none.
    const rest = whole && foreign.includes("malformed") ? malformed.map((id) => ({ kind: "malformed", id })) : [];
    for (const { kind, id } of [...asked, ...rest]) {
      let answer: Answer | undefined;
      const changes = await changesDuring(async () => {
        answer = await call(action, answersFor(action, id), { cookie });
      });
      cells += 1;
      expect({ kind, heard: heard.includes(answer!.status) }).toEqual({ kind, heard: true });
      expect({ kind, changes: changes.filter(({ row }) => isForeign(row, actor, id)) }).toEqual({ kind, changes: [] });
    }
  });

  const { right, fresh } = action.gate === "PUBLIC" ? {} : action.gate;

  if (right)
    test(`[AZ-01] does not exist for somebody without the right ${right}`, async () => {
      const actor = await withoutRight(role, right);
      const form = answersFor(action, await idOf("own", action, actor));
      const changes = await changesDuring(async () => {
        const { status } = await call(action, form, { cookie: await cookieOf(actor) });
        expect(status).toBe(404);
      });
      expect(changes.filter(({ what }) => !/Session/.test(what))).toEqual([]);
    });

  if (fresh)
    test("[SE-08] does nothing for somebody whose factor was shown long ago", async () => {
      const actor = await actorFor(action);
      const form = answersFor(action, await idOf("own", action, actor));
      const cookie = await staleCookieOf(actor);
      const changes = await changesDuring(async () => {
        const { to, errors } = verdictOf(await call(action, form, { cookie }));
        expect({ to, refused: Boolean(errors) }).toEqual({ to: "", refused: true });
      });
      expect(changes.map(({ what }) => what)).toEqual([]);
    });

  test("[AZ-01][WB-01] is open to whom it is for, from our own page", async () => {
    const actor = await actorFor(action);
    const form = answersFor(action, await idOf("own", action, actor));
    const entrant = whoOf(action) === "ENTRANT";
    const cookie = await (entrant ? halfCookieOf : cookieOf)(actor);
    const { status, to, errors = "" } = verdictOf(await call(action, form, { cookie }));
    cells += 1;
    expect({ status, sentAway: /^\/sign-in($|\?)/.test(to) }).toEqual({ status: 200, sentAway: false });
    expect(tellsOfForeign(errors)).toBe(false);
  });
});

test("[AZ-02] another customer's id and one that nobody has get the same answer, letter for letter", async () => {
  for (const action of gated.filter((one) => roleOf(one) === "CUSTOMER" && objectField(one))) {
    const answers = await Promise.all(
      (["other", "random"] as const).map(async (kind) => {
        const actor = await actorFor(action);
        const id = await idOf(kind, action, actor);
        const form = { ...answersFor(action, id), ...(action.schema.shape.documentNumber ? { documentNumber } : {}) };
        const answer = await call(action, form, { cookie: await cookieOf(actor) });
        const told = `${returnedBy(answer.text)} ${verdictOf(answer).to}`;
        return { action: action.name, status: answer.status, told: told.replaceAll(id, "ID") };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  }
});

test("[AZ-01] an action answers the same when it is posted to a page of another room", async () => {
  const verdicts = await Promise.all(
    gated.map(async (action) => {
      const elsewhere = { ...action, page: "/sign-in" };
      return { name: action.name, ...verdictOf(await call(elsewhere, answersFor(action, "1"))) };
    }),
  );
  expect(verdicts.filter(({ to, errors }) => !isSentToSignIn(to, errors))).toEqual([]);
});

test("[AZ-01] the matrix is whole", () => {
  console.log(`access matrix of actions: ${actions.length} actions, ${cells} cells`);
  expect(cells).toBeGreaterThan(gated.length * 5);
  expect(new Set(gated.map(roleOf))).toEqual(new Set(roles));
});

const cookieIn = (cookie: string | undefined) => (cookie ? { cookie } : {});

/** What the code asks for: a gate of roles, or in the rooms between password and factor, that the sign-in is half done. */
function gateOf({ gate, name }: Action): Policy {
  if (gate !== "PUBLIC") return gate.role;
  const code = readFileSync(`app/${name.split(" ")[0]}/actions.ts`, "utf8");
  const own = code.split(/^export const /m).find((part) => part.startsWith(`${name.split(" ")[1]} `)) ?? "";
  return own.includes("await requireEntrant()") ? "ENTRANT" : "PUBLIC";
}

/** A row that speaks of the id, or of nobody who was acting. */
function isForeign(row: object, { id }: { id: string }, object: string) {
  const text = JSON.stringify(row);
  return (object.length === 36 && text.includes(object)) || !text.includes(id);
}

/** The part of the answer that the action itself has made; the page around it is the same for both. */
const returnedBy = (text: string) => /^1:.*$/m.exec(text)?.[0] ?? "";

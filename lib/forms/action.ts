import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { Actor, Role, Visitor } from "@/lib/auth/actor";
import { browserToken } from "@/lib/auth/device";
import { requestOrigin } from "@/lib/auth/origin";
import { requireRole, sendToSignIn, type Who } from "@/lib/auth/require-role";
import type { Right } from "@/lib/auth/rights";
import { isFromOurPage } from "@/lib/auth/same-origin";
import { mayTry } from "@/lib/auth/throttle";
import { isScripted } from "@/lib/forms/asked";
import { echo, firstFaults, readForm } from "@/lib/forms/read";
import type { FormAction, FormState } from "@/lib/forms/state";
import { isTurnedAway, tellRedrawn, tellStatus, tellUnderstood } from "@/lib/forms/tell-status";
import { isLeftBehind, saveUnsent } from "@/lib/forms/unsent";
import type { Language } from "@/lib/language";
import { Refusal } from "@/lib/refusal";

/** Who may come through: a role, where the deed asks for it with a right, and with a factor shown within five minutes. */
type Gate<R extends Role> = Who<R> | Ask<R>;
type Ask<R extends Role> = { role: Who<R>; right?: Right; fresh?: true };

/** Mostly nothing: an action redirects, or the page is drawn again. Else what a script on the page asked for. */
type Outcome = FormState["values"] | undefined;

/**
 * The one door for writes of people who are signed in: own page, gate, schema, command.
 * A refusal becomes words on the form; anything else is a fault and throws.
 */
export function actionFor<R extends Role, S extends z.ZodObject>(
  gate: Gate<R>,
  schema: S,
  run: (actor: Actor<R>, input: z.output<S>) => Promise<Outcome>,
): FormAction {
  const { role, right, fresh }: Ask<R> = typeof gate === "string" ? { role: gate } : gate;
  return async (previous, sent) => {
    tellUnderstood();
    const form = sent ?? alone(previous);
    if (sent && (await isLeftBehind())) return keepTyped({ schema, previous, form });
    const actor = await requireRole(role, right);
    if (isOfAnother(actor, form)) return refusal({ schema, previous, form }, { form: "session.another" });
    return answer({ schema, previous, form }, async (input) => {
      if (fresh && !actor.fresh) throw new Refusal("factor.stale");
      return run(actor, input);
    });
  };
}

/** Its only sister, for people who are not signed in: registering, signing in, choosing a language. Throttled by address. */
export function publicAction<S extends z.ZodObject>(
  schema: S,
  run: (visitor: Visitor, input: z.output<S>) => Promise<Outcome>,
): FormAction {
  return async (previous, form = alone(previous)) => {
    tellUnderstood();
    const visitor = {
      ...(await requestOrigin()),
      language: (await getLocale()) as Language,
      browser: await browserToken(),
    };
    return answer({ schema, previous, form }, async (input) => {
      if (isTurnedAway()) throw new Refusal("signIn.busy");
      const free = await mayTry({ what: "public action", whom: visitor.address, tries: 120, windowSeconds: 60 });
      if (!free) throw new Refusal("tooManyTries");
      return run(visitor, input);
    });
  };
}

/** A button that stands alone has no state to hand on: its form comes first (`plain` of lib/forms/state.ts). */
const alone = (form: unknown) => form as FormData;

/** A page that somebody else had opened in this browser, before the present person signed in. */
function isOfAnother({ id }: Actor, form: FormData) {
  const whose = form instanceof FormData ? form.get("whose") : null;
  return whose !== null && whose !== id;
}

/** With script a page that outlived its sign-in stays as it is; without, what was typed waits for its owner. */
async function keepTyped<S extends z.ZodObject>(sending: Sending<S>): Promise<FormState> {
  if (await isScripted()) return refusal(sending, { session: "session.gone" });
  return sendToSignIn((await isFromOurPage()) && (await saveUnsent(valuesOf(sending))));
}

type Sending<S extends z.ZodObject> = { schema: S; previous: FormState; form: FormData };

/** Whoever speaks the protocol by hand may send anything in its place. */
const valuesOf = <S extends z.ZodObject>({ schema, form }: Pick<Sending<S>, "schema" | "form">) =>
  form instanceof FormData ? echo(schema, form) : {};

/** What a form gets back that was not accepted: its answers, and what stands against it. */
async function again<S extends z.ZodObject>({ schema, previous, form }: Sending<S>, errors: FormState["errors"]) {
  return { values: valuesOf({ schema, form }), errors, count: (Number(previous?.count) || 0) + 1 };
}

async function refusal<S extends z.ZodObject>(sending: Sending<S>, codes: Record<string, string>) {
  const [[field, code]] = Object.entries(codes) as [[string, string]];
  return again(sending, { [field]: await refusalWords(new Refusal(code)) });
}

async function answer<S extends z.ZodObject>(
  sending: Sending<S>,
  run: (input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  const { schema, form } = sending;
  const refuse = (errors: FormState["errors"]) => again(sending, errors);
  if (!(form instanceof FormData)) return refuse(await faultWords({ form: "notUnderstood" }));
  if (!(await isFromOurPage())) return refusal(sending, { form: "foreignOrigin" });
  if (form.has("redraw")) {
    tellRedrawn();
    return refuse({});
  }
  const parsed = schema.safeParse(readForm(schema, form));
  if (!parsed.success) return refuse(await faultWords(firstFaults(parsed.error)));

  try {
    return { values: (await run(parsed.data)) ?? {}, errors: {}, count: 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tellStatus(error);
    return refuse({ [error.field]: await refusalWords(error) });
  }
}

async function faultWords(faults: Record<string, string>) {
  const words = (await getTranslations("errors")) as unknown as Words;
  return Object.fromEntries(
    Object.entries(faults).map(([field, code]) => [field, words.has(code) ? words(code) : words("notUnderstood")]),
  );
}

async function refusalWords({ code, values }: Refusal) {
  const words = (await getTranslations("refusals")) as unknown as Words;
  return words(code, values);
}

/** Codes come from schemas and commands; that each has its words in both languages is a test. */
type Words = { (code: string, values?: Record<string, string | number>): string; has(code: string): boolean };

import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { currentActor, sessionToken } from "@/lib/auth/session";
import { placeAsked } from "@/lib/forms/asked";
import type { FormState } from "@/lib/forms/state";
import { findUnsent, keepUnsent } from "@/lib/sessions/unsent";

/** A page that stayed open beyond its sign-in. */
export const isLeftBehind = async () => !(await currentActor());

/** Without script the page goes: what was typed waits for whoever signs in again. */
export async function saveUnsent(values: FormState["values"]): Promise<boolean> {
  const token = await sessionToken();
  const place = await placeAsked();
  return Boolean(token && place && (await keepUnsent(token, { path: place.pathname, values })));
}

/** What waits for this person on the page that is asked for, if its address says that something does. */
export async function unsentOf(actor: Actor | null): Promise<FormState["values"] | null> {
  const place = await placeAsked();
  return actor && place?.searchParams.has("unsent") ? findUnsent(actor, place.pathname) : null;
}

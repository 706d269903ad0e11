import "server-only";
import type { AsyncLocalStorage } from "node:async_hooks";
import type { Refusal } from "@/lib/refusal";

/** What the border (bin/start/border.mjs) is to say of the present request's answer, and what it says of the request. */
type Told = {
  status?: number;
  retryAfter?: number;
  turnedAway?: true;
  understood?: true;
  unavailable?: true;
  /** A form was sent only to see its page anew: nothing was refused. */
  redrawn?: true;
  /** The numbers of the faults that are in the log. */
  faults?: Set<string>;
};

const border = globalThis as { xinkaAnswers?: AsyncLocalStorage<Told> };

const statuses: Record<string, number> = {
  tooManyTries: 429,
  "signIn.throttled": 429,
  "signIn.locked": 429,
  "signIn.busy": 503,
  "link.expired": 410,
  // What the page was made from is no more: somebody else was quicker.
  "application.answersChanged": 409,
  "application.changedElsewhere": 409,
  "correction.changed": 409,
  "queue.attended": 409,
  "queue.decided": 409,
  "queue.taken": 409,
  "review.changed": 409,
  "review.decided": 409,
  "review.notYours": 409,
  "review.profileChanged": 409,
};

/** A form that is held up for having been tried too often or for too much work, or that comes too late, says so in the status of its answer. */
export function tellStatus({ code, values }: Refusal) {
  const told = border.xinkaAnswers?.getStore();
  const status = statuses[code];
  if (!told || !status) return;
  told.status = status;
  if (status !== 429 && status !== 503) return;
  told.retryAfter = status === 503 ? 5 : Number(values.minutes ?? 1) * 60;
}

/** One of our actions was called: what goes wrong from here on is not the sender's fault. */
export function tellUnderstood() {
  const told = border.xinkaAnswers?.getStore();
  if (told) told.understood = true;
}

/** Whether a request failed before any of our actions was called with it. */
export const isUnderstood = () => border.xinkaAnswers?.getStore()?.understood === true;

/** Nothing was wrong with the form: whoever has no script asked for more of it. */
export function tellRedrawn() {
  const told = border.xinkaAnswers?.getStore();
  if (told) told.redrawn = true;
}

export const isRedrawn = () => border.xinkaAnswers?.getStore()?.redrawn === true;

/** Whether this request has not come upon the fault before: its frame, its page and its head each do. */
export function isNewFault(number: string | undefined) {
  const told = border.xinkaAnswers?.getStore();
  if (!told || !number) return true;
  told.faults ??= new Set();
  const known = told.faults.has(number);
  told.faults.add(number);
  return !known;
}

/** The bank cannot answer anybody just now, and says so instead of speaking of a fault. */
export function tellUnavailable() {
  const told = border.xinkaAnswers?.getStore();
  if (told) Object.assign(told, { unavailable: true, status: 503, retryAfter: 5 });
}

/** Whether so many are signing in that this one is to come again, before any work was done for it. */
export const isTurnedAway = () => border.xinkaAnswers?.getStore()?.turnedAway === true;

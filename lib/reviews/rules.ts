import { maySign } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { addDays, shanghaiDay, startOfDay } from "@/lib/time";

/** From when a new application is welcome: at once, or the day that begins `days` later. */
export const welcomeAgain = (rejectedAt: Date, days: number): Date =>
  days <= 0 ? rejectedAt : startOfDay(shanghaiDay(addDays(rejectedAt, days)));

type Waiting = Parameters<typeof maySign>[1] & { grantedLimit: bigint | null };

/** May sign as the second: somebody else, with the authority for the limit proposed. */
export const mayCountersign = (manager: Manager, waiting: Waiting) =>
  maySign(manager, waiting) && (waiting.grantedLimit ?? 0n) <= manager.limitAuthority;

/** From this limit, in cents, an approval takes a factor shown just before: an unlocked screen grants no large one. */
export const freshFrom = 10_000_000n;

/** Whole months from the month in which something began, as 2024-04, to a moment. Never less than nought. */
export function monthsSince(month: string, at: Date): number {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const [nowYear = 0, nowNumber = 1] = shanghaiDay(at).split("-").map(Number);
  return Math.max((nowYear - year) * 12 + nowNumber - number, 0);
}

/** A part of a whole in whole percent, half up; null of nothing. */
export const percentOf = (part: bigint, whole: bigint): number | null =>
  whole > 0n ? Number((part * 200n + whole) / (whole * 2n)) : null;

/** What the page says after a signature: a code of the catalogue's notices. */
export function noticeOf(status: ApplicationStatus): string {
  return `review.${notices[status] ?? "returned"}`;
}

const notices: Partial<Record<ApplicationStatus, string>> = {
  APPROVED: "approved",
  REJECTED: "rejected",
  RETURNED: "returned",
  SECOND_REVIEW: "sentForSecond",
  IN_REVIEW: "sentBack",
  SUBMITTED: "sentToAll",
};

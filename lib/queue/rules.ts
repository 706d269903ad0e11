import type { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { isSameDay } from "@/lib/time";

/** The clock of the bank stands while the customer is asked for something, and stops with the decision. */
const running: ApplicationStatus[] = ["SUBMITTED", "IN_REVIEW", "SECOND_REVIEW"];

export type DueState = { state: "late" | "soon" | "later"; minutes: number } | null;

/** How a due time stands at a moment: late, due on this very day, or later; with the minutes over or left. */
export function dueState(status: ApplicationStatus, dueAt: Date, now: Date): DueState {
  if (!running.includes(status)) return null;
  const minutes = Math.floor(Math.abs(dueAt.getTime() - now.getTime()) / 60_000);
  if (dueAt < now) return { state: "late", minutes };
  return { state: isSameDay(dueAt, now) ? "soon" : "later", minutes };
}

/** Days, hours and minutes, of which the two largest that are not nought count. */
export function span(minutes: number): { days: number; hours: number; minutes: number } {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  return { days, hours, minutes: days > 0 ? 0 : minutes % 60 };
}

/** One deed does no more than this to what the filters find; a page that waits longer is no page. */
export const mostAtOnce = 500;

/** So many rows tell what a batch does, or did not do; the rest is a number. */
export const mostTold = 100;

type Case = { status: ApplicationStatus; managerId: string | null };

/** The refusal that tells where an application is that a manager can do nothing with. */
export function whyNot(manager: { id: string }, { status, managerId }: Case): string {
  if (status === "APPROVED" || status === "REJECTED") return "queue.decided";
  if (status === "WITHDRAWN") return "queue.withdrawn";
  if (status === "SUBMITTED") return "queue.unclaimed";
  if (managerId !== manager.id) return "queue.taken";
  if (status === "RETURNED") return "queue.withCustomer";
  return status === "SECOND_REVIEW" ? "queue.awaitsSecond" : "queue.yours";
}

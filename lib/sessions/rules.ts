import type { Role } from "@/lib/auth/actor";

/** Longest life of a session, in hours, whatever happens in it. */
export const absoluteHours: Record<Role, number> = { CUSTOMER: 12, MANAGER: 8, ADMIN: 8 };

/** How long nothing may be done in it, in minutes by the database's clock. */
export const idleMinutes: Record<Role, number> = { CUSTOMER: 30, MANAGER: 15, ADMIN: 15 };

/** So many minutes before that, the person is told and may go on. */
export const warningMinutes = 2;

/** How many sessions one person may have at once; one more ends the oldest. */
export const mostSessions: Record<Role, number> = { CUSTOMER: 10, MANAGER: 3, ADMIN: 3 };

/** How long the second factor is waited for, in minutes. */
export const halfwayMinutes = 10;

/** Why a session ended, as its row says. */
export type EndReason =
  | "signed out"
  | "ended by owner"
  | "ended by staff"
  | "too many"
  | "factor changed"
  | "password changed"
  | "password reset"
  | "account changed";

export type Place = "thisComputer" | "localNetwork" | "internet";

/** What an address says of a place by itself, and no more: nobody is looked up. */
export function placeOf(address: string): Place {
  if (/^127\.|^(0:0:0:0)?::/.test(address)) return "thisComputer";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd]|fe[89ab])/.test(address)) return "localNetwork";
  return "internet";
}

import { maySign } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import { addDays, shanghaiDay, startOfDay } from "@/lib/time";

/** From when a new application is welcome: at once, or the day that begins `days` later. */
export const welcomeAgain = (rejectedAt: Date, days: number): Date =>
  days <= 0 ? rejectedAt : startOfDay(shanghaiDay(addDays(rejectedAt, days)));

type Waiting = Parameters<typeof maySign>[1] & { grantedLimit: bigint | null };

/** May sign as the second: somebody else, with the authority for the limit proposed. */
export const mayCountersign = (manager: Manager, waiting: Waiting) =>
  maySign(manager, waiting) && (waiting.grantedLimit ?? 0n) <= manager.limitAuthority;

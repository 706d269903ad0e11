import { addDays, shanghaiDay, startOfDay } from "@/lib/time";

/** From when a new application is welcome: at once, or the day that begins `days` later. */
export const welcomeAgain = (rejectedAt: Date, days: number): Date =>
  days <= 0 ? rejectedAt : startOfDay(shanghaiDay(addDays(rejectedAt, days)));

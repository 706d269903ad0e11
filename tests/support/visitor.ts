import type { Visitor } from "@/lib/auth/actor";

/** Somebody who is not signed in. */
export const aVisitor = (changes: Partial<Visitor> = {}): Visitor => ({
  address: "203.0.113.7",
  device: "Chrome, Windows",
  requestId: "request",
  language: "zh-CN",
  browser: null,
  ...changes,
});

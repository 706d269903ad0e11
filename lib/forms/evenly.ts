import "server-only";
import { setTimeout as wait } from "node:timers/promises";

/** Answers only at whole steps of time: what was found, and how much there was to do, cannot be read off a clock. */
export async function evenly<T>(milliseconds: number, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await run();
  } finally {
    await wait(milliseconds - ((performance.now() - began) % milliseconds));
  }
}

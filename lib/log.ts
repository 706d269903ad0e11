import pino from "pino";
import { env } from "@/lib/env";
import { lazy } from "@/lib/lazy";

/** Structured log of the server on standard output. It never gets personal data: ids, codes and counts only. */
export const log = lazy(() => pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime }));

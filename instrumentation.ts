import type { Instrumentation } from "next";
import { tellUnavailable } from "@/lib/forms/tell-status";
import { isOutOfReach } from "@/lib/wall/out-of-reach";

/** Runs once when a server process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/boot");
    await boot();
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    // Before anything is waited for: the head of the answer goes out meanwhile.
    if (isOutOfReach(error)) tellUnavailable();
    const { logFault } = await import("@/lib/boot");
    const id = request.headers["x-request-id"];
    logFault(error, context, Array.isArray(id) ? id[0] : id);
  }
};

import type { Instrumentation } from "next";

/** Runs once when a server process starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/boot");
    await boot();
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logFault } = await import("@/lib/boot");
    const id = request.headers["x-request-id"];
    logFault(error, context.routePath, Array.isArray(id) ? id[0] : id);
  }
};

import { Agent, get } from "node:http";
import { db } from "@/lib/db";
import { cookieFor } from "@/tests/support/session";

export type Visit = { what: string; path: string; cookie: string };

/** The pages that people open most, each with the cookie of somebody who may. */
export async function visits(): Promise<Record<"bare" | "queue" | "review" | "status", Visit>> {
  const application = await db.application.findFirstOrThrow({
    where: { status: "IN_REVIEW" },
    orderBy: { dueAt: "desc" },
    select: { id: true, customerId: true, managerId: true },
  });
  const manager = await cookie(application.managerId ?? "");
  const customer = await cookie(application.customerId);
  return {
    bare: { what: "bare page", path: "/bare", cookie: "" },
    queue: { what: "manager's queue", path: "/work/queue?tab=all", cookie: manager },
    review: { what: "review page", path: `/work/applications/${application.id}`, cookie: manager },
    status: { what: "customer's status page", path: `/applications/${application.id}`, cookie: customer },
  };
}

async function cookie(userId: string) {
  const { name, value } = await cookieFor(userId);
  return `${name}=${value}`;
}

/** What browsers take over TLS, which is how a bank's pages are asked for. */
const browsers = "gzip, deflate, br, zstd";

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Opens a page and reads it whole; anything but 200 is a fault of the measurement. */
export function open(url: string, { path, cookie }: Visit): Promise<Buffer> {
  return new Promise((done, fail) => {
    get(`${url}${path}`, { agent, headers: { cookie, "accept-encoding": browsers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () =>
        answer.statusCode === 200
          ? done(Buffer.concat(parts))
          : fail(new Error(`${path} answered ${answer.statusCode}`)),
      );
    }).on("error", fail);
  });
}

/** Requests a second, eight at a time, for about that many milliseconds, and how many there were. */
export async function rate(url: string, visit: Visit, milliseconds: number) {
  const begun = performance.now();
  let served = 0;
  const one = async () => {
    while (performance.now() - begun < milliseconds) {
      await open(url, visit);
      served += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { served, perSecond: (served * 1_000) / (performance.now() - begun) };
}

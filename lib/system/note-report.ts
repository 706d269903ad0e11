import "server-only";
import { z } from "zod";
import { log } from "@/lib/log";

const Report = z.object({
  "csp-report": z.object({
    "document-uri": z.string(),
    "blocked-uri": z.string().default(""),
    "effective-directive": z.string().optional(),
    "violated-directive": z.string().optional(),
  }),
});

/** Anybody may send a report: so many are noted in a minute, and no longer text than a browser's. */
const most = { inAMinute: 20, length: 16_384 };
let minute = { from: 0, noted: 0 };

/**
 * Notes what a browser says of a page that tried what its policy forbids. Kept are names only: an address may hold an id,
 * a link's token or what somebody typed. Answers with what it noted, or null for what is no such report.
 */
export function noteReport(text: string, now = Date.now()) {
  const report = readReport(text);
  if (!report) return null;
  if (now - minute.from >= 60_000) minute = { from: now, noted: 0 };
  minute.noted += 1;
  if (minute.noted > most.inAMinute) return "enough";
  log.warn(report, "a page broke its policy");
  return report;
}

function readReport(text: string) {
  if (text.length > most.length) return null;
  const { data } = Report.safeParse(parsed(text));
  if (!data) return null;
  const said = data["csp-report"];
  const [directive = ""] = (said["effective-directive"] ?? said["violated-directive"] ?? "").split(" ");
  if (!/^[a-z-]{1,40}$/.test(directive) || !URL.canParse(said["document-uri"])) return null;
  return { page: patternOf(said["document-uri"]), directive, blocked: originOf(said["blocked-uri"]) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The path in plain words; whatever else stands in it is somebody's. */
const patternOf = (address: string) =>
  new URL(address).pathname
    .split("/")
    .slice(0, 8)
    .map((part) => (/^[a-z-]{0,30}$/.test(part) ? part : "…"))
    .join("/");

/** Where it came from, or what kind of thing it was: "inline", "eval", "data". */
function originOf(blocked: string) {
  if (/^[a-z-]{0,20}$/.test(blocked)) return blocked;
  const origin = URL.canParse(blocked) ? new URL(blocked).origin : "null";
  return origin === "null" || origin.length > 100 ? "…" : origin;
}

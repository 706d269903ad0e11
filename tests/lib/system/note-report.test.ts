import { expect, test } from "vitest";
import { noteReport } from "@/lib/system/note-report";

const said = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    "csp-report": {
      "document-uri": "https://card.example/work/applications/01900000-0000-7000-8000-00000000beef?q=13912345678#x",
      "blocked-uri": "https://evil.example/steal?what=13912345678",
      "effective-directive": "script-src-elem",
      ...changes,
    },
  });

test("[WB-03][DP-07] of a report the names are noted, and nothing that could be somebody's", () => {
  const report = { page: "/work/applications/…", directive: "script-src-elem", blocked: "https://evil.example" };
  expect(noteReport(said(), 0)).toEqual(report);
  const token = { "document-uri": `https://card.example/activate/${"Ab1".repeat(14)}` };
  expect(noteReport(said(token), 0)).toEqual({ ...report, page: "/activate/…" });
  const older = { "blocked-uri": "inline", "effective-directive": undefined, "violated-directive": "img-src 'self'" };
  expect(noteReport(said(older), 0)).toEqual({ ...report, directive: "img-src", blocked: "inline" });
});

test.each([
  ["nothing", ""],
  ["no JSON", "from=2026-01-01"],
  ["something else", "{}"],
  ["a page that is none", said({ "document-uri": "home" })],
  ["a directive that is none", said({ "effective-directive": "x\ny" })],
  ["a text without end", said({ "blocked-uri": "x".repeat(20_000) })],
])("[WB-03] %s is no report", (_what, text) => {
  expect(noteReport(text, 0)).toBeNull();
});

test("[WB-03] a flood of reports does not fill the log: twenty in a minute are noted", () => {
  const answers = Array.from({ length: 500 }, () => noteReport(said(), 120_000));
  expect(answers.filter((one) => one !== "enough")).toHaveLength(20);
  expect(noteReport(said(), 180_000)).not.toBe("enough");
});

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { advise } from "@/lib/advice/advise";
import { expertCard } from "@/lib/advice/expert-card";
import { firstRules } from "@/lib/policy/rule-set";
import { Refusal } from "@/lib/refusal";
import { driftOf } from "@/lib/scoring/drift";
import { seeded } from "@/lib/scoring/seeded";
import { train } from "@/lib/scoring/train";
import { madeUp, schema } from "@/tests/lib/scoring/made-up";
import { trainOnTable } from "../bin/advice/train.ts";
import { Stop } from "../bin/say.ts";
import { anybody, product } from "./advice-people.ts";
import { atLeast, atMost, type Figure } from "./report.ts";

/** What may never happen: false alarms, a crash on a bad table, a no without a reason, a machine that decides. */
export async function guards(): Promise<Figure[]> {
  return [...drifts(), ...(await badTables()), ...declines(), decidesElsewhere()];
}

function drifts(): Figure[] {
  const learned = madeUp(3_000, 1);
  const { artifact } = train(learned.table, learned.outcome, schema, { method: "scorecard", seed: 1 });
  const { rows } = madeUp(20_000, 4);
  const random = seeded(3);
  const some = (count: number) => Array.from({ length: count }, () => rows[Math.floor(random() * rows.length)]!);
  const alarms = (count: number) => driftOf(artifact, some(count)).filter(({ alarm }) => alarm).length;
  const looks = Array.from({ length: 100 }, () => alarms(500)).filter((count) => count > 0).length;
  const few = Array.from({ length: 100 }, () => alarms(50)).reduce((sum, count) => sum + count, 0);
  const dead = { ...artifact, watched: [...artifact.watched, { field: "dead", usual: 0, share: 1 }] };
  const alive = some(500).map((row, at) => ({ ...row, dead: at % 4 === 0 ? 1 : 0 }));
  const found = driftOf(dead, alive).some(({ field, alarm }) => field === "dead" && alarm);
  return [
    atMost("drift: looks with an alarm, of 100 at 500 unchanged people", looks, "", 0),
    atMost("drift: alarms at 50 people", few, "", 0),
    atLeast("drift: a dead column that comes alive is found", Number(found), "", 1),
  ];
}

type Bad = { lines: (row: number) => string; rows?: number; target?: string; learns?: boolean };

/** x, word, extra, bad */
const bad: Record<string, Bad> = {
  "no bads": { lines: (row) => `${row},w,1,0` },
  "no goods": { lines: (row) => `${row},w,1,1` },
  "one row": { lines: (row) => `${row},w,1,1`, rows: 1 },
  "all missing": { lines: (row) => `${row % 9},w${row % 3},,${came(row)}`, learns: true },
  constant: { lines: (row) => `${row % 9},w${row % 3},7,${came(row)}`, learns: true },
  "10,000 words": { lines: (row) => `${row % 9},w${row},1,${came(row)}`, rows: 10_000, learns: true },
  infinities: { lines: (row) => `${row === 7 ? "Infinity" : row},w,1,${came(row)}` },
  "duplicated rows": { lines: (row) => `${row % 5},w${row % 2},1,${came(row)}`, learns: true },
  "misspelt target": { lines: (row) => `${row % 9},w,1,${came(row)}`, target: "badd" },
  "more values than columns": { lines: (row) => `${row},w,1,${came(row)},5` },
};

const came = (row: number) => ((row * 7_919) % 97 < (row % 9 < 3 ? 55 : 20) ? 1 : 0);

async function badTables(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "advice-"));
  let plain = 0;
  for (const { lines, rows = 400, target = "bad", learns = false } of Object.values(bad)) {
    const [table, description] = [join(folder, "t.csv"), join(folder, "s.json")];
    writeFileSync(table, `x,word,extra,bad\n${Array.from({ length: rows }, (_, row) => lines(row)).join("\n")}\n`);
    const features = [
      { name: "x", type: "numeric" },
      { name: "word", type: "categorical" },
      { name: "extra", type: "numeric" },
    ];
    writeFileSync(description, JSON.stringify({ target, positive: 1, features }));
    const said = await trainOnTable({ table, schema: description }, { method: "auto", seed: 1 }).then(
      () => "learned",
      (error: unknown) => (error instanceof Stop || error instanceof Refusal ? "sentence" : "crash"),
    );
    if (said === (learns ? "learned" : "sentence")) plain += 1;
  }
  return [
    atLeast("bad tables answered as they should be", plain, `of ${Object.keys(bad).length}`, Object.keys(bad).length),
  ];
}

function declines(): Figure[] {
  const basis = { card: expertCard, rules: firstRules, product };
  const said = anybody(10_000, 5).map((person) => advise(person, basis));
  const silent = said.filter(
    ({ recommendation, scored, hits }) => recommendation === "decline" && scored.reasons.length + hits.length === 0,
  );
  const many = said.filter(({ scored }) => scored.reasons.length > 4);
  return [
    atMost("declines advised without a reason, of 10,000 people", silent.length, "", 0),
    atMost("advices with more than four reasons", many.length, "", 0),
  ];
}

/** Decisions are written in one room, by commands that take a manager. */
function decidesElsewhere(): Figure {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/^(reviews|generated)\//.test(file),
  );
  const decides =
    /decision\.create|INSERT INTO "Decision"|status: "(APPROVED|REJECTED)" as const|move\([^)]*"(APPROVED|REJECTED)"/;
  const elsewhere = files.filter((file) => decides.test(readFileSync(join("lib", file), "utf8")));
  return atMost("files outside of lib/reviews that decide", elsewhere.length, "", 0);
}

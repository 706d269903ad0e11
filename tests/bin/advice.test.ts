import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { scoreTable } from "@/bin/advice/score";
import { trainOnTable } from "@/bin/advice/train";
import { seeded } from "@/lib/scoring/seeded";

const folder = mkdtempSync(join(tmpdir(), "advice-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const put = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};

const schema = (target = "bad", more: object[] = []) =>
  put(
    "schema.json",
    JSON.stringify({
      target,
      positive: 1,
      features: [{ name: "a", type: "numeric" }, { name: "c", type: "categorical" }, ...more],
    }),
  );

/** A hundred and more applicants of whom each line says a number, a letter and the outcome. */
function table(rows: number, change = (line: string[], _row: number) => line) {
  const random = seeded(7);
  const lines = Array.from({ length: rows }, (_, row) => {
    const a = random() * 10;
    const bad = random() < a / 14 ? "1" : "0";
    return change([a.toFixed(2), "xyz"[Math.floor(random() * 3)]!, bad], row).join(",");
  });
  return put("table.csv", `a,c,bad\n${lines.join("\n")}\n`);
}

test("folds with the number of their row are read by it, in whatever order they stand", async () => {
  const folds = put(
    "named.csv",
    `row,fold\n${Array.from({ length: 300 }, (_, at) => `${299 - at},${at % 3}`).join("\n")}\n`,
  );
  await learn({ table: table(300), schema: schema(), folds });
  const lines = readFileSync(at("predictions.csv"), "utf8").trim().split("\n").slice(1);
  expect(lines.map((line) => line.split(",")[1])).toEqual(
    Array.from({ length: 300 }, (_, row) => `${(299 - row) % 3}`),
  );
});

test("where nothing can be written, nothing is learned", async () => {
  const given = { table: table(100), schema: schema(), out: join(folder, "nowhere", "predictions.csv") };
  await expect(trainOnTable(given, { method: "auto", seed: 1 })).rejects.toThrow("cannot be written");
});

const learn = (given: { table: string; schema: string; folds?: string }) =>
  trainOnTable(
    { ...given, out: at("predictions.csv"), artifact: at("card.json"), report: at("report.json") },
    { method: "auto", seed: 1 },
  );

test("a table with folds gives a prediction for each row, a card and a report; the card scores the table", async () => {
  const folds = put("folds.csv", `fold\n${Array.from({ length: 400 }, (_, row) => row % 4).join("\n")}\n`);
  await learn({ table: table(400), schema: schema(), folds });
  const lines = readFileSync(at("predictions.csv"), "utf8").trim().split("\n");
  expect(lines[0]).toBe("row,fold,pd,score");
  expect(lines).toHaveLength(401);
  for (const [row, line] of lines.slice(1).entries())
    expect(line).toMatch(new RegExp(`^${row},${row % 4},0\\.\\d+,\\d{3}$`));
  expect(JSON.parse(readFileSync(at("report.json"), "utf8")).measured.auc).toBeGreaterThan(0.6);
  await scoreTable({ artifact: at("card.json"), table: at("table.csv"), out: at("scores.csv") });
  expect(readFileSync(at("scores.csv"), "utf8").split("\n")[0]).toBe("row,pd,score,grade,reasons,warnings");
});

test.each([
  ["a misspelt target", () => ({ table: table(100), schema: schema("badd") }), 'no column "badd". Did you mean "bad"?'],
  [
    "a column that is not there",
    () => ({ table: table(100), schema: schema("bad", [{ name: "income", type: "numeric" }]) }),
    'no column "income"',
  ],
  [
    "an infinite number",
    () => ({ table: table(100, ([, c, bad], row) => [row === 3 ? "inf" : "1", c!, bad!]), schema: schema() }),
    'not a finite number: column "a", row 4',
  ],
  [
    "a word among numbers",
    () => ({ table: table(100, ([, c, bad]) => ["many", c!, bad!]), schema: schema() }),
    '"many" is not a number',
  ],
  [
    "a line cut short",
    () => ({ table: table(100, (line, row) => (row === 5 ? line.slice(1) : line)), schema: schema() }),
    "Row 6 ",
  ],
  ["one row", () => ({ table: table(1), schema: schema() }), "1 row: too few"],
  ["no row", () => ({ table: table(0), schema: schema() }), "0 rows: too few"],
  [
    "a target of three values",
    () => ({ table: table(100, ([a, c], row) => [a!, c!, `${row % 3}`]), schema: schema() }),
    "3 different values",
  ],
  ["a table that is not there", () => ({ table: at("nowhere.csv"), schema: schema() }), "There is no file"],
  ["a schema that is no JSON", () => ({ table: table(10), schema: put("broken.json", "{") }), "is not JSON"],
  [
    "folds for other rows",
    () => ({ table: table(100), schema: schema(), folds: put("few.csv", "fold\n1\n2\n") }),
    "has 2 rows, but the table has 100",
  ],
  [
    "folds that name a row twice",
    () => ({ table: table(3), schema: schema(), folds: put("twice.csv", "row,fold\n0,1\n1,2\n1,2\n") }),
    "names row 1 twice",
  ],
  [
    "folds that name a row beyond the table",
    () => ({ table: table(3), schema: schema(), folds: put("beyond.csv", "row,fold\n1,1\n2,2\n3,2\n") }),
    "names a row that the table has not: 3",
  ],
])("%s gets a plain sentence", async (_what, given, sentence) => {
  await expect(learn(given())).rejects.toThrow(sentence);
});

test("a card that somebody has changed does not score", async () => {
  await learn({ table: table(300), schema: schema() });
  const card = JSON.parse(readFileSync(at("card.json"), "utf8"));
  card.basePoints += 100;
  const changed = put("changed.json", JSON.stringify(card));
  await expect(scoreTable({ artifact: changed, table: at("table.csv"), out: at("scores.csv") })).rejects.toThrow(
    "was changed",
  );
});

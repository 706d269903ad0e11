// npm run bench -- advice: every goal of the advice as measured. --data FOLDER measures on public credit tables too
// (NAME.csv, NAME.json and NAME.folds.csv), which are not part of this repository.
import { existsSync } from "node:fs";
import { cards } from "./advice-cards.ts";
import { guards } from "./advice-guards.ts";
import { speed } from "./advice-speed.ts";
import { tables } from "./advice-tables.ts";
import { unseen } from "./advice-unseen.ts";
import { takeDatabase } from "./database.ts";
import { options, report, known as toldAsKnown } from "./report.ts";

const { rows, data } = options();
const given = data && existsSync(data) ? data : null;
if (!given) console.log("No public credit tables: measured without them. --data FOLDER names where they are.");
const figures = [
  ...(await speed(rows)),
  ...(given ? await tables(given) : []),
  ...unseen(),
  ...cards(),
  ...(await guards()),
  ...(await fromDatabase()),
  toldAsKnown("cpus", (await import("node:os")).availableParallelism(), ""),
];
report("advice", figures);
process.exit();

async function fromDatabase() {
  await takeDatabase(Math.min(rows, 10_000));
  const { opinion } = await import("./advice-opinion.ts");
  return opinion();
}

import { parseArgs } from "node:util";
import { createTranslator } from "next-intl";
import { catalogue } from "@/lib/messages";
import { Refusal } from "@/lib/refusal";
import { scoreTable } from "./advice/score.ts";
import { trainOnTable } from "./advice/train.ts";
import { command, Stop } from "./say.ts";

const usage = `npm run advice -- train --table T.csv --schema S.json [--folds F.csv] [--method scorecard|challenger|auto] [--seed 1]
                        [--out predictions.csv] [--artifact A.json] [--report R.json]
npm run advice -- score --artifact A.json --table T.csv --out scores.csv
npm run advice -- learn
npm run advice -- import outcomes.csv
npm run advice -- replay [--all | APPLICATION]`;

/** npm run advice -- train|score on files; learn|import|replay on the bank. */
await command(async () => {
  const [verb, ...rest] = process.argv.slice(2);
  try {
    if (verb === "train") await runTrain(rest);
    else if (verb === "score") await runScore(rest);
    else if (verb === "learn") await (await import("./advice/learn.ts")).learn();
    else if (verb === "import") await (await import("./advice/import.ts")).importFile(rest[0]);
    else if (verb === "replay")
      await (await import("./advice/replay.ts")).replayAdvice(rest.find((arg) => arg !== "--all"));
    else throw new Stop(usage);
  } catch (error) {
    throw error instanceof Refusal ? new Stop(wordsOf(error)) : error;
  }
});

async function runTrain(args: string[]) {
  const given = valuesOf(args, ["table", "schema", "folds", "method", "seed", "out", "artifact", "report"]);
  const { table, schema, method = "auto", seed = "1", ...paths } = given;
  if (!table || !schema) throw new Stop(`--table and --schema are needed.\n${usage}`);
  if (method !== "scorecard" && method !== "challenger" && method !== "auto")
    throw new Stop(`--method must be scorecard, challenger or auto.`);
  if (!/^\d{1,9}$/.test(seed)) throw new Stop("--seed must be a whole number.");
  await trainOnTable({ table, schema, ...paths }, { method, seed: Number(seed) });
}

async function runScore(args: string[]) {
  const { artifact, table, out } = valuesOf(args, ["artifact", "table", "out"]);
  if (!artifact || !table || !out) throw new Stop(`--artifact, --table and --out are needed.\n${usage}`);
  await scoreTable({ artifact, table, out });
}

function valuesOf<Name extends string>(args: string[], names: readonly Name[]): Partial<Record<Name, string>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    return parseArgs({ args, options }).values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n${usage}`);
  }
}

function wordsOf({ code, values }: Refusal): string {
  const t = createTranslator({ locale: "en", messages: catalogue.en, namespace: "refusals" });
  return t(code as never, values as never);
}
process.exit();

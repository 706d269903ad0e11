import { writeFileSync } from "node:fs";
import type { Artifact } from "@/lib/scoring/artifact";
import { hashOf } from "@/lib/scoring/build";
import { rowOf } from "@/lib/scoring/cross";
import { score } from "@/lib/scoring/score";
import { Stop, say } from "../say.ts";
import { readTable } from "./read-table.ts";
import { mayWrite, read } from "./train.ts";

/** npm run advice -- score: what a card says of each row, with its reasons. */
export async function scoreTable(paths: { artifact: string; table: string; out: string }) {
  mayWrite([paths.out]);
  const artifact = readArtifact(paths.artifact);
  const table = await readTable(paths.table, new Map(artifact.inputs.map(({ name, type }) => [name, type])));
  const lines = ["row,pd,score,grade,reasons,warnings\n"];
  for (let row = 0; row < table.rows; row += 1) {
    const { pd, score: points, grade, reasons, warnings } = score(artifact, rowOf(table, row));
    const why = reasons.map(({ field, shortfall }) => `${field}:${shortfall}`).join(";");
    const noted = warnings.map(({ field, code }) => `${field}:${code}`).join(";");
    lines.push(`${row},${pd.toPrecision(9)},${points},${grade},${quoted(why)},${quoted(noted)}\n`);
  }
  writeFileSync(paths.out, lines.join(""));
  say(`${table.rows} rows scored by ${artifact.name} (${artifact.method}, ${artifact.hash.slice(0, 12)})`);
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function readArtifact(path: string): Artifact {
  let artifact: Artifact;
  try {
    artifact = JSON.parse(read(path));
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`${path} is not JSON: ${(error as Error).message}`);
  }
  const { hash, ...rest } = artifact ?? {};
  if (!hash || artifact.version !== 1) throw new Stop(`${path} is not a card that this version has made.`);
  if (hashOf(rest) === hash) return artifact;
  throw new Stop(`${path} was changed since it was made: its content does not fit its hash.`);
}

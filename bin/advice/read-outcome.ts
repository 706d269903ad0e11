import type { TableDescription } from "@/lib/scoring/schema";
import type { Outcomes, Table } from "@/lib/scoring/table";
import { Stop } from "../say.ts";

/** Which rows went bad, from the column of the target. An empty value is an unknown outcome. */
export function outcomesOf(table: Table, { target, positive }: TableDescription): Outcomes {
  const column = table.columns.get(target)!;
  if (column.kind !== "categorical") throw new Error("the target is read as words");
  const used = new Set(column.codes);
  const values = column.words.filter((word, code) => word !== "" && used.has(code));
  if (values.length > 2)
    throw new Stop(
      `The target "${target}" holds ${values.length} different values (${values.slice(0, 5).join(", ")} …); it has to say good or bad.`,
    );
  if (values.length === 2 && !values.some((word) => isSame(word, positive)))
    throw new Stop(
      `The target "${target}" never says "${positive}", which is to mean bad; it says ${values.join(" or ")}.`,
    );
  const kinds = Int8Array.from(column.words, (word) => (word === "" ? -1 : isSame(word, positive) ? 1 : 0));
  return Int8Array.from(column.codes, (code) => kinds[code]!);
}

const isSame = (word: string, positive: string) =>
  word === positive ||
  word.toLowerCase() === positive.toLowerCase() ||
  (word !== "" && positive !== "" && Number(word) === Number(positive));

const [tab, lineEnd] = [9, 10];
const nothing = Buffer.alloc(0);

/** Somebody who wants one column of every row: its text lies between two places. */
export type Wanted = { index: number; take: (text: Buffer, from: number, to: number) => void };

/** As COPY writes it: \N. */
export const isNull = (text: Buffer, from: number, to: number) =>
  to - from === 2 && text[from] === 0x5c && text[from + 1] === 0x4e;

/** Hears the rows of a table, as COPY writes them, in pieces that may end anywhere; hands out the columns that are wanted. */
export function rowReader(wanted: Wanted[]): (bytes: Buffer) => void {
  const inOrder = wanted.toSorted((one, other) => one.index - other.index);
  let rest: Buffer = nothing;
  return (bytes) => {
    if (inOrder.length === 0) return;
    const text = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    let from = 0;
    for (let end = text.indexOf(lineEnd); end >= 0; end = text.indexOf(lineEnd, from)) {
      readRow(text, from, end, inOrder);
      from = end + 1;
    }
    // A copy: what was heard belongs to whoever said it.
    rest = from < text.length ? Buffer.from(text.subarray(from)) : nothing;
  };
}

function readRow(text: Buffer, begin: number, end: number, wanted: Wanted[]) {
  let [index, from, to] = [0, begin, endOf(text, begin, end)];
  for (const { index: next, take } of wanted) {
    for (; index < next; index += 1) {
      from = to + 1;
      to = endOf(text, from, end);
    }
    take(text, from, to);
  }
}

/** Tabs and ends of lines within a value are written otherwise. */
function endOf(text: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== tab) at += 1;
  return at;
}

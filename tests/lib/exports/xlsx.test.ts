import { buffer } from "node:stream/consumers";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Cell } from "@/lib/exports/lines";
import { xlsxOf } from "@/lib/exports/xlsx";

async function* each(rows: Cell[][]) {
  yield* rows;
}
const packed = (rows: Cell[][], rowsOfSheet?: number) => buffer(xlsxOf(each(rows), rowsOfSheet));

/** What a ZIP file holds, read as a program reads it that trusts the directory at its end only. */
function unpacked(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const entries = new Map<string, string>();
  for (let at = file.readUInt32LE(end + 16), left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [length, size, named] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24), file.readUInt16LE(at + 28)];
    const name = file.toString("utf8", at + 46, at + 46 + named);
    const from = file.readUInt32LE(at + 42);
    const begins = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
    const text = inflateRawSync(file.subarray(begins, begins + length));
    expect(text.length).toBe(size);
    entries.set(name, text.toString("utf8"));
    at += 46 + named;
  }
  return entries;
}

test("a workbook holds each row as it was: texts stay texts, amounts and counts are numbers", async () => {
  const rows: Cell[][] = [["谁、何时"], ["名称", "金额"], ["=1+1", { cents: -1_205n }], ["<&\"'>\u0000\ud800", 7]];
  const sheet = unpacked(await packed(rows)).get("xl/worksheets/sheet1.xml")!;
  expect(sheet).toContain('<c t="inlineStr" s="1"><is><t xml:space="preserve">名称</t></is></c>');
  expect(sheet).toContain('<t xml:space="preserve">=1+1</t></is></c><c s="2"><v>-12.05</v></c>');
  expect(sheet).toContain(`<t xml:space="preserve">&lt;&amp;"'&gt;</t></is></c><c><v>7</v></c>`);
  expect(sheet).not.toContain("<f>");
});

test("rows beyond what a sheet may hold begin another one, and none is lost", async () => {
  const parts = unpacked(
    await packed(
      Array.from({ length: 7 }, (_, nth) => [nth]),
      3,
    ),
  );
  const sheets = [1, 2, 3].map((nth) => parts.get(`xl/worksheets/sheet${nth}.xml`)!.match(/<row>/g)?.length);
  expect(sheets).toEqual([3, 3, 1]);
  expect(parts.get("xl/workbook.xml")!.match(/<sheet /g)).toHaveLength(3);
});

test("a file of many pieces keeps every one of them", async () => {
  const rows = Array.from({ length: 20_000 }, (_, nth): Cell[] => [
    `行 ${nth}`,
    "x".repeat(nth % 40),
    { cents: BigInt(nth) },
  ]);
  const sheet = unpacked(await packed(rows)).get("xl/worksheets/sheet1.xml")!;
  expect(sheet.match(/<row>/g)).toHaveLength(20_000);
  expect(sheet).toContain("行 19999");
});

test("rows that cannot be read end the file instead of the server, and are let go when nobody reads on", async () => {
  async function* broken(): AsyncGenerator<Cell[]> {
    yield ["first"];
    throw new Error("the database is gone");
  }
  await expect(buffer(xlsxOf(broken()))).rejects.toThrow("the database is gone");

  let ended = false;
  async function* endless(): AsyncGenerator<Cell[]> {
    try {
      for (;;) yield ["again and again and again"];
    } finally {
      ended = true;
    }
  }
  for await (const piece of xlsxOf(endless())) if (piece.length > 1_000) break;
  await expect.poll(() => ended).toBe(true);
});

import type { Cell, Lines } from "@/lib/exports/lines";
import { type Entry, zip } from "@/lib/exports/zip";

/** What Excel and WPS show of a sheet at most; the rows beyond begin another one. */
const mostRows = 1_048_576;

/**
 * Rows as a workbook for Excel and WPS, row by row. A text in it is never a formula, an amount is a number. The first
 * row says whose file it is, the second names the columns and stays in sight.
 */
export const xlsxOf = (lines: Lines, rowsOfSheet = mostRows) => zip(parts(lines, rowsOfSheet));

async function* parts(lines: Lines, rowsOfSheet: number): AsyncGenerator<Entry> {
  yield { name: "[Content_Types].xml", text: [contentTypes] };
  const rows = lines[Symbol.asyncIterator]();
  let sheets = 0;
  try {
    for (let more = true; more; ) {
      sheets += 1;
      const end = () => {
        more = false;
      };
      yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheet(rows, { most: rowsOfSheet, nth: sheets, end }) };
    }
  } finally {
    await rows.return?.();
  }
  yield { name: "xl/styles.xml", text: [styles] };
  yield { name: "_rels/.rels", text: [relations([["officeDocument", "xl/workbook.xml"]])] };
  yield { name: "xl/workbook.xml", text: [workbook(sheets)] };
  const inBook = count(sheets).map((nth): Relation => ["worksheet", `worksheets/sheet${nth}.xml`]);
  yield { name: "xl/_rels/workbook.xml.rels", text: [relations([...inBook, ["styles", "styles.xml"]])] };
}

type Sheet = { most: number; nth: number; end: () => void };

async function* sheet(rows: AsyncIterator<Cell[]>, { most, nth, end }: Sheet) {
  yield nth === 1 ? opening(frozen) : opening("");
  for (let at = 1; at <= most; at += 1) {
    const { value, done } = await rows.next();
    if (done) {
      end();
      break;
    }
    yield row(value, nth === 1 && at === 2 ? bold : "");
  }
  yield "</sheetData></worksheet>";
}

const bold = ' s="1"';
const row = (cells: Cell[], face: string) => `<row>${cells.map((value) => cell(value, face)).join("")}</row>`;

function cell(value: Cell, face: string): string {
  if (typeof value === "number") return `<c><v>${value}</v></c>`;
  if (typeof value === "object") return `<c s="2"><v>${yuan(value.cents)}</v></c>`;
  return `<c t="inlineStr"${face}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function yuan(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A cell holds so many characters; what XML cannot say is left out. */
const longest = 32_767;
const unsayable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) =>
  text
    .slice(0, longest)
    .replace(unsayable, "")
    .replace(/[&<>]/g, (mark) => marks[mark]!);

const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kind = (what: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`;

/** Sheets are what is not named: how many there will be nobody knows yet. */
const contentTypes = `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${kind("worksheet")}"/><Override PartName="/xl/workbook.xml" ContentType="${kind("sheet.main")}"/><Override PartName="/xl/styles.xml" ContentType="${kind("styles")}"/></Types>`;

type Relation = [type: string, target: string];
const relations = (to: Relation[]) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${to.map(([type, target], index) => `<Relationship Id="r${index + 1}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

const workbook = (sheets: number) =>
  `${declaration}<workbook ${main} xmlns:r="${office}"><sheets>${count(sheets)
    .map((nth) => `<sheet name="Xinka ${nth}" sheetId="${nth}" r:id="r${nth}"/>`)
    .join("")}</sheets></workbook>`;

const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
const opening = (views: string) =>
  `${declaration}<worksheet ${main}>${views}<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;

const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
const styles = `${declaration}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">${plain}<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

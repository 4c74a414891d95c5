// @ts-check
/**
 * The document as a workbook (.xlsx): contents first, a sheet for each table, and one for all that is said in words.
 * The same document gives the same bytes: no clock, no author.
 */
import { strToU8 } from "fflate";
import { isFormula } from "../elements/table-text.js";
import { still } from "../still.js";
import { dayText, kindAt } from "./figures.js";
import { isTotal } from "./margins.js";
import { notesOf } from "./notes.js";
import { packed } from "./packed.js";
import { WORDS } from "./words.js";
import { numberFormats, serialOf } from "./workbook/formats.js";
import { formulaAt, place, sumOf } from "./workbook/formulas.js";
import { packageXml, sheetXml, stylesXml } from "./workbook/xml.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Section} Section */
/** @typedef {import("./document.js").ColumnKind} ColumnKind */
/** @typedef {import("./masking.js").MaskedTable} MaskedTable */
/** @typedef {import("./workbook/xml.js").Sheet} Sheet */
/** @typedef {import("./workbook/xml.js").SheetCell} SheetCell */
/** @typedef {import("./workbook/xml.js").Style} Style */

/** @type {ColumnKind[]} */
const KINDS = ["count", "number", "percent", "money", "date", "days", "score"];
const [ANY, HEAD, TEXT, LIKE_FORMULA, LINK, FIRST_KIND] = [0, 1, 2, 3, 4, 5];
/** What no name of a sheet may hold. */
const NOT_IN_NAME = /[[\]:*?/\\\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONGEST_NAME = 31;
const [NARROWEST, WIDEST] = [8, 60];

/** @param {string} text @returns {SheetCell} */
const said = (text) => ({ value: still(text), style: isFormula(still(text)) ? LIKE_FORMULA : TEXT });

/** @param {string[]} names @returns {SheetCell[]} */
const headOf = (names) => names.map((value) => ({ value, style: HEAD }));

/** @param {string} wanted @param {Set<string>} taken in small letters */
function sheetName(wanted, taken) {
  const clean =
    wanted
      .replace(NOT_IN_NAME, " ")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^'+|'+$/g, "_") || "-";
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` ${n}`;
    const name =
      [...clean]
        .reduce((all, sign) => (all.length + sign.length + end.length > LONGEST_NAME ? all : all + sign), "")
        .trim() + end;
    // Programs keep this name for themselves.
    if (taken.has(name.toLowerCase()) || name.toLowerCase() === "history") continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** @param {SheetCell[][]} lines @returns {number[]} */
function widthsOf(lines) {
  return lines[0].map((_, column) => {
    const longest = Math.max(...lines.map((line) => String(line[column]?.value ?? "").length));
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
}

/** @param {MaskedTable} table @param {string} name @returns {Sheet} */
function tableSheet(table, name) {
  const { columns, rows } = table;
  const head = headOf(columns.map((column) => (column.unit ? `${column.name} (${column.unit})` : column.name)));
  const label = table.groups?.[0] ?? columns.findIndex(({ kind }) => kind === "text");
  const cells = rows.map((row, i) => {
    const isSum = i === rows.length - 1 && label >= 0 && row[label] !== null && isTotal(row[label]);
    return columns.map((_, column) => {
      const kind = kindAt(table, i, column);
      const cell = row[column] ?? null;
      if (typeof cell === "string") {
        const day = kind === "date" ? serialOf(cell) : undefined;
        return day === undefined ? said(cell) : { value: day, style: FIRST_KIND + KINDS.indexOf("date") };
      }
      const style = kind === "text" ? ANY : FIRST_KIND + KINDS.indexOf(kind);
      return { value: cell, style, formula: formulaAt(table, i, column) ?? (isSum ? sumOf(table, column) : undefined) };
    });
  });
  // A figure is as wide as it is written, which is not as long as it is.
  const measured = cells.map((row) =>
    row.map(({ value }) => ({ value: typeof value === "number" ? "12 345 678.90" : value })),
  );
  return { name, head, rows: cells, widths: widthsOf([head, ...measured]) };
}

/** @param {HandoverDocument} document @param {{ section: Section, table: MaskedTable, name: string }[]} tables @param {string} notes @param {string} name @returns {Sheet} */
function contents(document, tables, notes, name) {
  const words = WORDS[document.language];
  const about = [
    [words.client, document.client],
    [words.asOf, dayText(document.as_of, document.language)],
    [words.currency, document.currency],
    [words.zone, document.zone],
  ];
  const linked = [...tables.map((table) => table.name), notes];
  const rows = [
    ...tables.map(({ section, table, name: sheet }) => [
      `${section.number}. ${section.title}`,
      table.title,
      sheet,
      table.rows.length,
    ]),
    [words.notes, "", notes, null],
    ...about.map(([what, value]) => [what, value, "", null]),
  ].map((row) => row.map((value) => (typeof value === "string" ? said(value) : { value })));
  rows.forEach((row, i) => {
    if (i < linked.length) row[2].style = LINK;
  });
  const head = headOf([document.title || words.section, words.table, words.sheet, words.rows]);
  const links = linked.map((to, i) => ({ at: place(2, i), to }));
  return { name, head, rows, widths: widthsOf([head, ...rows]), links };
}

/** @param {HandoverDocument} document @returns {Uint8Array} */
export function workbook(document) {
  const words = WORDS[document.language];
  /** @type {Set<string>} */
  const taken = new Set();
  const [first, last] = [sheetName(words.contents, taken), sheetName(words.notes, taken)];
  const tables = document.sections.flatMap((section) =>
    section.blocks
      .filter((block) => block.kind === "table")
      .map((table) => ({ section, table, name: sheetName(`${section.number} ${table.title}`, taken) })),
  );
  const notes = notesOf(document).map(({ section, kind, text }) => [said(section), said(kind), said(text)]);
  const head = headOf([words.section, words.note, words.text]);
  const sheets = [
    contents(document, tables, last, first),
    ...tables.map(({ table, name }) => tableSheet(table, name)),
    { name: last, head, rows: notes, widths: [30, 16, 100] },
  ];
  const formats = numberFormats(document);
  /** @type {Style[]} */
  const styles = [
    { format: "General" },
    { format: "General", bold: true, wrap: true, text: true },
    { format: "General", wrap: true },
    { format: "General", wrap: true, text: true },
    { format: "General", link: true },
    ...KINDS.map((kind) => ({ format: formats[kind] })),
  ];
  const parts = {
    ...packageXml(sheets, document.title),
    "xl/styles.xml": stylesXml(styles),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, i === 0)])),
  };
  return packed(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

// @ts-check
/** The workbook, read back by the tool's own reader and looked into. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { at } from "../../scripts/lib/paths.mjs";
import { masked } from "../../www/handover/masking.js";
import { numberFormats, serialOf } from "../../www/handover/workbook/formats.js";
import { letters, RECIPES } from "../../www/handover/workbook/formulas.js";
import { workbook } from "../../www/handover/workbook.js";
import { PAYLOADS } from "../support/payloads.mjs";
import { documentOf, groupTable, HOSTILE, wholeDocument } from "./documents.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-workbook-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** The parts of a workbook by their names. @param {Uint8Array} bytes */
const partsOf = (bytes) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** A sheet as the command reads it. @param {Uint8Array} bytes @param {string} sheet @returns {string[][]} */
function read(bytes, sheet) {
  const file = path.join(folder, "book.xlsx");
  fs.writeFileSync(file, bytes);
  const out = execFileSync(process.execPath, [at("bin", "omnimeter.mjs"), "rows", `${file}#${sheet}`, "--all"], {
    encoding: "utf8",
  });
  return JSON.parse(out);
}

test("contents, a sheet a table, and notes, as the tool's own reader sees them", () => {
  const bytes = workbook(wholeDocument());
  const contents = read(bytes, "Contents");
  assert.deepEqual(contents.slice(0, 3), [
    ["Audit", "Table", "Sheet", "Rows"],
    ["7. Figures", "Money by channel", "7 Money by channel", "4"],
    ["7. Figures", "Names / all: [x]*?", "7 Names all x", String(HOSTILE.length)],
  ]);
  // Values of formulas are in the file: who computes nothing sees them too.
  assert.deepEqual(read(bytes, "7 Money by channel"), [
    ["Channel", "Customers", "Revenue", "Cost", "ROI", "ROAS", "Why not"],
    ["web", "40", "1000", "400", "1.5", "2.5", ""],
    ["shop", "60", "3000", "1500", "1", "2", ""],
    ["phone", "20", "500.5", "0", "", "", "no cost"],
    ["Total", "120", "4500.5", "1900", "1.36868421052632", "2.36868421052632", ""],
  ]);
  const notes = read(bytes, "Notes").map(([, kind, text]) => [kind, text]);
  assert.deepEqual(notes.slice(1, 5), [
    ["", "In our words."],
    ["", "What was looked at."],
    ["Caution", "=Shares are no cause."],
    ["Finding", "Web leads."],
  ]);
  assert.deepEqual(read(workbook(wholeDocument({ language: "fr" })), "Sommaire")[0], [
    "Audit",
    "Tableau",
    "Feuille",
    "Lignes",
  ]);
});

test("figures that can be explained are formulas with their value; a total is a sum and a ratio of sums", () => {
  const sheet = partsOf(workbook(wholeDocument()))["xl/worksheets/sheet2.xml"];
  const cell = (/** @type {string} */ at) => sheet.match(new RegExp(`<c r="${at}"[^>]*>(.*?)</c>`))?.[1];
  assert.equal(cell("E2"), "<f>(C2-D2)/D2</f><v>1.5</v>");
  assert.equal(cell("F3"), "<f>C3/D3</f><v>2</v>");
  assert.equal(cell("C5"), "<f>SUM(C2:C4)</f><v>4500.5</v>");
  assert.equal(cell("E5"), "<f>(C5-D5)/D5</f><v>1.368684210526316</v>");
  assert.equal(cell("C2"), "<v>1000</v>");
  assert.match(sheet, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
});

test("a formula that would give another value is not written, nor a sum over masked rows", () => {
  const table = groupTable(
    "t",
    ["channel"],
    [
      ["a", 40],
      ["b", 3],
      ["c", 9],
      ["Total", 52],
    ],
  );
  const other = {
    ...table,
    columns: [
      ...table.columns,
      { id: "cost", name: "Cost", kind: /** @type {const} */ ("money") },
      { id: "roi", name: "ROI", kind: /** @type {const} */ ("percent") },
    ],
  };
  const rows = [
    ["a", 40, 400, 100, 3],
    ["b", 30, 300, 100, 9],
    ["c", 9, 90, 0, null],
  ];
  const sheet = partsOf(workbook(documentOf([{ ...other, rows, formulas: { 4: "roi", 2: "__proto__" } }])))[
    "xl/worksheets/sheet2.xml"
  ];
  assert.deepEqual(
    [...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, text]) => text),
    ["(C2-D2)/D2"],
  );
  const hidden = partsOf(workbook(masked(documentOf([table]))))["xl/worksheets/sheet2.xml"];
  assert.doesNotMatch(hidden, /<f>/);
});

test("a result of channels is explained from its own columns", () => {
  const ids = [
    "channel",
    "revenue",
    "margin",
    "marketing",
    "distribution",
    "shared-costs",
    "cost",
    "profit",
    "roi",
    "roas",
  ];
  const columns = ids.map((id, i) => ({ id, name: id, kind: /** @type {"text" | "money"} */ (i ? "money" : "text") }));
  const rows = [["web", 1000, 400, 50, 30, 20, 100, 300, 3, 20]];
  const table = /** @type {const} */ ({ kind: "table", id: "profit", title: "Profit" });
  const block = { ...table, columns, rows, formulas: { 6: "cost", 7: "profit", 8: "roi", 9: "roas" } };
  const sheet = partsOf(workbook(documentOf([block])))["xl/worksheets/sheet2.xml"];
  const formulas = [...sheet.matchAll(/<f>(.*?)<\/f>/g)].map(([, text]) => text);
  assert.deepEqual(formulas, ["D2+E2+F2", "C2-G2", "H2/G2", "B2/D2"]);
  for (const [name, ways] of Object.entries(RECIPES))
    for (const { from, value, text } of ways) {
      const numbers = from.map((_, i) => 7 * i + 3);
      // The text of a formula, computed, is its value.
      const given = Function(`return ${text(...numbers.map(String))}`)();
      assert.equal(given, value(...numbers), name);
    }
});

test("no name becomes a formula, breaks a part or a sheet's name", () => {
  const names = [...HOSTILE, ...PAYLOADS, "'", "history", "a".repeat(99), "\u{1f6d2}".repeat(40)];
  const tables = names.map((name) => ({ ...groupTable("t", [name], [[name, 9]]), title: name }));
  const bytes = workbook(documentOf(tables, { title: names[0], client: names[7] }));
  const parts = partsOf(bytes);
  const sheets = [...parts["xl/workbook.xml"].matchAll(/<sheet name="(.*?)" sheetId/g)].map(([, name]) => name);
  assert.equal(sheets.length, names.length + 2);
  assert.equal(new Set(sheets.map((name) => name.toLowerCase())).size, sheets.length);
  for (const name of sheets)
    assert.ok(name.replace(/&\w+;/g, "x").length <= 31 && !/[[\]:*?/\\]/.test(name.replace(/&\w+;/g, "")), name);
  for (const [name, text] of Object.entries(parts)) {
    assert.doesNotMatch(text, /<f>|<script|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u, name);
    assert.equal(text.replace(/<[^<>]*>/g, "").search(/[<>]|&(?!amp;|lt;|gt;|quot;)/), -1, name);
  }
  // What begins like a formula is a text that stays one when it is edited.
  const styles = parts["xl/styles.xml"].match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf .*?<\/xf>/g) ?? [];
  const cell = parts["xl/worksheets/sheet2.xml"].match(/<c r="A2" s="(\d+)" t="inlineStr">/);
  assert.match(styles[Number(cell?.[1])], /quotePrefix="1"/);
  assert.equal(read(bytes, sheets[1].replaceAll("&quot;", '"'))[1][0], HOSTILE[0]);
});

test("days are days, and each kind is written as its readers write it", () => {
  assert.deepEqual([serialOf("2026-02-28"), serialOf("1900-03-01"), serialOf("2000-01-01")], [46081, 61, 36526]);
  assert.deepEqual(["2026-02-30", "1899-12-31", "not known"].map(serialOf), [undefined, undefined, undefined]);
  const sheet = partsOf(workbook(wholeDocument()))["xl/worksheets/sheet3.xml"];
  assert.match(sheet, /<c r="B3" s="\d+"><v>46081<\/v><\/c>/);
  const formats = (/** @type {"fr" | "en"} */ language, currency = "EUR") =>
    numberFormats(documentOf([], { language, currency }));
  assert.deepEqual([formats("en").money, formats("fr").money], ['"€"#,##0.00', '#,##0.00\\ "€"']);
  assert.deepEqual(
    [formats("en", "JPY").money, formats("en", "CHF").money, formats("en", "").money],
    ['"¥"#,##0', '"CHF "#,##0.00', "#,##0.00"],
  );
  assert.deepEqual(
    [formats("fr").percent, formats("fr").date, formats("en").percent],
    ['0.0"\u202f"%', "dd/mm/yyyy", "0.0%"],
  );
  assert.deepEqual([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
});

test("the same document gives the same bytes", () => {
  assert.deepEqual(workbook(wholeDocument()), workbook(structuredClone(wholeDocument())));
});

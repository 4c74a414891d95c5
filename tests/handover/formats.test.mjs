// @ts-check
/** Tables for other programs, JSON and Markdown: the same bytes each time, and no name does anything. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { strFromU8, unzipSync } from "fflate";
import { parquetReadObjects } from "hyparquet";
import { at } from "../../scripts/lib/paths.mjs";
import { toTsv } from "../../www/elements/table-text.js";
import { chartFiles } from "../../www/handover/chart-files.js";
import { shortened, shortNames } from "../../www/handover/charts/svg.js";
import { numberText } from "../../www/handover/figures.js";
import { htmlOf } from "../../www/handover/html.js";
import { json } from "../../www/handover/json.js";
import { markdown, plain } from "../../www/handover/markdown.js";
import { masked } from "../../www/handover/masking.js";
import { parquet } from "../../www/handover/parquet.js";
import { dictionary, tidy, tidyTable } from "../../www/handover/tidy.js";
import { workbook } from "../../www/handover/workbook.js";
import { PAYLOADS } from "../support/payloads.mjs";
import { documentOf, groupTable, HOSTILE, wholeDocument } from "./documents.mjs";

const schema = JSON.parse(fs.readFileSync(at("docs", "schema", "handover.schema.json"), "utf8"));
const compiled = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
/** What is not as the schema has it. @param {unknown} value */
const faults = (value) => (compiled(value) ? [] : compiled.errors);

/** The cells of comma-separated text, read by its own rules. @param {string} text */
function cellsOf(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    if (end === "" && !quoted && !bare) break;
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test("one row a figure: its group, interval, n, or the reason for none", () => {
  const table = /** @type {import("../../www/handover/document.js").TableBlock} */ ({
    ...{ kind: "table", id: "board", title: "Figures", row_kinds: ["percent", "money"] },
    columns: [
      { id: "name", name: "Figure", kind: "text" },
      { id: "value", name: "Value", kind: "number" },
      { id: "low", name: "From", kind: "number" },
      { id: "high", name: "To", kind: "number" },
      { id: "n", name: "n", kind: "count" },
      { id: "since", name: "Since", kind: "date" },
      { id: "why", name: "Why not", kind: "text" },
    ],
    rows: [
      ["Ratio", 0.25, 0.2, 0.3, 400, "2026-01-31", null],
      ["Basket", null, null, null, 0, null, "no orders"],
    ],
  });
  const [head, ...rows] = cellsOf(tidy(documentOf([table])));
  assert.deepEqual(head.join(), "section,table,row,by_1,group_1,measure,value,day,unit,lower,upper,n,reason");
  assert.deepEqual(rows, [
    ["kpis", "board", "1", "name", "Ratio", "value", "0.25", "", "fraction", "0.2", "0.3", "400", ""],
    ["kpis", "board", "1", "name", "Ratio", "since", "", "2026-01-31", "date", "", "", "400", ""],
    ["kpis", "board", "2", "name", "Basket", "value", "", "", "EUR", "", "", "0", "no orders"],
    ["kpis", "board", "2", "name", "Basket", "since", "", "", "date", "", "", "0", "no orders"],
  ]);
});

test("bounds are those of the figure they stand behind, and a row has all its names", () => {
  const table = /** @type {import("../../www/handover/document.js").TableBlock} */ ({
    ...{ kind: "table", id: "overlap", title: "Shared", persons: 2, names: [0, 1] },
    columns: [
      { id: "channel", name: "Channel", kind: "text" },
      { id: "other", name: "Other", kind: "text" },
      { id: "shared", name: "Shared", kind: "count" },
      { id: "index", name: "Index", kind: "number" },
      { id: "low", name: "From", kind: "number" },
      { id: "high", name: "To", kind: "number" },
    ],
    rows: [["web", "shop", 40, 1.5, 1.2, 1.8]],
  });
  const { head, rows } = tidyTable(documentOf([table]));
  const told = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
  assert.deepEqual(
    told.map(({ measure, lower, upper, group_1, group_2 }) => [measure, lower, upper, group_1, group_2]),
    [
      ["shared", null, null, "web", "shop"],
      ["index", 1.2, 1.8, "web", "shop"],
    ],
  );
});

test("every name of the tidy table is in its dictionary", () => {
  for (const language of /** @type {const} */ (["fr", "en"])) {
    const document = wholeDocument({ language });
    const [head, ...rows] = cellsOf(tidy(document));
    const known = cellsOf(dictionary(document)).slice(1);
    const own = new Set(known.filter(([section]) => section === "").map(([, , name]) => name));
    for (const name of head) assert.ok(own.has(name), name);
    const measures = new Set(
      known.filter(([, , , role]) => role === "measure").map(([, table, name]) => `${table} ${name}`),
    );
    for (const row of rows) assert.ok(measures.has(`${row[1]} ${row[5]}`), row.join());
  }
});

test("a masked group keeps its reason in the tidy table", () => {
  const document = masked(
    documentOf([
      groupTable(
        "by",
        ["channel"],
        [
          ["web", 40],
          ["shop", 30],
          ["phone", 3],
        ],
      ),
    ]),
  );
  const rows = cellsOf(tidy(document)).filter(([, , , , group]) => group === "phone");
  assert.deepEqual(
    rows.map((row) => [row[5], row[6], row[11]]),
    [
      ["persons", "", ""],
      ["revenue", "", ""],
    ],
  );
  for (const row of rows) assert.match(row[12], /^masked: fewer than 5 persons/);
});

test("no cell of a table for other programs is taken for a formula, and numbers stay numbers", () => {
  const names = [...HOSTILE, ...PAYLOADS];
  const rows = names.map((name, i) => [name, i + 5]);
  const document = documentOf([groupTable("=cmd", ["=group"], rows)], { title: "=1", currency: "=X" });
  for (const text of [tidy(document), dictionary(document)]) {
    const cells = cellsOf(text).flat();
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r＝＋－＠]/);
  }
  const negative = documentOf([{ ...groupTable("t", ["g"], [["a", 9]]), rows: [["a", 9, -12.5]] }]);
  assert.equal(cellsOf(tidy(negative))[2][6], "-12.5");
});

test("the JSON follows the published schema, and says nothing but the document", () => {
  for (const document of [
    wholeDocument(),
    masked(
      documentOf([
        groupTable(
          "t",
          ["g"],
          [
            ["a", 3],
            ["b", 40],
            ["c", 9],
          ],
        ),
      ]),
    ),
  ]) {
    const value = JSON.parse(json(document));
    assert.deepEqual(faults(value), []);
    const cells = value.sections.map((/** @type {any} */ one) =>
      one.blocks.map((/** @type {any} */ block) => block.rows),
    );
    assert.deepEqual(
      cells,
      document.sections.map(({ blocks }) => blocks.map((block) => (block.kind === "table" ? block.rows : undefined))),
    );
  }
  const value = JSON.parse(json(wholeDocument()));
  for (const broken of [
    { ...value, schema: 2 },
    { ...value, names: [] },
    { ...value, sections: [{}] },
  ])
    assert.notDeepEqual(faults(broken), []);
  assert.throws(
    () => json(documentOf([{ ...groupTable("t", ["g"], [["a", 9]]), rows: [["a", 9, Number.NaN]] }])),
    TypeError,
  );
});

/** The same with the keys of every value the other way round. @param {any} value @returns {any} */
const turned = (value) =>
  Array.isArray(value)
    ? value.map(turned)
    : value && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, one]) => [key, turned(one)]),
        )
      : value;

test("the same document gives the same bytes, in any order of keys, zone and locale", () => {
  const document = wholeDocument();
  for (const make of [json, tidy, dictionary, markdown]) assert.equal(make(turned(document)), make(document));
  const script = fileURLToPath(new URL("all-formats.mjs", import.meta.url));
  const sums = [
    ["UTC", "C"],
    ["Pacific/Auckland", "fr_FR.UTF-8"],
    ["America/New_York", "de_DE.UTF-8"],
  ].map(([TZ, LC_ALL]) =>
    execFileSync(process.execPath, [script], { encoding: "utf8", env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL } }),
  );
  assert.match(sums[0], /^workbook [0-9a-f]{64}$/m);
  assert.deepEqual(new Set(sums).size, 1);
});

test("Markdown shows names, and none of them acts", () => {
  for (const language of /** @type {const} */ (["fr", "en"])) {
    const names = [...HOSTILE, ...PAYLOADS, "1. one", "# two", "![x](http://evil.test/x.png)", "www.evil.test"];
    const text = markdown(
      documentOf(
        [
          groupTable(
            "t",
            ["g"],
            names.map((name) => [name, 9]),
          ),
        ],
        { language },
      ),
    );
    const lines = text.split("\n").filter((line) => line.startsWith("| "));
    assert.equal(lines.length, 2 + names.length, "one line a row");
    const bars = (/** @type {string} */ line) => line.replace(/\\[\\|]/g, "").split("|").length;
    for (const line of lines) assert.equal(bars(line), 5, line);
    assert.doesNotMatch(text, /(?<!\\)<|(?<!\\)!\[|(?<!\\)\]\(|https?:|www\.|[\u202a-\u202e\u2066-\u2069]/);
  }
  assert.equal(plain("1. one"), "1\u2060. one");
  assert.equal(plain("- a\n- b"), "\\- a - b");
  assert.equal(plain("78.81 EUR"), "78.81 EUR");
  assert.equal(plain("\u2068a\u2069 \u202eb"), "a \ufffdb");
});

test("marks that turn letters around are shown in every format, and a name is the same in all tables", async () => {
  const [turned, shown] = ["Shop\u202emoc\u2066 12\u200f", "Shop\ufffdmoc\ufffd 12\ufffd"];
  const whole = documentOf(
    ["a", "b"].map((id) =>
      groupTable(
        id,
        ["channel"],
        [
          [turned, 9],
          ["\u2068\u05d0\u2069", 9],
        ],
      ),
    ),
  );
  const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const text = tidy(whole);
  assert.doesNotMatch(text, marks);
  const [head, ...rows] = cellsOf(text);
  const named = rows.map((row) => row[head.indexOf("group_1")]);
  assert.deepEqual([...new Set(named)], [shown, "\u05d0"]);
  const { rows: typed } = tidyTable(whole);
  assert.deepEqual([...new Set(typed.map((row) => row[head.indexOf("group_1")]))], [shown, "\u05d0"]);
  assert.match(markdown(whole), new RegExp(shown));
  assert.doesNotMatch(markdown(whole), marks);
  const sheets = Object.entries(unzipSync(workbook(whole))).map(([, bytes]) => strFromU8(bytes));
  assert.ok(sheets.some((xml) => xml.includes(shown)));
  for (const xml of sheets) assert.doesNotMatch(xml, marks);
  const page = htmlOf(whole);
  assert.match(page, new RegExp(shown));
  // Our own signs keep a name apart from the sentence around it; nothing else stays.
  assert.doesNotMatch(page.replace(/\u2068[^\u2068\u2069]*\u2069/g, ""), marks);
  assert.equal(toTsv(["name"], [[turned]], ","), `name\n${shown}`);
});

test("numbers in words, by hand", () => {
  const cases = /** @type {[number, number, "fr" | "en", string][]} */ ([
    [1234567.891, 2, "en", "1,234,567.89"],
    [1234567.891, 2, "fr", "1\u202f234\u202f567,89"],
    [-0.5, 2, "fr", "−0,5"],
    [0.00042, 2, "en", "0.00042"],
    [-0.001, 0, "en", "0"],
    [100, 1, "en", "100"],
    [1e-9, 2, "en", "1e−9"],
  ]);
  for (const [value, digits, language, text] of cases)
    assert.equal(numberText(value, digits, language), text, String(value));
  const text = markdown(wholeDocument({ language: "fr" }));
  assert.match(text, /\| Total \| 120 \| 4\u202f500,50\u00a0EUR \| 1\u202f900\u00a0EUR \| 136,9\u202f% \| 2,37 \|/);
});

test("drawings are files with names of their own", () => {
  const chart = /** @type {const} */ ({ kind: "chart", title: "x", alt: "", svg: "<svg/>" });
  const files = chartFiles(
    documentOf([
      { ...chart, id: "crédit" },
      { ...chart, id: "../../x" },
      { ...chart, id: "x" },
      { ...chart, id: "…" },
    ]),
  );
  assert.deepEqual(
    files.map(({ name }) => name),
    ["07-cre-dit.svg", "07-x.svg", "07-x-2.svg", "07-chart.svg"],
  );
});

test("Parquet holds the tidy table, typed, and reads back the same", async () => {
  const document = masked(wholeDocument(), { least: 50 });
  const { head, rows } = tidyTable(document);
  const bytes = parquet(document);
  const read = await parquetReadObjects({ file: bytes.slice().buffer });
  // Half a letter cannot be written in UTF-8.
  const written = (/** @type {unknown} */ cell) => (typeof cell === "string" ? Buffer.from(cell).toString() : cell);
  const expected = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, written(row[i])])));
  assert.deepEqual(read, expected);
  // Text is text there: no name is changed.
  assert.ok(read.some(({ group_1 }) => group_1 === HOSTILE[0]));
  assert.equal((await parquetReadObjects({ file: parquet(documentOf([])).slice().buffer })).length, 0);
});

test("names that are cut stay apart", () => {
  const long = (/** @type {number} */ i) => `Regional partner campaign number ${i} — affiliates of the west`;
  const [one, two, other] = shortNames([long(1), long(2), "Web"], 150);
  assert.deepEqual([one, two, other], ["…1 — affiliates of th…", "…2 — affiliates of th…", "Web"]);
  assert.deepEqual(shortNames(["Web", "Web"], 150), ["Web", "Web"]);
  assert.equal(shortNames([long(1)], 150)[0], shortened(long(1), 150));
});

test("a wide table is turned on paper", () => {
  const columns = Array.from({ length: 12 }, (_, i) => ({ id: `c${i}`, name: `C${i}`, kind: "count" }));
  const wide = /** @type {any} */ ({ kind: "table", id: "t", title: "T", columns, rows: [columns.map((_, i) => i)] });
  assert.match(htmlOf(documentOf([wide])), /<div class="scroll turned"/);
  const narrow = { ...wide, columns: columns.slice(0, 8), rows: [columns.slice(0, 8).map((_, i) => i)] };
  assert.doesNotMatch(htmlOf(documentOf([narrow])), /<div class="scroll turned"/);
});

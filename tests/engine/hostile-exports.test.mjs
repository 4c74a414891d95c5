// @ts-check
/** Sixty payloads through the exports: no cell is a formula, none leaves its place, no name is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { PAYLOADS } from "../support/payloads.mjs";

const CELLS = [
  ...PAYLOADS.filter((one) => !one.startsWith("<ScRiPt>") && one !== "null"),
  "a\\|b",
  'say "x"',
  "two\nlines",
];
/** A zero sign is no letter of any name, and marks that turn letters around are shown. @param {string} cell */
const shown = (cell) => cell.replaceAll("\0", "").replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

const quoted = (/** @type {string} */ cell) => `"${cell.replaceAll('"', '""')}"`;
const day = (/** @type {number} */ i) => `2026-01-${String((i % 28) + 1).padStart(2, "0")}`;

/** @param {"csv" | "md"} format */
async function exported(format) {
  const engine = await openEngine({ worker: false });
  const orders = CELLS.map((one, i) => `${quoted(one)},${quoted(one)},${day(i)},${quoted(one)},${10 + i}`).join("\n");
  const touches = CELLS.map((one, i) => `${quoted(one)},2025-12-${day(i).slice(-2)}T10:00:00Z,${quoted(one)}`).join(
    "\n",
  );
  for (const [name, text] of /** @type {const} */ ([
    ["=cmd|'/c calc'!A0 <b>.csv", `order_id,customer_id,order_date,channel,amount\n${orders}\n`],
    ["touches.csv", `customer_id,timestamp,channel\n${touches}\n`],
  ])) {
    const file = new File([text], name);
    const { proposal } = await engine.sniff(file);
    await engine.load(file, /** @type {any} */ (proposal), {});
  }
  const text = await engine.export({}, format, "en");
  await engine.close();
  return text;
}

/** A file of RFC 4180, read by the letter. @param {string} text @returns {string[][]} */
function records(text) {
  const rows = [[""]];
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const row = /** @type {string[]} */ (rows.at(-1));
    if (text[at] === '"' && inside && text[at + 1] === '"') row[row.length - 1] += text[at++];
    else if (text[at] === '"') inside = !inside;
    else if (text[at] === "," && !inside) row.push("");
    else if (text[at] === "\n" && !inside) rows.push([""]);
    else row[row.length - 1] += text[at];
  }
  return rows.filter((row) => row.length > 1);
}

test("CSV: eight cells a row, every name once, an apostrophe before what a spreadsheet would compute", async () => {
  const [head, ...rows] = records(await exported("csv"));
  assert.equal(head.length, 8);
  for (const row of rows) {
    assert.equal(row.length, 8, JSON.stringify(row));
    for (const cell of [row[0], row[1], row[2]]) assert.doesNotMatch(cell, /^[=+\-@\t\r\n\0＝＋－＠]/);
  }
  const byChannel = new Map(
    rows.filter((row) => row[1] === "revenue_by_channel" && row[2]).map((row) => [row[2], row[3]]),
  );
  assert.equal(byChannel.size, CELLS.length);
  for (const [i, cell] of CELLS.entries()) {
    const name = shown(cell);
    assert.equal(byChannel.get(/^[=+\-@]/.test(name) ? `'${name}` : name), String(10 + i), JSON.stringify(name));
  }
  const credited = rows.filter((row) => row[0] === "attribution" && row[1] === "linear");
  assert.equal(credited.length, CELLS.length);
});

test("Markdown: as many cells in every row as in its head, and nothing that is markup", async () => {
  const text = await exported("md");
  const tables = text.split("\n\n").filter((part) => part.startsWith("|"));
  assert.ok(tables.length >= 3);
  // A bar is a wall unless an odd number of backslashes stands before it.
  const walls = (/** @type {string} */ line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;
  for (const table of tables) {
    const [first, ...others] = table.trim().split("\n");
    for (const line of others) assert.equal(walls(line), walls(first), line);
  }
  assert.doesNotMatch(text, /</);
  assert.doesNotMatch(text, /(?<!\\)\[/, "no link, no picture");
  assert.doesNotMatch(text, /(?<!\\)&(?!lt;|amp;)/);
  assert.equal(/** @type {string} */ (tables.at(-1)).trim().split("\n").length, CELLS.length + 2);
});

// @ts-check
/** What the report says of figures: no sentence further than they go, each held to a case counted by hand. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { at } from "../../scripts/lib/paths.mjs";
import { emptyAudit, writeAudit } from "../../www/audit-file.js";

const run = promisify(execFile);
const omnimeter = process.env.OMNIMETER_BIN ?? fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));

/** @typedef {import("../../www/handover/document.js").HandoverDocument} HandoverDocument */

/** @type {string} */
let folder;
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-words-"));
});
after(() => fs.rmSync(folder, { recursive: true }));

/**
 * The report of some files, as JSON has it.
 * @param {Record<string, string[]>} files rows by table @param {Record<string, unknown>} [settings] @param {string} [language]
 * @returns {Promise<any>}
 */
async function reportOf(files, settings = {}, language = "en") {
  const audit = { ...emptyAudit({ version: "0.1.0", created: "2026-02-01T00:00:00Z" }), name: "Line", settings };
  const named = Object.entries(files).flatMap(([table, rows]) => {
    const file = path.join(folder, `${table}.csv`);
    fs.writeFileSync(file, `${rows.join("\n")}\n`);
    return [`--${table}`, file];
  });
  const from = path.join(folder, "a.omnimeter.json");
  fs.writeFileSync(from, writeAudit(/** @type {any} */ (audit)));
  const args = [omnimeter, "handover", "--audit", from, ...named, "--language", language, "--format", "json"];
  return JSON.parse((await run(process.execPath, args, { maxBuffer: 1 << 28 })).stdout);
}

/** @param {any} document @param {string} id */
const sectionOf = (document, id) => document.sections.find((/** @type {any} */ one) => one.id === id);
/** @param {any} document @param {string} section @param {string} id */
const tableOf = (document, section, id) =>
  sectionOf(document, section).blocks.find((/** @type {any} */ one) => one.kind === "table" && one.id === id);
/** The cells of a row by the ids of their columns. @param {any} table @param {string} name */
const rowOf = (table, name) => {
  const row = table.rows.find((/** @type {any[]} */ [first]) => first === name);
  return Object.fromEntries(table.columns.map((/** @type {any} */ { id }, /** @type {number} */ i) => [id, row[i]]));
};
/** @param {any} document @param {string} id */
const findingOf = (document, id) =>
  document.sections
    .flatMap((/** @type {any} */ { blocks }) => blocks)
    .flatMap((/** @type {any} */ block) => block.items ?? [])
    .find((/** @type {any} */ one) => one.id === id);
/** All texts of a section. @param {any} document @param {string} id */
const textsOf = (document, id) =>
  sectionOf(document, id).blocks.flatMap((/** @type {any} */ { text, note }) => text ?? note ?? []);

const day = (/** @type {number} */ at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const ORDERS = "order_id,customer_id,order_date,channel,amount";

test("two channels are held against the sum of both, and against the better one: 90 ÷ (10 + 20) and 90 ÷ 20", async () => {
  const each = (/** @type {string} */ group, /** @type {[string, number][]} */ bought) =>
    Array.from({ length: 40 }, (_, i) =>
      bought.map(
        ([channel, amount], n) => `${group}${i}-${n},${group}${i},${day(i)},${channel},${amount + (i % 2) * 2 - 1}`,
      ),
    ).flat();
  const rows = [ORDERS, ...each("w", [["web", 10]]), ...each("s", [["store", 20]])];
  const both = [
    ["web", 45],
    ["store", 45],
  ];
  const document = await reportOf({ orders: [...rows, ...each("b", /** @type {any} */ (both))] });
  const { what, sure } = findingOf(document, "synergy");
  assert.match(what, /\((store \+ web|web \+ store)\) spends 3\.00\s× what .* together, and 4\.50\s× what .* better/);
  assert.match(sure, /It is more than the two together\./);
});

test("costs of fewer days than sales: what is ordered stands on all days, the rest under its own days", async () => {
  const orders = [
    ORDERS,
    ...Array.from({ length: 60 }, (_, i) => `A${i},C${i % 20},${day(i)},${i % 2 ? "web" : "store"},10`),
  ];
  // January alone has costs: 31 of 60 sales, 16 of them in the shop.
  const costs = ["channel,cost,period", "web,50,2026-01-01", "store,20,2026-01-31"];
  const document = await reportOf({ orders, costs });
  const sold = tableOf(document, "channels", "revenue");
  assert.deepEqual(sold.columns.map((/** @type {any} */ { id }) => id).slice(0, 3), ["channel", "orders", "ordered"]);
  assert.equal(rowOf(sold, "store").orders, 30);
  assert.equal(rowOf(sold, "web").ordered, 300);
  assert.equal("attributed" in rowOf(sold, "web"), false);
  assert.match(sold.note, /Costs cover fewer/);
  assert.equal(rowOf(tableOf(document, "profit", "readings"), "store").orders, 16);
  assert.ok(
    textsOf(document, "profit").some((/** @type {string} */ text) => /1 January 2026 to 31 January 2026/.test(text)),
  );
});

test("the note on ROI tells the formula of its column, also under a margin", async () => {
  const orders = [ORDERS, ...Array.from({ length: 20 }, (_, i) => `A${i},C${i},${day(i)},web,10`)];
  const costs = ["channel,cost,period", "web,50,2026-01-01", "web,50,2026-01-20"];
  const document = await reportOf({ orders, costs }, { definitions: { margin_rate: 0.4 } });
  const table = tableOf(document, "profit", "profit");
  const { revenue, cost, profit, roi } = rowOf(table, "web");
  // 200 of revenue, 80 of margin: 20 are lost, and yet (200 − 100) ÷ 100 = 1.
  assert.deepEqual([revenue, cost, profit, roi], [200, 100, -20, 1]);
  assert.match(table.note, /ROI is \(revenue − cost\) ÷ cost/);
});

test("models share out the conversions that have a contact, and what has none is told as such", async () => {
  const orders = [
    ORDERS,
    ...Array.from({ length: 20 }, (_, i) => `A${i},C${i},${day(10 + i)},web,10`),
    ...Array.from({ length: 20 }, (_, i) => `M${i},,${day(i)},Marketplace,10`),
  ];
  const touches = ["customer_id,at,channel", ...Array.from({ length: 12 }, (_, i) => `C${i},${day(5 + i)},email`)];
  const costs = ["channel,cost,period", "Marketplace,500,2026-01-01", "web,20,2026-01-30"];
  const document = await reportOf({ orders, touches, costs });
  assert.match(textsOf(document, "attribution")[0], /models share out 12 of 20 conversions/);
  // Nobody is known on the marketplace: what it brings is no nought.
  const row = rowOf(tableOf(document, "profit", "crossed"), "Marketplace");
  assert.deepEqual([row.profit, row.brought, row.owed, row["profit-with"]], [-300, null, null, null]);
  assert.match(row.reading, /what it brings is not known/);
  const { what, so } = findingOf(document, "result.Marketplace");
  assert.match(what, /−€300\.00 by itself; what it brings .* is not known/);
  assert.doesNotMatch(so, /Even with that credit/);
});

test("new customers of the first year of a file are no base to compare with", async () => {
  const month = (/** @type {number} */ at, /** @type {number} */ of) =>
    `2025-${String(at).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
  // In each month 60 begin: in the first half 45 of them come back in the next month, in the second half 5.
  const rows = Array.from({ length: 12 }, (_, m) =>
    Array.from({ length: 60 }, (_, i) => [
      `A${m}-${i},C${m}-${i},${month(m + 1, 1 + (i % 28))},web,10`,
      ...(m < 11 && i < (m < 6 ? 45 : 5) ? [`B${m}-${i},C${m}-${i},${month(m + 2, 1 + (i % 28))},web,10`] : []),
    ]),
  ).flat(2);
  const filters = { from: "2025-07-01", to: "2025-12-31", compare: "previous" };
  const document = await reportOf({ orders: [ORDERS, ...rows] }, { filters });
  const { sure, so } = findingOf(document, "moved.cohort_retention");
  assert.match(sure, /the orders begin on 1 January 2025/);
  assert.match(so, /Do not act on this change/);
  const told = sectionOf(document, "summary").blocks.flatMap((/** @type {any} */ one) => one.items ?? []);
  assert.ok(!told.some((/** @type {any} */ { id }) => id === "moved.cohort_retention"));
});

test("one channel, all customers known: nothing is said of channels, and customers are those of all sales", async () => {
  const lines = fs
    .readFileSync(at("tests", "data", "CDNOW_sample.txt"), "utf8")
    .trim()
    .split(/\r?\n/);
  const rows = lines.map((line, i) => {
    const [, customer, date, , amount] = line.trim().split(/\s+/);
    return `${i},${customer},${date.replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3")},web,${amount}`;
  });
  const document = await reportOf({ orders: [ORDERS, ...rows] });
  assert.equal(findingOf(document, "omnichannel"), undefined);
  assert.equal(findingOf(document, "identified").so, "What is said of customers speaks of all sales.");
  const { what } = findingOf(document, "lost");
  assert.match(what, /^From “Decision” to “Loyalty”, [\d.]+% do not go on\./);
  const scorecard = tableOf(document, "scorecard", "scorecard");
  const trend = (/** @type {string} */ name) => rowOf(scorecard, name).trend;
  assert.match(trend("Predictive CLV"), /a forecast/);
  assert.match(trend("Total revenue"), / from May 1998 to Jun 1998/);
  // Nobody has answered a question: that is said once, and is no gap.
  assert.ok(
    !findingOf(document, "register") && !JSON.stringify(document).includes("of its weight is unanswered or does"),
  );
  assert.doesNotMatch(textsOf(document, "summary").join(" "), /checks of/);
});

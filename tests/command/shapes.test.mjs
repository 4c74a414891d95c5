// @ts-check
/** Files that are no list of orders, read as they come: contracts, visits, a summary of customers. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
/** @param {string} name */
const shape = (name) => fileURLToPath(new URL(`../data/shapes/${name}.csv`, import.meta.url));
/** @param {string[]} args */
const run = (...args) => JSON.parse(execFileSync(process.execPath, [bin, ...args], { encoding: "utf8" }));

/** The table that is proposed without help, and the figures that are there. @param {string} name */
function read(name) {
  const { table, fields } = run("sniff", shape(name)).proposal;
  /** @type {{ kpis: any[] }} */
  const { kpis } = run("report", `--${table}`, shape(name));
  const there = kpis.filter((kpi) => kpi.value !== null);
  return { table, fields, figures: Object.fromEntries(there.map((kpi) => [kpi.id, kpi])) };
}

test("contracts: who left, and no telephone in a column of yes and no", () => {
  const { table, fields, figures } = read("contracts");
  assert.equal(table, "customers");
  assert.equal(fields.phone, undefined);
  // 10 of 40, one of them new this month; retention is the counterpart.
  assert.deepEqual([figures.churn_rate.value, figures.churn_rate.n], [0.25, 40]);
  assert.equal(figures.retention_rate.value, 0.75);
  assert.ok(figures.churn_rate.low < 0.25 && figures.churn_rate.high > 0.25);
  assert.deepEqual(figures.churn_rate.cautions, ["by-contracts"]);
});

test("visits: their number, and the share that ends in a sale, by source", () => {
  const { table, figures } = read("visits");
  assert.equal(table, "traffic");
  assert.equal(figures.traffic.value, 60);
  assert.deepEqual([figures.conversion_rate.value, figures.conversion_rate.n], [10 / 60, 60]);
  /** @type {[string, number, number][]} */
  const parts = figures.conversion_rate.breakdown.map((/** @type {any} */ part) => [part.key, part.value, part.n]);
  assert.deepEqual(
    parts.sort(([a], [b]) => a.localeCompare(b)),
    [
      ["1", 4 / 24, 24],
      ["2", 3 / 18, 18],
      ["3", 3 / 18, 18],
    ],
  );
});

test("a summary of customers is no list of orders: channels are counted, revenue is not made up", () => {
  const { table, fields, figures } = read("summary");
  assert.equal(table, "customers");
  assert.equal(fields.purchases_catalogue.column, "NumCatalogPurchases");
  assert.deepEqual(Object.keys(figures).sort(), [
    "channel_segment",
    "omnichannel_customer_share",
    "purchase_frequency",
    "repeat_rate",
  ]);
  // Counted by hand over the fifty rows: five never bought.
  assert.equal(figures.omnichannel_customer_share.value, 34 / 45);
  assert.equal(figures.repeat_rate.value, 43 / 45);
  assert.ok(Math.abs(figures.purchase_frequency.value - 167 / 45) < 1e-12);
  assert.equal(figures.channel_segment.value, 22 / 45);
});

// @ts-check
/** A business case from the command: by hand, and tied to a figure of the files. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const tiny = (/** @type {string} */ name) => fileURLToPath(new URL(`../data/tiny/${name}.csv`, import.meta.url));
const ALL = ["--orders", tiny("orders"), "--currencies", tiny("fx"), "--as-of", "2026-04-10"];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-case-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {unknown} content */
const file = (content) => {
  const where = path.join(folder, "case.json");
  fs.writeFileSync(where, typeof content === "string" ? content : JSON.stringify(content));
  return where;
};
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, "case", ...args], { encoding: "utf8" }));
const near = (/** @type {number} */ value, /** @type {number} */ expected) =>
  assert.ok(Math.abs(value - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${value} is not ${expected}`);

test("a case without a file, by hand", () => {
  const lines = [
    { name: "tool", kind: "cost", likely: 1200 },
    { name: "margin", kind: "gain", likely: 100, monthly: true, from: 1 },
  ];
  const { report, faults } = run("--file", file({ months: 24, yearly_discount: 0, lines }));
  assert.deepEqual(faults, []);
  near(report.likely.npv, 1200);
  assert.deepEqual([report.likely.payback, report.likely.roi, report.simulated], [12, 1, null]);
});

test("a tied gain follows the figure and its interval", () => {
  const figures = JSON.parse(execFileSync(process.execPath, [bin, "report", ...ALL], { encoding: "utf8" }));
  const repeat = figures.kpis.find((/** @type {any} */ one) => one.id === "repeat_rate");
  const tied = { kpi: "repeat_rate", to: "95%", worth: 1000 };
  const lines = [
    { name: "more come back", kind: "gain", tied },
    { name: "visits", kind: "gain", tied: { ...tied, kpi: "nps" } },
  ];
  const { lines: counted, faults } = run("--file", file({ lines }), ...ALL);
  near(counted[0].likely, (0.95 - repeat.value) * 1000);
  near(counted[0].low, Math.max(0, (0.95 - repeat.high) * 1000));
  near(counted[0].high, (0.95 - repeat.low) * 1000);
  assert.deepEqual([faults[0].line, faults[0].code], [1, "not-computable"]);
  assert.equal(counted[1].likely, 0);
});

test("what cannot be is named", () => {
  const { report, faults } = run("--file", file({ lines: [{ name: "x", likely: 5, low: 9 }] }));
  assert.equal(report, null);
  assert.deepEqual([faults[0].line, faults[0].code], [0, "range"]);
  const refused = (/** @type {string} */ text) =>
    spawnSync(process.execPath, [bin, "case", "--file", file(text)], { encoding: "utf8" });
  assert.match(refused("{").stderr, /this is not JSON/);
  assert.match(refused('{"lines":[{"cost":1}]}').stderr, /unknown field/);
});

// @ts-check
/** `omnimeter report --by`, `--swing` and `--compare FROM..TO`, as a consultant runs them. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const tiny = (/** @type {string} */ name) => fileURLToPath(new URL(`../data/tiny/${name}.csv`, import.meta.url));

/** @param {string[]} args */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}
const FILES = ["--orders", tiny("orders"), "--touches", tiny("touches"), "--currencies", tiny("fx")];
const ON = [...FILES, "--as-of", "2026-04-10T00:00:00Z", "--zone", "UTC"];

test("report --by: a figure by its parts", () => {
  const { stdout } = run("report", ...ON, "--by", "month", "--only", "revenue_total");
  const { by, kpis } = JSON.parse(stdout);
  assert.equal(by, "month");
  const [revenue] = kpis;
  assert.equal(revenue.whole, 1315);
  assert.equal(revenue.adds_up, true);
  const sum = revenue.parts.reduce((/** @type {number} */ all, /** @type {any} */ part) => all + part.value, 0);
  assert.ok(Math.abs(sum - 1315) < 1e-9);
  // The files name no store.
  const stores = JSON.parse(run("report", ...ON, "--by", "store", "--only", "aov").stdout);
  assert.deepEqual(stores.kpis[0].missing, { reason: "field-missing", needs: ["orders.store"] });
});

test("report --swing: a figure under each of its definitions", () => {
  const [swing] = JSON.parse(run("report", ...ON, "--swing", "--only", "omnichannel_ratio").stdout);
  assert.equal(swing.readings.length, 8);
  assert.ok(swing.readings[swing.highest].value > swing.readings[swing.lowest].value);
  assert.ok(Math.abs(swing.readings[0].value - 0.71538462) < 1e-8);
});

test("report --compare FROM..TO, and what is not understood is named", () => {
  const march = [...ON, "--from", "2026-03-01", "--to", "2026-03-31"];
  const report = JSON.parse(run("report", ...march, "--compare", "2026-01-01..2026-01-31").stdout);
  assert.equal(report.settings.compared.from, "2026-01-01");
  for (const [args, says] of /** @type {[string[], RegExp][]} */ ([
    [["--compare", "2026-01-01.."], /FROM\.\.TO is wanted/],
    [["--by", "moon"], /--by moon is not known/],
    [["--by", "month", "--only", "moon"], /moon/],
    [["--only", "aov"], /go with --by/],
    [["--set", "moon=1"], /moon/],
    [["--swing", "--format", "md"], /written as json/],
  ])) {
    const { status, stderr } = run("report", ...ON, ...args);
    assert.equal(status, 2, path.basename(args.join(" ")));
    assert.match(stderr, says);
  }
});

test("report --set: conversion by another denominator, and with the sales that a visit helped", () => {
  const of = (/** @type {string[]} */ ...args) =>
    JSON.parse(run("report", ...ON, ...args).stdout).kpis.find((/** @type {any} */ { id }) => id === "conversion_rate");
  const direct = of();
  const assisted = of("--set", "conversion_sales=assisted");
  assert.equal(assisted.settings.conversion_sales, "assisted");
  assert.equal(assisted.also.find((/** @type {any} */ one) => one.id === "session").value, direct.value);
  assert.ok(assisted.value >= direct.value);
  // No file of these counts people at doors.
  assert.deepEqual(of("--conversion-unit", "entry").missing.needs, ["traffic.visitors", "orders.channel"]);
});

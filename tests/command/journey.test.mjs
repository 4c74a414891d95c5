// @ts-check
/** `omnimeter journey` prints what the engine answers: checked by hand on a handful of rows. */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "journey-"));
const file = (/** @type {string} */ name, /** @type {string[]} */ lines) => {
  const where = path.join(folder, name);
  fs.writeFileSync(where, `${lines.join("\n")}\n`);
  return where;
};
const touches = file("touches.csv", [
  "customer_id,at,channel,kind",
  "C1,2026-01-01,email,sent",
  "C1,2026-01-03,web,visit",
  "C2,2026-01-02,web,visit",
]);
const orders = file("orders.csv", [
  "order_id,customer_id,ordered_at,channel,amount",
  "A1,C1,2026-01-10,store,100",
  "A2,,2026-01-11,store,50",
]);
const base = ["journey", "--touches", touches, "--orders", orders, "--as-of", "2026-07-01"];
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, ...base, ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));

test("bridges, funnel, routes and grid of a handful of rows", () => {
  const told = run("--kpis", "aov,csat", "--at", "web:consideration");
  const bridge = told.map.bridges.find((/** @type {any} */ one) => one.to === "store");
  assert.deepEqual([bridge.from, bridge.crossed, bridge.continuity.value, bridge.hours.value], ["web", 1, 0.5, 168]);
  const step = told.funnel.steps.find((/** @type {any} */ one) => one.from === "consideration");
  assert.deepEqual([step.lost.value, step.lost.n], [0.5, 2]);
  const route = told.routes.routes.find((/** @type {any} */ one) => one.from === "web");
  assert.deepEqual([route.kind, route.share.value, route.least, route.most], ["ropo", 1, 0.5, 1]);
  const cell = (/** @type {string} */ kpi, /** @type {string} */ channel) =>
    told.grid.cells.find((/** @type {any} */ one) => one.kpi === kpi && one.channel === channel);
  assert.deepEqual([cell("aov", "store").state, cell("aov", "store").figure.value], ["computed", 75]);
  assert.equal(cell("csat", "store").state, "blocked");
  assert.equal(cell("aov", "email").state, "not_applicable");
  assert.equal(told.ways.passages, 2);
  assert.equal(told.scale.level, "mono", "fewer than thirty customers a channel");
  assert.ok(!JSON.stringify(told).includes("NaN"));
});

test("own phases, and points of contact moved by hand", () => {
  const told = run("--kpis", "aov", "--phase", "Before=awareness,consideration", "--phase", "Buy=decision");
  assert.deepEqual(
    told.funnel.phases.map((/** @type {any} */ one) => [one.phase, one.customers]),
    [
      ["Before", 2],
      ["Buy", 1],
    ],
  );
  const moved = run("--kpis", "aov", "--move", "email:awareness:loyalty").map.touchpoints;
  const email = moved.find((/** @type {any} */ one) => one.channel === "email");
  assert.deepEqual([email.stage, email.from], ["loyalty", "awareness"]);
});

test("what is no phase is refused in a sentence", async () => {
  const fail = (/** @type {string[]} */ ...args) =>
    new Promise((resolve) =>
      execFile(process.execPath, [bin, ...base, ...args], (error, _, stderr) => resolve([error?.code, stderr])),
    );
  for (const [args, says] of /** @type {[string[], RegExp][]} */ ([
    [["--phase", "Buy=shopping"], /Buy=shopping is no phase/],
    [["--move", "email"], /email moves nothing/],
    [["--at", "fax:service"], /fax/],
    [["--days", "0"], /days/],
  ])) {
    const [code, said] = /** @type {[number, string]} */ (await fail(...args));
    assert.equal(code, 2);
    assert.match(said, says);
  }
});

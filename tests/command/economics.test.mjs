// @ts-check
/** Allocation keys and the result of all channels from the command, by hand. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-economics-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string} name @param {string} text */
function file(name, text) {
  const where = path.join(folder, name);
  fs.writeFileSync(where, text);
  return where;
}
const orders = file(
  "orders.csv",
  `order_id,customer_id,ordered_at,channel,fulfilment,store,amount
A1,C1,2026-01-05,web,click_collect,Lyon,100
A2,C1,2026-01-20,store,in_store,Lyon,60
A3,C2,2026-01-22,web,delivery,,50
`,
);
const touches = file("touches.csv", "customer_id,at,channel\nC1,2026-01-15T10:00:00Z,web\n");
const costs = file("costs.csv", "period,channel,cost,kind\n2026-01,web,40,acquisition\n2026-01,shared,21,rent\n");
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, ...args], { encoding: "utf8" }));
const refused = (/** @type {string[]} */ ...args) => {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });
  assert.notEqual(status, 0);
  return stderr;
};

test("rules of a line are a key, and those of a file stand beside it", () => {
  const own = file("keys.json", JSON.stringify([{ name: "half", rules: [{ reason: "collect", share: 0.5 }] }]));
  const both = ["--orders", orders, "--touches", touches];
  const found = run(
    ...["keys", ...both, "--rule", "collect=30%", "--rule", "store-assisted=0.1", "--file", own],
    ...["--incentive", "10%", "--list", "1"],
  );
  assert.deepEqual(
    found.parties.map((/** @type {any} */ one) => [
      one.store ?? one.channel,
      one.booked,
      one.contribution,
      one.credited,
    ]),
    [
      ["Lyon", 60, 80, [84, 110]],
      ["web", 150, 130, [126, 100]],
    ],
  );
  assert.deepEqual([found.parties[0].paid, found.listed.length], [[8.4, 11], 1]);
  // |84 − 80| and |126 − 130| of 210, halved.
  assert.ok(Math.abs(found.keys[1].gap - 4 / 210) < 1e-12);
  assert.equal(found.keys[2].name, "half");
});

test("what is no rule is refused", () => {
  assert.match(refused("keys", "--orders", orders), /no key was named/);
  assert.match(refused("keys", "--orders", orders, "--rule", "gift=10%"), /gift=10% is no rule/);
  assert.match(refused("keys", "--orders", orders, "--rule", "collect=130%"), /between 0 and 100%/);
});

test("the result of all channels, costs shared by sales", () => {
  const margin = ["--set", "margin_rate=0.5"];
  const files = ["--orders", orders, "--touches", touches, "--costs", costs];
  const found = run("channels", ...files, "--split", "orders", ...margin);
  const of = (/** @type {string} */ name) => found.channels.find((/** @type {any} */ one) => one.channel === name);
  assert.deepEqual([of("web").marketing, of("web").shared, of("web").profit], [40, 14, 21]);
  assert.deepEqual([of("store").shared, of("store").profit, of("store").owed], [7, 23, 60]);
  assert.deepEqual([found.total.ordered, found.total.profit], [210, 44]);
  assert.deepEqual(found.shared, ["shared"]);
});

test("a table of returns is checked: 267% is the return on ad spend", () => {
  const table = file(
    "table.csv",
    "channel,revenue,cost,roi\nwebsite,500000,100000,400%\nstore,300000,50000,500%\nmobile,200000,75000,267%\n",
  );
  const { checked } = run("channels", "--orders", orders, "--check", table);
  assert.deepEqual(
    checked.map((/** @type {any} */ one) => [one.channel, one.is]),
    [
      ["website", "roi"],
      ["store", "roi"],
      ["mobile", "roas"],
      ["", "unstated"],
    ],
  );
  assert.ok(Math.abs(checked[2].roi - 5 / 3) < 1e-12 && Math.abs(checked[3].roi - 775 / 225) < 1e-12);
  const wrong = file("wrong.csv", "channel,revenue,cost,roi\nweb,lots,1,2\n");
  assert.match(refused("channels", "--orders", orders, "--check", wrong), /line 2 holds what is no number/);
});

test("accounts are borne by the channels that a table names", () => {
  const ledger = file(
    "fec.csv",
    "EcritureDate,CompteNum,CompteLib,Debit,Credit\n20260105,623000,Pub,30,0\n20260122,641000,Salaires,70,0\n",
  );
  const accounts = file("accounts.csv", "compte,canal,nature\n623,web,marketing\n");
  const found = run("channels", "--orders", orders, "--accounting", ledger, "--accounts", accounts);
  assert.equal(found.channels.find((/** @type {any} */ one) => one.channel === "web").marketing, 30);
  assert.deepEqual(found.unassigned, [{ account: "641000", name: "Salaires", amount: 70 }]);
});

test("incentives by shop and by team", () => {
  const teams = file(
    "teams.csv",
    `order_id,customer_id,ordered_at,channel,fulfilment,store,team,amount
A1,C1,2026-01-05,web,click_collect,Lyon,Counter,100
A2,C1,2026-01-20,store,in_store,Lyon,Shoes,60
`,
  );
  const found = run(
    ...["keys", "--orders", teams, "--rule", "collect=30%", "--teams", "--incentive", "1%"],
    ...["--incentive-of", "Lyon/Shoes=2%", "--incentive-of", "/Counter=10%"],
  );
  assert.deepEqual(
    found.parties.map((/** @type {any} */ one) => [
      one.team,
      one.credited[0],
      one.rate,
      Math.round(one.paid[0] * 1e6) / 1e6,
    ]),
    [
      ["Counter", 30, 0.1, 3],
      ["Shoes", 60, 0.02, 1.2],
      [null, 70, 0.01, 0.7],
    ],
  );
  assert.match(refused("keys", "--orders", teams, "--rule", "collect=30%", "--incentive-of", "=2%"), /names nobody/);
});

test("a change on its channel and on the whole", () => {
  const moved = file(
    "moved.csv",
    `order_id,customer_id,ordered_at,channel,amount
M0,C9,2026-01-08,web,0
M1,C1,2026-01-09,web,100
M2,C1,2026-01-16,store,130
M3,C2,2026-01-17,store,40
M4,C3,2026-01-21,store,0
`,
  );
  const { changes } = run("channels", "--orders", moved, "--change", "store=2026-01-15", "--days", "7");
  const [{ local, others, whole, reading }] = changes;
  assert.deepEqual([local.change, others.change, whole.change], [170, -100, 70]);
  // Of the whole, C1 moved by 30 and C2 by 40.
  assert.ok(Math.abs(whole.high - (70 + 1.959963984540054 * 50)) < 1e-9);
  // The channel moved by 130 and 40: ± 267.
  assert.equal(reading, "within_noise");
  assert.match(refused("channels", "--orders", moved, "--change", "store=soon"), /names no day/);
  assert.match(refused("channels", "--orders", moved, "--days", "0"), /between 1 and 366/);
});

test("what a channel does for the others by areas, since a day", () => {
  const lines = Array.from({ length: 100 }, (_, who) => {
    const area = Math.floor(who / 10);
    const amount = area < 5 ? 20 + 2 * area : 10 + 2 * (area - 5);
    return {
      order: `B${who},C${who},2025-12-31,web,1\nA${who},C${who},2026-01-31,web,${amount}`,
      customer: `C${who},${10 + area}000`,
    };
  });
  const orders = `order_id,customer_id,ordered_at,channel,amount\n${lines.map(({ order }) => order).join("\n")}\n`;
  const files = [
    ...["--orders", file("areas.csv", `${orders}S1,C1,2026-01-30,store,4\n`)],
    ...[
      "--customers",
      file("homes.csv", `customer_id,postcode\n${lines.map(({ customer }) => customer).join("\n")}\n`),
    ],
    ...["--costs", file("rents.csv", "period,channel,cost\n2026-01,store,100\n")],
  ];
  const areas = (/** @type {string[]} */ ...asked) =>
    run("channels", ...files, ...asked)
      .channels.find((/** @type {any} */ row) => row.channel === "store")
      .effects.find((/** @type {any} */ effect) => effect.by === "areas");
  assert.deepEqual(areas().missing, { reason: "field-missing", needs: ["stores.postcode", "stores.channel"] });
  // 10 a customer of 50; before, all bought alike.
  assert.ok(Math.abs(areas("--area", "store=10,11,12,13,14").revenue - 500) < 1e-9);
  const since = areas("--area", "store=10,11,12,13,14@2026-01-16");
  assert.ok(Math.abs(since.revenue - 500) < 1e-9);
  assert.deepEqual([since.from, since.areas_with, since.areas_without, since.n], ["2025-12-31", 5, 5, 50]);
  assert.equal(since.reading, "covers");
  assert.match(refused("channels", ...files, "--area", "store=10@soon"), /names no day/);
  assert.match(refused("channels", ...files, "--area", "store="), /names no area/);
});

test("budgets by curves, with what was tried", () => {
  const weeks = Array.from({ length: 21 }, (_, week) => {
    const day = (/** @type {number} */ at) => new Date(Date.UTC(2025, 0, 6 + 7 * week + at)).toISOString().slice(0, 10);
    const spend = 10 + 10 * ((week * 7) % 13);
    return { day, spend, amount: 400 + 60 * Math.sqrt(spend), week };
  });
  const sold = weeks.map(
    ({ day, amount, week }) => `A${week},C${week},${day(week === 0 ? 0 : 3)},web,${amount.toFixed(2)}`,
  );
  const spent = weeks.map(({ day, spend }) => `${day(0)},${day(6)},web,${spend}`);
  const files = [
    ...["--orders", file("weeks.csv", `order_id,customer_id,ordered_at,channel,amount\n${sold.join("\n")}\n`)],
    ...["--costs", file("spent.csv", `period,date_to,channel,cost\n${spent.join("\n")}\n`)],
  ];
  const { budget } = run("channels", ...files, "--budget", "--try", "web=140", "--limit", "web=..100", "--total", "90");
  const [curve] = budget.curves;
  assert.ok(Math.abs(curve.power.value - 0.5) < 1e-3 && Math.abs(curve.scale - 60) < 0.5);
  assert.ok(Math.abs(budget.best.channels[0].spend - 90) < 1e-9);
  const more = 60 * (Math.sqrt(140) - Math.sqrt(curve.spend));
  assert.ok(Math.abs(budget.scenarios[0].change.value - more) < 0.5);
  assert.match(refused("channels", ...files, "--total", "90"), /go with --budget/);
  assert.match(refused("channels", ...files, "--budget", "--limit", "web=100"), /is no range/);
});

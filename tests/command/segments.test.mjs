// @ts-check
/** Segments by a rule, from the command. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const tiny = (/** @type {string} */ name) => fileURLToPath(new URL(`../data/tiny/${name}.csv`, import.meta.url));
const FILES = ["--orders", tiny("orders"), "--touches", tiny("touches"), "--customers", tiny("customers")];
const ALL = [...FILES, "--currencies", tiny("fx"), "--as-of", "2026-04-10"];
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, ...args], { encoding: "utf8" }));
const near = (/** @type {number} */ value, /** @type {number} */ expected) =>
  assert.ok(Math.abs(value - expected) < 5e-5, `${value} is not ${expected}`);

test("segments weigh what the KPIs say, and two of them are compared", () => {
  const both = ["--segment", "Omni=channel_use=omni", "--segment", "Mono=channel_use=mono"];
  const answer = run("segments", ...ALL, ...both, "--compare", "Omni,Mono");
  const [omni, mono] = answer.segments;
  assert.deepEqual([omni.name, omni.rule, mono.name], ["Omni", "channel_use=omni", "Mono"]);
  assert.equal(omni.customers + mono.customers, 12);
  // The omnichannel ratio of the referential: 71.54% of what identified customers brought.
  near(omni.revenue_share, 0.7154);
  near(omni.revenue_share + mono.revenue_share, 1);
  const { compared } = answer;
  assert.deepEqual([compared.a, compared.b, compared.overlap], ["Omni", "Mono", 0]);
  const revenue = compared.kpis.find((/** @type {any} */ one) => one.id === "revenue_total");
  near(revenue.value, omni.revenue);
  near(revenue.change.before, mono.revenue);
  near(revenue.change.change, omni.revenue - mono.revenue);
  assert.ok(revenue.change.low < revenue.change.change && revenue.change.change < revenue.change.high);
  assert.ok(Math.abs(revenue.change.relative - (omni.revenue / mono.revenue - 1)) < 1e-9);
  assert.ok(compared.cautions.includes("selection") && compared.cautions.includes("few"));
  assert.ok(answer.ready.some((/** @type {any} */ one) => one.id === "loyal"));
});

test("report looks at the segments that are named", () => {
  const one = run("report", ...ALL, "--segment", "Several=orders>=2");
  assert.deepEqual(one.settings.segments, ["Several"]);
  const rate = one.kpis.find((/** @type {any} */ kpi) => kpi.id === "repeat_rate");
  assert.equal(rate.value, 1);
  const all = run("report", ...ALL, "--segment", "A=orders>=2", "--segment", "B=not orders>=2");
  const share = all.kpis.find((/** @type {any} */ kpi) => kpi.id === "repeat_rate");
  const everybody = run("report", ...ALL).kpis.find((/** @type {any} */ kpi) => kpi.id === "repeat_rate");
  assert.deepEqual([share.value, share.n], [everybody.value, everybody.n]);
});

test("a rule that is not understood is told with its place", () => {
  const said = (/** @type {string[]} */ ...args) => {
    const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });
    return [status, stderr.trim()];
  };
  assert.deepEqual(said("segments", ...ALL, "--segment", "X=orders>=two"), [
    2,
    "omnimeter: --segment X, character 9: number expected, not two",
  ]);
  assert.equal(said("report", ...ALL, "--segment", "X=orders>=two")[0], 2);
  assert.equal(said("segments", ...ALL, "--segment", "orders")[0], 2);
  assert.equal(said("segments", ...ALL, "--compare", "A")[0], 2);
});

test("groups stand with how satisfied they are and how much effort it took them", () => {
  const files = [...ALL, "--surveys", tiny("surveys"), "--segment", "Omni=channel_use=omni"];
  const answer = run("segments", ...files);
  const [omni] = answer.segments;
  const report = run("report", ...files, "--segments", "Omni");
  for (const id of ["nps", "csat", "ces"]) {
    const said = omni.voice.find((/** @type {any} */ one) => one.id === id);
    const kpi = report.kpis.find((/** @type {any} */ one) => one.id === id);
    assert.deepEqual([said.value, said.n, said.low, said.high], [kpi.value, kpi.n, kpi.low, kpi.high], id);
  }
  // Of all twelve, by hand: 20, four of six, 2.25 where little effort is good.
  const all = answer.everybody.voice.map((/** @type {any} */ one) => [one.id, one.value, one.good]);
  assert.deepEqual(all, [
    ["nps", 20, "high"],
    ["csat", 4 / 6, "high"],
    ["ces", 2.25, "low"],
  ]);
});

test("attribution and the journey look at segments by a rule as well", () => {
  const both = ["--segment", "Omni=channel_use=omni", "--segment", "Mono=channel_use=mono"];
  const whole = run("attribution", ...ALL, "--models", "last");
  const by = run("attribution", ...ALL, "--models", "last", "--model", "last", "--by", "segment", ...both);
  assert.deepEqual(
    by.segments.segments.map((/** @type {any} */ one) => one.segment),
    ["Omni", "Mono"],
  );
  const shared = by.segments.segments.map((/** @type {any} */ one) => one.conversions);
  near(shared[0] + shared[1], whole.conversions - whole.unattributed.conversions);
  const all = run("journey", ...ALL);
  const omni = run("journey", ...ALL, "--segment", "Omni=channel_use=omni");
  assert.ok(omni.map.customers > 0 && omni.map.customers < all.map.customers);
});

test("who reads may have read enough", () => {
  const line = `"${process.execPath}" "${bin}" catalogue | head -c 10`;
  const { stderr, stdout } = spawnSync("sh", ["-c", line], { encoding: "utf8" });
  assert.equal(stderr, "");
  assert.equal(stdout.length, 10);
});

// @ts-check
/** Targets from the command: words read in both languages, contradictions named, held against the figures. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const tiny = (/** @type {string} */ name) => fileURLToPath(new URL(`../data/tiny/${name}.csv`, import.meta.url));
const FILES = ["--orders", tiny("orders"), "--touches", tiny("touches"), "--customers", tiny("customers")];
const ALL = [...FILES, "--currencies", tiny("fx"), "--as-of", "2026-04-10"];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-targets-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** @param {string} text */
const list = (text) => {
  const where = path.join(folder, "targets.csv");
  fs.writeFileSync(where, text);
  return where;
};
const run = (/** @type {string[]} */ ...args) =>
  JSON.parse(execFileSync(process.execPath, [bin, "targets", ...args], { encoding: "utf8" }));
const near = (/** @type {number} */ value, /** @type {number} */ expected) =>
  assert.ok(Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`);

test("the three promises of the source note, with what the numbers make of them", () => {
  const [rate, hours, score] = run(
    "--file",
    list(
      "indicateur;objectif;cible;point de départ;début;échéance;responsable;raison\n" +
        "Taux de conversion;+10 %;2,5 %;2 %;2026-04-10;dans six mois;Web;marge\n" +
        "response_time;-20 %;20 h;24 h;2026-04-10;fin 2026;;\n" +
        "nps;+5 points;35;30;2026-04-10;end of June;CX;\n",
    ),
    ...ALL,
  );
  assert.equal(rate.kpi, "conversion_rate");
  near(rate.contradiction.leads_to, 0.022);
  near(rate.contradiction.relative, 0.25);
  near(rate.contradiction.difference, 0.005);
  assert.equal(rate.due, "2026-10-10");
  // Two samples of 13,809 tell 2% from 2.5% (80% power, 5%, two-sided).
  assert.equal(rate.progress.needed_n, 13_809);
  near(hours.contradiction.relative, -1 / 6);
  near(hours.contradiction.leads_to, 19.2);
  assert.deepEqual([hours.due, hours.current], ["2026-12-31", null]);
  assert.ok(hours.missing);
  assert.deepEqual([score.contradiction, score.target, score.due], [null, 35, "2026-06-30"]);
  const letters = Object.fromEntries(hours.letters.map((/** @type {any} */ one) => [one.letter, one.reason]));
  assert.deepEqual(letters.S, "unclear-value");
  assert.deepEqual([letters.M, letters.R, letters.T], ["not-computable", "no-reason", "dated"]);
});

test("a target is held against the figure of the files", () => {
  const figures = JSON.parse(execFileSync(process.execPath, [bin, "report", ...ALL], { encoding: "utf8" }));
  const repeat = figures.kpis.find((/** @type {any} */ one) => one.id === "repeat_rate");
  const [one] = run(
    "--file",
    list("kpi,goal,baseline,start,due\nrepeat_rate,to 80%,20%,2026-01-01,2026-12-31\n"),
    ...ALL,
    "--today",
    "2026-07-02",
  );
  near(one.current.value, repeat.value);
  near(one.current.low, repeat.low);
  near(one.progress.progress, (repeat.value - 0.2) / 0.6);
  // 182 of 364 days are over.
  near(one.progress.elapsed, 0.5);
  near(one.progress.landing, 0.2 + (repeat.value - 0.2) / 0.5);
});

test("what is not understood is named, and a list without its columns is refused", () => {
  const [odd] = run("--file", list("kpi,goal,due\nno_such,soon,bientôt\n"), ...ALL);
  assert.deepEqual(odd.unread, ["goal", "due"]);
  assert.equal(odd.letters[0].reason, "no-such-kpi");
  const refused = (/** @type {string} */ text) =>
    spawnSync(process.execPath, [bin, "targets", "--file", list(text), ...ALL], { encoding: "utf8" });
  assert.match(refused("a,b\n1,2\n").stderr, /line 1 names no column kpi/);
  assert.match(refused("kpi,b\nnps,2\n").stderr, /neither a column goal nor a column target/);
  assert.equal(refused("kpi,b\nnps,2\n").status, 2);
});

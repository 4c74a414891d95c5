// @ts-check
/**
 * Attribution beside ChannelAttribution and DP6's models in one run, each in a process of its own; then how the time
 * grows from ten thousand touches to ten million.
 *
 * `node benches/attribution/run.mjs [--rows 1000000] [--runs 3] [--most 10000000] [--python python3]`
 * The peers: `pip install ChannelAttribution marketing_attribution_models matplotlib`.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { MEAN, writePaths } from "./paths.mjs";

/** @typedef {{ wall: number, cpu: number }} Spent */
/** @typedef {{ read: Spent, run: Spent, first?: { read: Spent, run: Spent }, peak: number, shares: Record<string, Record<string, number>>, states?: number }} Result */

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    runs: { type: "string", default: "3" },
    most: { type: "string", default: "10000000" },
    python: { type: "string", default: "python3" },
  },
});
const [rows, runs, most] = [options.rows, options.runs, options.most].map(Number);

const RULES = ["first", "last", "last_non_direct", "linear", "linear_unique", "u", "j", "inverse_j", "w", "custom"];
const MODELS = [...RULES, "time_decay", "markov", "shapley"];

/** @param {number} count */
function fileOf(count) {
  const file = path.join(os.tmpdir(), `omnimeter-paths-${count}.csv`);
  writePaths(file, count);
  return file;
}

/** What a process of its own came to; null where it cannot run. @param {string} command @param {string[]} args @returns {Result | null} */
function once(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === 0) return JSON.parse(stdout);
  const why = String(stderr).trim().split("\n").at(-1);
  console.log(
    `  ${args
      .map((one) => path.basename(one))
      .join(" ")
      .slice(0, 60)}: not measured (${why})`,
  );
  return null;
}

/** @param {string} file @param {object} request @param {string[]} more */
const ours = (file, request, ...more) =>
  once(process.execPath, [path.join(here, "ours.mjs"), file, JSON.stringify(request), ...more]);

const WHO = {
  omnimeter: (/** @type {string} */ file) => ours(file, { models: MODELS }),
  ChannelAttribution: (/** @type {string} */ file) => once(options.python, [path.join(here, "peers.py"), "ca", file]),
  "DP6 models": (/** @type {string} */ file) => once(options.python, [path.join(here, "peers.py"), "mam", file]),
};

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const seconds = (/** @type {number} */ value) => `${value.toFixed(3)} s`.padStart(9);

/** How far two sharings are apart, as a part of the whole. @param {Record<string, number>} a @param {Record<string, number>} b */
function apart(a, b) {
  const whole = Object.values(a).reduce((sum, value) => sum + value, 0);
  return Object.entries(a).reduce((sum, [name, value]) => sum + Math.abs(value - (b[name] ?? 0)), 0) / whole;
}

const file = fileOf(rows);
const size = (fs.statSync(file).size / 1e6).toFixed(1);
console.log(`${rows} journeys, ${size} MB, median of ${runs}: reading, then rules and Markov of order 1`);
/** @type {Record<string, Result[]>} */
const all = Object.fromEntries(Object.keys(WHO).map((name) => [name, []]));
// Turn by turn, so that what slows the machine slows all.
for (let turn = 0; turn < runs; turn++)
  for (const [name, run] of Object.entries(WHO)) {
    if (turn > 0 && all[name].length === 0) continue;
    const result = run(file);
    if (result) all[name].push(result);
  }
for (const [name, results] of Object.entries(all)) {
  if (results.length === 0) continue;
  const of = (/** @type {(result: Result) => number} */ what) => median(results.map(what));
  const cpu = of(({ read, run }) => read.cpu + run.cpu);
  const wall = of(({ read, run }) => read.wall + run.wall);
  console.log(
    `  ${name.padEnd(20)} read ${seconds(of(({ read }) => read.cpu))}, models ${seconds(of(({ run }) => run.cpu))} of processor, ` +
      `${seconds(cpu)} in all (${seconds(wall)} by the clock), ${of(({ peak }) => peak).toFixed(0)} MB`,
  );
}
const [mine, theirs] = [all.omnimeter[0], all.ChannelAttribution[0]];
if (mine && theirs) {
  const total = (/** @type {Pick<Result, "read" | "run">} */ { read, run }) => read.cpu + run.cpu;
  const models = median(all.ChannelAttribution.map(({ run }) => run.cpu));
  const share = (/** @type {(result: Result) => Pick<Result, "read" | "run">} */ of) =>
    (median(all.omnimeter.map((result) => total(of(result)))) / models).toFixed(3);
  const first = share((result) => result.first ?? result);
  console.log(`  ours, reading and Shapley included, takes ${share((result) => result)} of its models alone`);
  console.log(`  the first time after an engine was opened, its compiler included: ${first}`);
  for (const id of Object.keys(theirs.shares))
    console.log(`  ${id}: ${(apart(mine.shares[id], theirs.shares[id]) * 100).toFixed(4)}% apart`);
}

const small = fileOf(10_000);
const third = ours(small, { models: ["markov"], order: 3 });
if (third) console.log(`Markov of order 3 on 10000 journeys, ${third.states} states: ${seconds(third.run.cpu)}`);
const draws = { attribution: { models: ["markov"] }, draws: 1000, folds: 0, sweeps: false };
const drawn = ours(small, draws, "study");
if (drawn) console.log(`1,000 draws of Markov of order 1 on 10000 journeys: ${seconds(drawn.run.cpu)}`);

console.log("touches       read      models    a million touches");
for (let touches = 10_000; touches <= most; touches *= 10) {
  const result = ours(fileOf(Math.round(touches / MEAN)), { models: MODELS });
  if (!result) continue;
  const { read, run } = result;
  const each = ((read.cpu + run.cpu) / touches) * 1e6;
  console.log(`${String(touches).padEnd(10)} ${seconds(read.cpu)} ${seconds(run.cpu)} ${seconds(each)}`);
}

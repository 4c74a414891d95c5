// @ts-check
/**
 * The models of customers beside their peers in one run: BG/NBD on CDNOW beside Python's lifetimes, and a file of
 * orders to RFM, cohorts and every figure of orders beside pandas' RFM alone. Ours is the wasm that the page runs.
 *
 * `node benches/models/run.mjs [--rows 1000000] [--runs 3]`
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openEngine } from "../../dist/npm/node.js";
import { writeOrders } from "../browser/orders.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, runs: { type: "string", default: "3" } },
});
const [rows, runs] = [Number(options.rows), Number(options.runs)];
const cdnow = path.join(here, "../../tests/data/CDNOW_sample.txt");
const orders = path.join(os.tmpdir(), `omnimeter-orders-${rows}.csv`);
writeOrders(orders, rows);

/** The shortest of so many runs, in seconds, and what the last gave. @param {() => Promise<any>} work */
async function timed(work) {
  let [best, value] = [Infinity, null];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    value = await work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return { value, best };
}

/** An engine with a file of orders. @param {string} where */
async function loaded(where) {
  const engine = await openEngine({ worker: false });
  const file = new File([await fs.openAsBlob(where)], path.basename(where));
  const { proposal } = await engine.sniff(file, { table: "orders" });
  if (!proposal) throw new Error(`${where} is not read`);
  await engine.load(file, proposal);
  return engine;
}

async function ours() {
  const bought = await loaded(cdnow);
  const fit = await timed(() =>
    bought.clv({ settings: /** @type {any} */ ({}), model: "bg-nbd", calibrate_to: "1997-09-30", draws: 0 }),
  );
  await bought.close();
  const settings = /** @type {any} */ ({ zone: "UTC" });
  let [read, models, found] = [Infinity, Infinity, { customers: 0, figures: 0 }];
  for (let run = 0; run < runs; run++) {
    // A fresh engine each time: nothing is kept from the run before.
    const start = performance.now();
    const engine = await loaded(orders);
    const there = performance.now();
    const { customers } = await engine.rfm({ settings, ties: "split" });
    await engine.cohorts({ settings, step: "month" });
    const { kpis } = await engine.figures({ settings }, []);
    read = Math.min(read, (there - start) / 1000);
    models = Math.min(models, (performance.now() - there) / 1000);
    found = { customers, figures: kpis.filter((kpi) => kpi.value !== null).length };
    await engine.close();
  }
  const parameters = fit.value.check.fit.parameters.map((/** @type {{ value: number }} */ one) => one.value);
  return { fit: fit.best, parameters, read, models, ...found };
}

function peers() {
  const venv = path.join(here, "venv");
  const python = path.join(venv, "bin/python");
  if (!fs.existsSync(python)) {
    execFileSync("python3", ["-m", "venv", venv], { stdio: "inherit" });
    const wanted = path.join(here, "requirements.txt");
    execFileSync(python, ["-m", "pip", "install", "--quiet", "-r", wanted], { stdio: "inherit" });
  }
  const script = path.join(here, "peers.py");
  return JSON.parse(execFileSync(python, [script, cdnow, orders, String(runs)], { encoding: "utf8" }));
}

const [own, theirs] = [await ours(), peers()];
const seconds = (/** @type {number} */ value) => `${value.toFixed(3)} s`;
const line = (/** @type {string} */ what, /** @type {number} */ us, /** @type {number} */ them) =>
  console.log(`${what.padEnd(66)} ${seconds(us).padStart(9)} ${seconds(them).padStart(9)}  x${(them / us).toFixed(2)}`);

console.log(`${rows} orders of ${own.customers} customers, the shortest of ${runs} runs\n`);
console.log(`${"".padEnd(66)} ${"omnimeter".padStart(9)} ${"peer".padStart(9)}`);
line("CDNOW: two BG/NBD fits, Gamma-Gamma and check; lifetimes: one fit", own.fit, theirs.fit);
line(`RFM, cohorts and ${own.figures} figures; pandas: RFM alone`, own.models, theirs.rfm);
line("the same with the file read", own.read + own.models, theirs.read + theirs.rfm);

const apart = own.parameters.map((value, at) => Math.abs(value - theirs.parameters[at]));
const agree = apart.every((gap) => gap < 2e-3) && own.customers === theirs.customers;
console.log(agree ? "Both find the same parameters and customers." : `They differ: ${apart} ${theirs.customers}`);
process.exitCode = agree ? 0 : 1;

// @ts-check
/** How heavy the built files are, raw and compressed, against size-budget.json; `--budgeted` weighs those of it alone. */
import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { readArguments } from "./lib/arguments.mjs";
import { at, dist } from "./lib/paths.mjs";
import { Fault, main } from "./lib/say.mjs";
import { filesUnder } from "./lib/stamp.mjs";
import { isOver, kib, table } from "./lib/table.mjs";

const places = ["wasm", "site", "omnimeter.html", "npm"];
const weighed = /\.(js|css|html|wasm|svg|json)$/;

/** @param {string} file */
function weigh(file) {
  const bytes = fs.readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

/** @param {string} file */
const nameOf = (file) => path.relative(at(), file).split(path.sep).join("/");

await main(() => {
  const { values } = readArguments({
    usage: "npm run size [-- --budgeted]",
    about: "Weighs the built files, raw and compressed, against size-budget.json.",
    options: { budgeted: { type: "boolean", says: "weigh only those that have a budget" } },
  });
  /** @type {Record<string, { brotliKiB: number }>} */
  const budgets = JSON.parse(fs.readFileSync(at("size-budget.json"), "utf8"));
  const files = places
    .flatMap((name) => filesUnder(path.join(dist, name)))
    .filter((file) => weighed.test(file))
    .filter((file) => !values.budgeted || nameOf(file) in budgets);
  if (files.length === 0) throw new Fault("Nothing is built: run `npm run build` first.");
  const over = Object.keys(budgets).filter((name) => !files.includes(at(name)));
  const rows = files.map((file) => {
    const name = nameOf(file);
    const weight = weigh(file);
    const budget = budgets[name]?.brotliKiB;
    if (isOver(weight.brotli, budget)) over.push(name);
    return [name, kib(weight.raw), kib(weight.gzip), kib(weight.brotli), budget === undefined ? "" : String(budget)];
  });
  process.stdout.write(`${table([["KiB", "raw", "gzip", "brotli", "budget"], ...rows])}\n`);
  if (over.length > 0) throw new Fault(`Over budget, or not built: ${over.join(", ")}.`);
});

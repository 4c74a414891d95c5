// @ts-check
/**
 * How heavy the built files are, raw and compressed, against size-budget.json; `--budgeted` weighs those of it alone.
 * A script with a budget is weighed with all that it cannot start without. A name may hold a hash: `fr-*.js`.
 */
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

/** The scripts that a script imports before it starts, and itself; the engine's bytes are weighed apart. @param {string} file */
function whole(file) {
  const all = new Set([file]);
  for (const one of all) {
    if (!one.endsWith(".js")) continue;
    for (const [, name] of fs.readFileSync(one, "utf8").matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g))
      if (!name.endsWith("-bytes.js")) all.add(path.join(path.dirname(one), name));
  }
  return [...all];
}

/** @param {string[]} files */
function weigh(files) {
  const weights = files.map((file) => {
    const bytes = fs.readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return {
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, { params }).length,
    };
  });
  const sum = (/** @type {"raw" | "gzip" | "brotli"} */ kind) => weights.reduce((all, one) => all + one[kind], 0);
  return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
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
  const patterns = Object.keys(budgets).map((name) => ({
    name,
    is: new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", "\\w+")}$`),
  }));
  const budgetOf = (/** @type {string} */ file) => patterns.find(({ is }) => is.test(nameOf(file)))?.name;
  const files = places
    .flatMap((name) => filesUnder(path.join(dist, name)))
    .filter((file) => weighed.test(file))
    .filter((file) => !values.budgeted || budgetOf(file));
  if (files.length === 0) throw new Fault("Nothing is built: run `npm run build` first.");
  const over = Object.keys(budgets).filter((name) => !files.some((file) => budgetOf(file) === name));
  const rows = files.map((file) => {
    const name = nameOf(file);
    const key = budgetOf(file);
    const weight = weigh(key ? whole(file) : [file]);
    const budget = key ? budgets[key].brotliKiB : undefined;
    if (isOver(weight.brotli, budget)) over.push(name);
    return [name, kib(weight.raw), kib(weight.gzip), kib(weight.brotli), budget === undefined ? "" : String(budget)];
  });
  process.stdout.write(`${table([["KiB", "raw", "gzip", "brotli", "budget"], ...rows])}\n`);
  if (over.length > 0) throw new Fault(`Over budget, or not built: ${over.join(", ")}.`);
});

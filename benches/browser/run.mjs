// @ts-check
/**
 * From a dropped file to revenue by channel, Omnimeter and its peers in one run, each in a fresh browser; with
 * `--task events` from a file of events to the distinct journeys of all customers. `bytes` only reads the file: the
 * floor, over which the memory of all others is given too.
 *
 * `node benches/browser/run.mjs [--task orders] [--rows 1000000] [--runs 5] [--only omnimeter,duckdb]`
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { chromiumFlags, findChromium } from "../../scripts/lib/chromium.mjs";
import { writeEvents } from "./events.mjs";
import { writeOrders } from "./orders.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    task: { type: "string", default: "orders" },
    rows: { type: "string", default: "1000000" },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
  },
});
const events = options.task === "events";
const names = (options.only ?? (events ? "omnimeter,duckdb,bytes" : "omnimeter,duckdb,udsv,papaparse,bytes")).split(
  ",",
);
const FLOOR = "bytes";
/** The page of a contender for the task. @param {string} name */
const pageOf = (name) => (events && name !== FLOOR ? `${name}-events` : name);
const [rows, runs] = [Number(options.rows), Number(options.runs)];

if (!fs.existsSync(path.join(here, "node_modules")))
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: here, stdio: "inherit" });

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-bench-"));
const dropped = path.join(os.tmpdir(), `omnimeter-${events ? "events" : "orders"}-${rows}.csv`);
(events ? writeEvents : writeOrders)(dropped, rows);

await build({
  entryPoints: names.map((name) => path.join(here, `pages/${pageOf(name)}.js`)),
  outdir: folder,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  logLevel: "error",
  conditions: ["browser"],
});

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const duckdb = path.join(here, "node_modules/@duckdb/duckdb-wasm/dist");
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const extension = path.extname(pathname);
  response.setHeader("content-type", TYPES[extension] ?? "text/html");
  if (!extension) {
    const name = pathname.slice(1);
    return response.end(`<!doctype html><input type="file"><script type="module" src="/${name}.js"></script>`);
  }
  const file = pathname.startsWith("/duckdb/")
    ? path.join(duckdb, path.basename(pathname))
    : path.join(folder, path.basename(pathname));
  fs.createReadStream(file)
    .on("error", () => response.writeHead(404).end())
    .pipe(response);
});
await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

/** The most memory that a renderer below a process has held, in MB. @param {number} root */
function peak(root) {
  const all = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  let most = 0;
  for (const pid of all) {
    try {
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (!command.includes("--type=renderer") || !command.includes(`omnimeter-profile-${root}`)) continue;
      const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      most = Math.max(most, Number(kilobytes ?? 0) / 1024);
    } catch {
      // The process has gone.
    }
  }
  return most;
}

/** One run in a fresh browser. @param {string} name @param {number} turn */
async function once(name, turn) {
  const profile = path.join(folder, `omnimeter-profile-${turn}-${name}`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? undefined,
    args: [...chromiumFlags, `--user-agent=omnimeter-profile-${turn}`],
  });
  try {
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    await page.goto(`http://localhost:${port}/${pageOf(name)}`);
    await page.waitForFunction(() => "answer" in globalThis, null, { timeout: 60_000 });
    await page.setInputFiles("input", dropped);
    const result = await page.evaluate(async () => {
      const [file] = /** @type {any} */ (document.querySelector("input")).files;
      let longest = 0;
      let last = performance.now();
      const watch = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 1);
      const start = performance.now();
      last = start;
      const value = await /** @type {any} */ (globalThis).answer(file);
      const took = performance.now() - start;
      clearInterval(watch);
      return { value, took, blocked: Math.max(longest, performance.now() - last) };
    });
    return { ...result, peak: peak(turn) };
  } finally {
    await context.close();
  }
}

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** @type {Record<string, { took: number[], peak: number[], blocked: number[], value?: object }>} */
const results = Object.fromEntries(names.map((name) => [name, { took: [], peak: [], blocked: [] }]));
// Turn by turn, so that what slows the machine slows all.
for (let turn = 0; turn < runs; turn++)
  for (const name of names) {
    const { took, peak: most, blocked, value } = await once(name, turn);
    results[name].took.push(took);
    results[name].peak.push(most);
    results[name].blocked.push(blocked);
    results[name].value = value;
  }
server.close();
fs.rmSync(folder, { recursive: true, force: true });

const sorted = (/** @type {object | undefined} */ value) => JSON.stringify(Object.entries(value ?? {}).sort());
const contenders = names.filter((name) => name !== FLOOR);
const answers = new Set(contenders.map((name) => sorted(results[name].value)));
console.log(
  `${rows} ${events ? "events" : "orders"}, ${(fs.statSync(dropped).size / 1e6).toFixed(1)} MB, median of ${runs}`,
);
const reference = results.duckdb ?? results[names[0]];
const floor = results[FLOOR] && median(results[FLOOR].peak);
/** @param {number} most */
const overFloor = (most) =>
  floor === undefined || most <= floor
    ? ""
    : `, ${((most - floor) / (median(reference.peak) - floor)).toFixed(2)} over the floor`;
for (const name of names) {
  const { took, peak: most, blocked } = results[name];
  const ratio = median(took) / median(reference.took);
  const memory = median(most) / median(reference.peak);
  console.log(
    `${name.padEnd(12)} ${median(took).toFixed(0).padStart(6)} ms (${ratio.toFixed(2)})  ` +
      `${median(most).toFixed(0).padStart(5)} MB (${memory.toFixed(2)}${overFloor(median(most))})  page blocked at most ${median(blocked).toFixed(0)} ms`,
  );
}
console.log(answers.size === 1 ? "All give the same answer." : `Answers differ:\n${[...answers].join("\n")}`);
process.exitCode = answers.size === 1 ? 0 : 1;

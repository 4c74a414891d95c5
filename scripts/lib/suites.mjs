// @ts-check
/** Every kind of test, in the order they run in. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "../build.mjs";
import { findBindgen } from "./bindgen.mjs";
import { core } from "./build/core.mjs";
import { chromiumFlags, findChromium, findDriver } from "./chromium.mjs";
import { cargoCounts, nodeCounts, none, playwrightCounts } from "./counts.mjs";
import { at, dist } from "./paths.mjs";
import { run } from "./run.mjs";
import { Fault } from "./say.mjs";
import { filesUnder } from "./stamp.mjs";
import { TARGET, wasmRust } from "./wasm-target.mjs";

/** @typedef {import("./counts.mjs").Counts} Counts */
/** @typedef {{ counts: Counts, ok: boolean }} Outcome */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} what
 * @property {() => Promise<Outcome>} run
 * @property {boolean} [counts] false for a step that holds no tests but may fail
 */

const locked = () => (process.env.CI ? ["--locked"] : []);

async function native() {
  const { code, output } = await run("cargo", ["test", "--workspace", "--no-fail-fast", ...locked()], {
    cwd: at(),
    show: true,
  });
  return { counts: cargoCounts(output), ok: code === 0 };
}

/**
 * The tests of the boundary, run by wasm-bindgen's runner where the variables say.
 * @param {Record<string, string>} where
 */
async function boundary(where) {
  const folder = findBindgen();
  if (!folder) throw new Fault("wasm-bindgen is missing: run `node scripts/setup.mjs`.");
  const env = {
    ...wasmRust().env,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: path.join(folder, "wasm-bindgen-test-runner"),
    WASM_BINDGEN_TEST_TIMEOUT: "120",
    WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "30",
    ...where,
  };
  const args = ["test", "--target", TARGET, "--test", "boundary", ...locked()];
  const { code, output } = await run("cargo", args, { cwd: at(), env, show: true });
  return { counts: cargoCounts(output), ok: code === 0 };
}

async function boundaryInChromium() {
  const [binary, driver] = [findChromium(), findDriver()];
  if (!binary || !driver) {
    throw new Fault(
      "Chromium's driver is missing: install Debian's chromium-driver, or set CHROMIUM and CHROMEDRIVER.",
    );
  }
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-")), "webdriver.json");
  fs.writeFileSync(file, JSON.stringify({ "goog:chromeOptions": { binary, args: ["--headless", ...chromiumFlags] } }));
  try {
    return await boundary({
      WASM_BINDGEN_USE_DEDICATED_WORKER: "1",
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: file,
      CHROMEDRIVER: driver,
    });
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
}

async function buildAll() {
  await build();
  return { counts: none(), ok: true };
}

/** Two tests: the JavaScript's types hold, and the types committed are those that the core generates. */
async function types() {
  const checked = await run(
    process.execPath,
    [at("node_modules", "typescript", "bin", "tsc"), "-p", at("tsconfig.json")],
    {
      cwd: at(),
      show: true,
    },
  );
  const committed = at("types", "core.d.ts");
  const inStep = fs.existsSync(committed) && fs.readFileSync(committed).equals(fs.readFileSync(core.types));
  if (!inStep)
    process.stdout.write("types/core.d.ts differs from what the core generates: run `npm run bless` and review it.\n");
  const passed = Number(checked.code === 0) + Number(inStep);
  return { counts: { passed, failed: 2 - passed, skipped: 0 }, ok: passed === 2 };
}

/** @param {(file: string) => boolean} wanted a path relative to tests/, with slashes */
async function nodeTests(wanted) {
  const files = filesUnder(at("tests"), (name) => name === "node_modules")
    .map((file) => path.relative(at("tests"), file).split(path.sep).join("/"))
    .filter((file) => file.endsWith(".test.mjs") && wanted(file))
    .map((file) => at("tests", file));
  // Without files, node would look for tests by itself.
  if (files.length === 0) return { counts: none(), ok: false };
  const { code, output } = await run(process.execPath, ["--test", "--test-reporter=spec", ...files], {
    cwd: at(),
    show: true,
  });
  return { counts: nodeCounts(output), ok: code === 0 };
}

async function page() {
  const report = path.join(dist, "playwright.json");
  fs.rmSync(report, { force: true });
  const { code } = await run(process.execPath, [at("node_modules", "@playwright", "test", "cli.js"), "test"], {
    cwd: at(),
    env: { OMNIMETER_PLAYWRIGHT_JSON: report },
    show: true,
  });
  const json = fs.existsSync(report) ? fs.readFileSync(report, "utf8") : "";
  return { counts: playwrightCounts(json), ok: code === 0 };
}

const isPackaging = (/** @type {string} */ file) => file.startsWith("packaging/");

/** @type {Suite[]} */
export const suites = [
  { name: "native", what: "the Rust crates and their documentation", run: native },
  { name: "boundary", what: "the wasm boundary in Node", run: () => boundary({}) },
  { name: "worker", what: "the wasm boundary in a Chromium worker", run: boundaryInChromium },
  { name: "build", what: "wasm, page and package", run: buildAll, counts: false },
  { name: "types", what: "the types of the JavaScript and of the core", run: types },
  { name: "node", what: "engine, command and scripts in Node", run: () => nodeTests((file) => !isPackaging(file)) },
  { name: "page", what: "the built page in Chromium", run: page },
  { name: "packaging", what: "the npm package, installed", run: () => nodeTests(isPackaging) },
];

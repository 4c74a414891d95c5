// @ts-check
/** The cases of every engine, over the one in a worker, under the page's own policy. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { at } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { cases } from "../engine/contract.mjs";
import { packedCases } from "../engine/packed.mjs";

const PAGE = `<!doctype html><html lang="en"><title>engine</title><script type="module" src="run.js"></script></html>`;
const RUN = `
  import { openEngine } from "./index.js";
  import { cases } from "./contract.mjs";
  import { packedCases } from "./packed.mjs";
  window.openEngine = openEngine;
  window.runCase = async (name) => {
    const engine = await openEngine();
    await { ...cases, ...packedCases }[name](engine);
    await engine.close();
  };`;

/** @typedef {Window & { runCase(name: string): Promise<void>, openEngine: typeof import("../../www/engine.js").openEngine }} Bench */

const test = /** @type {typeof base.extend<{ bench: string }>} */ (base.extend)({
  // biome-ignore lint/correctness/noEmptyPattern: the first argument of a fixture is always a pattern
  bench: async ({}, use) => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-engine-"));
    const scripts = fs.readdirSync(at("dist", "npm")).filter((name) => name.endsWith(".js"));
    const built = scripts.map((name) => at("dist", "npm", name));
    const cases = ["contract.mjs", "packed.mjs", "packed-files.mjs"].map((name) => at("tests", "engine", name));
    for (const file of [...built, ...cases]) fs.copyFileSync(file, path.join(root, path.basename(file)));
    fs.writeFileSync(path.join(root, "index.html"), PAGE);
    fs.writeFileSync(path.join(root, "run.js"), RUN);
    const { url, close } = await serve({ root, port: 0 });
    await use(url);
    await close();
    fs.rmSync(root, { recursive: true });
  },
});

test.beforeEach(async ({ page, bench }) => {
  await page.goto(bench);
  await page.waitForFunction(() => "runCase" in window);
});

for (const name of Object.keys({ ...cases, ...packedCases })) {
  test(`worker: ${name}`, async ({ page }) => {
    await page.evaluate((name) => /** @type {Bench} */ (/** @type {unknown} */ (window)).runCase(name), name);
  });
}

test("warmed up, the engine holds no file, and the first still gets the first id", async ({ page }) => {
  const id = await page.evaluate(async () => {
    const { openEngine } = /** @type {Bench} */ (/** @type {unknown} */ (window));
    const engine = /** @type {import("../../www/worker-engine.js").WorkerEngine} */ (await openEngine());
    const warm = engine.warmUp();
    const file = new File(["order_id;date;amount;channel\n1;2026-02-01;12.50;Web\n"], "a.csv");
    const { proposal } = await engine.sniff(file);
    const given = await engine.load(file, /** @type {any} */ (proposal));
    await warm;
    return { given, revenue: (await engine.report({})).kpis.find(({ id }) => id === "revenue_total")?.value };
  });
  expect(id).toEqual({ given: 0, revenue: 12.5 });
});

test("after a stop a new worker has the files of the old one", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { openEngine } = /** @type {Bench} */ (/** @type {unknown} */ (window));
    const engine = /** @type {import("../../www/worker-engine.js").WorkerEngine} */ (await openEngine());
    const restarted = new Promise((resolve) => {
      engine.onRestart = ({ problem, lost }) => resolve([problem.code, lost]);
    });
    const file = new File(["order_id,date,amount\nA1,2026-01-05,12.5\n"], "orders.csv");
    const { proposal } = await engine.sniff(file);
    const id = await engine.load(file, /** @type {any} */ (proposal));
    const refused = await engine.fireDrill().catch((problem) => problem.code);
    const told = await restarted;
    const report = await engine.report();
    return { refused, told, sameId: report.inputs[0].id === id, value: report.kpis[0].value };
  });
  expect(seen).toEqual({ refused: "engine-stopped", told: ["engine-stopped", []], sameId: true, value: 12.5 });
});

test("a load is cancelled midway", async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const { openEngine } = /** @type {Bench} */ (/** @type {unknown} */ (window));
    const engine = await openEngine();
    const rows = "O1,2026-01-05,1.25\n".repeat(2_000_000);
    const file = new File([`order_id,date,amount\n${rows}`], "long.csv");
    const { proposal } = await engine.sniff(file);
    const controller = new AbortController();
    const load = engine.load(file, /** @type {any} */ (proposal), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const code = await load.catch((problem) => problem.code);
    return { code, inputs: (await engine.report()).inputs.length };
  });
  expect(seen).toEqual({ code: "cancelled", inputs: 0 });
});

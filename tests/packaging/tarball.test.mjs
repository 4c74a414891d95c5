// @ts-check
/** The real tarball, installed in an empty folder: in Node, as a command, and in a page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "@playwright/test";
import { chromiumFlags, findChromium } from "../../scripts/lib/chromium.mjs";
import { at } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-package-"));
const inside = (/** @type {string[]} */ ...parts) => path.join(home, ...parts);
/** @type {string[]} */
let packed = [];

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 */
const run = (program, args, cwd = home) =>
  execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

before(() => {
  const [tarball] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", home], at()));
  packed = tarball.files.map((/** @type {{ path: string }} */ file) => file.path);
  fs.writeFileSync(inside("package.json"), '{ "name": "host", "private": true, "type": "module" }');
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", inside(tarball.filename)]);
});

after(() => fs.rmSync(home, { recursive: true, force: true }));

test("the tarball holds the package and nothing else", () => {
  const folders = new Set(packed.map((name) => name.split("/")[0]));
  for (const wanted of ["dist", "bin", "package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    assert.ok(folders.has(wanted), wanted);
  }
  assert.deepEqual(
    [...folders].filter((name) => ["src", "www", "tests", "scripts", "target"].includes(name)),
    [],
  );
  const wasm = packed.filter((name) => name.endsWith(".wasm")).map((name) => path.basename(name));
  assert.deepEqual(wasm.sort(), ["omnimeter.wasm", "spreadsheet.wasm"]);
  const manifest = JSON.parse(fs.readFileSync(inside("node_modules", "omnimeter", "package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
  for (const script of ["preinstall", "install", "postinstall"]) assert.ok(!(script in manifest.scripts), script);
});

test("its API runs in Node", () => {
  const script = `
    import { openEngine } from "omnimeter";
    const engine = await openEngine();
    const file = new File(["order_id,date,amount\\nA1,2026-01-05,12.5\\n"], "orders.csv");
    const { proposal } = await engine.sniff(file);
    await engine.load(file, proposal);
    const { kpis } = await engine.report();
    console.log(kpis[0].id, kpis[0].value);`;
  assert.equal(run(process.execPath, ["--input-type=module", "-e", script]), "revenue_total 12.5\n");
});

test("its types are found by TypeScript", () => {
  fs.writeFileSync(
    inside("use.ts"),
    `import { openEngine, Problem } from "omnimeter";
     const engine = await openEngine({ worker: false });
     const report = await engine.report({});
     export const value: number | null = report.kpis[0].value;
     // @ts-expect-error a misspelt name is seen
     report.kpi;
     export const code: string = new Problem({ code: "x", message: "y" }).code;`,
  );
  const options = [
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--moduleResolution",
    "nodenext",
  ];
  run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), ...options, "--skipLibCheck", "use.ts"]);
});

test("its command runs", () => {
  const orders = inside("orders.csv");
  fs.writeFileSync(orders, "order_id,date,amount\nA1,2026-01-05,12.5\n");
  const report = JSON.parse(run("npx", ["--no-install", "omnimeter", "report", "--orders", orders]));
  assert.equal(report.kpis[0].value, 12.5);
});

test("its API runs in a page that forbids every request", async () => {
  const root = inside("page");
  fs.mkdirSync(root);
  fs.copyFileSync(inside("node_modules", "omnimeter", "dist", "npm", "index.js"), path.join(root, "omnimeter.js"));
  fs.writeFileSync(path.join(root, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
  fs.writeFileSync(
    path.join(root, "page.js"),
    `import { openEngine } from "./omnimeter.js";
     const engine = await openEngine();
     const file = new File(["order_id,date,amount\\nA1,2026-01-05,12.5\\n"], "orders.csv");
     const { proposal } = await engine.sniff(file);
     await engine.load(file, proposal);
     document.title = String((await engine.report()).kpis[0].value);`,
  );
  const { url, close } = await serve({ root, port: 0 });
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.title !== "");
    assert.equal(await page.title(), "12.5");
  } finally {
    await browser.close();
    await close();
  }
});

// @ts-check
/** The real tarball, installed in an empty folder: in Node, as a command, and in a page. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { securityHeaders } from "../../scripts/lib/policy.mjs";
import { inPage, install, installTools, run as runIn, titleOf, tool, toolCommand } from "./lib/host.mjs";

const { home, inside, packed, tarball, installed } = install();

/** @param {string} program @param {string[]} args */
const run = (program, args) => runIn(program, args, home);

before(installTools);

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
  const manifest = JSON.parse(fs.readFileSync(path.join(installed, "package.json"), "utf8"));
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
     export const code: string = new Problem({ code: "x", message: "y" }).code;
     import type { OmnimeterKpi } from "omnimeter/element";
     const bench = document.querySelector("omnimeter-workbench")!;
     bench.files = [new File([], "orders.csv")];
     bench.addEventListener("omnimeter-report", ({ detail }) => detail.report?.kpis[0].id);
     bench.addEventListener("omnimeter-problem", ({ detail }) => detail.code);
     export const kpi: OmnimeterKpi = document.createElement("omnimeter-kpi");
     // @ts-expect-error a report is read only here
     bench.report = null;`,
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

test("publint has nothing to say", async () => {
  const { publint } = await tool("publint");
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  assert.deepEqual(messages, []);
});

test("TypeScript finds the types of every entry that has some", () => {
  const others = ["script", "styles.css", "omnimeter.wasm", "spreadsheet.wasm"];
  // Modules alone are published: what only older ways of finding them miss is of no account.
  run(toolCommand("attw"), [tarball, "--profile", "esm-only", "--exclude-entrypoints", ...others]);
});

test("its API runs in a page that forbids every request", async () => {
  const root = inside("page");
  fs.mkdirSync(root);
  for (const name of fs.readdirSync(path.join(installed, "dist", "npm")).filter((file) => file.endsWith(".js")))
    fs.copyFileSync(path.join(installed, "dist", "npm", name), path.join(root, name));
  fs.writeFileSync(
    path.join(root, "index.html"),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.js"></script>',
  );
  fs.writeFileSync(
    path.join(root, "page.js"),
    `import { openEngine } from "./index.js";
     const engine = await openEngine();
     const file = new File(["order_id,date,amount\\nA1,2026-01-05,12.5\\n"], "orders.csv");
     const { proposal } = await engine.sniff(file);
     await engine.load(file, proposal);
     document.title = String((await engine.report()).kpis[0].value);`,
  );
  assert.equal(await inPage(root, titleOf, { headers: securityHeaders }), "12.5");
});

// @ts-check
/** Small projects of others, with the installed tarball: built by their tools, run in Chromium and Node. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { at } from "../../scripts/lib/paths.mjs";
import { filesUnder } from "../../scripts/lib/stamp.mjs";
import { xlsx } from "../engine/packed-files.mjs";
import { bundlers } from "./lib/bundlers.mjs";
import { inPage, install, installTools, run, titleOf } from "./lib/host.mjs";

const { home, inside, installed } = install();
const published = (/** @type {string[]} */ ...parts) => path.join(installed, "dist", "npm", ...parts);
const { version } = JSON.parse(fs.readFileSync(path.join(installed, "package.json"), "utf8"));

/** A project of this folder, beside the installed package. @param {string} name @param {string[]} from */
function project(name, ...from) {
  for (const folder of from)
    fs.cpSync(at("tests", "packaging", folder), inside(name), { recursive: true, dereference: true });
  return inside(name);
}

before(async () => {
  await installTools();
  const sheets = [
    {
      name: "Orders",
      rows: [
        ["order_id", "date", "amount"],
        ["A1", "2026-01-05", 12.5],
      ],
    },
  ];
  fs.writeFileSync(inside("orders.xlsx"), await xlsx(/** @type {any} */ (sheets)));
});

test("Node: with the wasm beside it, with bytes of one's own, and on a server that draws pages", () => {
  const folder = project("node", "node");
  const node = (/** @type {string} */ file) => run(process.execPath, [file], folder).trim();
  assert.equal(node("embedded.js"), "12.5");
  assert.equal(node("given.js"), "12.5");
  assert.equal(node("server.js"), "function undefined");
});

for (const kind of ["script-module", "script-classic", "worker"]) {
  test(`without a bundler: ${kind}`, async () => {
    const folder = project(kind, kind);
    fs.cpSync(published(), path.join(folder, "omnimeter"), { recursive: true });
    fs.copyFileSync(at("tests", "packaging", "orders.csv"), path.join(folder, "orders.csv"));
    await inPage(folder, async (page, { requests }) => {
      assert.equal(await titleOf(page), "12.5");
      // Whoever opens no workbook pays nothing for it.
      assert.ok(!requests.some((name) => name.includes("spreadsheet")), requests.join(" "));
      if (kind === "worker") return;
      await page.locator("omnimeter-kpi .value").waitFor();
      assert.match(await page.locator("omnimeter-kpi .value").innerText(), /€?12\.50/);
    });
  });
}

/** The wasms that a script carries as text, inflated. @param {string} content @returns {Buffer[]} */
const carried = (content) =>
  (content.match(/[A-Za-z0-9+/]{10000,}={0,2}/g) ?? []).map((text) => inflateRawSync(Buffer.from(text, "base64")));

/** In which files of a bundle a wasm is, once for each time. @param {string} folder @param {string} wasm */
function places(folder, wasm) {
  const bytes = fs.readFileSync(published(wasm));
  return filesUnder(folder).flatMap((file) => {
    const content = fs.readFileSync(file);
    const held = content.equals(bytes) ? [content] : carried(content.toString("latin1"));
    return held.filter((one) => one.equals(bytes)).map(() => path.basename(file));
  });
}

for (const [name, build] of Object.entries(bundlers)) {
  test(`${name}: the engine, the elements, and the wasm as a file`, async () => {
    const folder = project(name, "bundled", name);
    for (const entry of ["main", "both", "given"]) {
      const out = await build(folder, entry);
      fs.copyFileSync(inside("orders.xlsx"), path.join(out, "orders.xlsx"));
      assert.equal(places(out, "omnimeter.wasm").length, 1, `${entry}: one engine in the bundle`);
      // A second wasm reads workbooks: in a script of its own, or not there where the caller brings the wasm.
      const second = places(out, "spreadsheet.wasm");
      assert.equal(second.length, entry === "given" ? 0 : 1, `${entry}: ${second.join(" ")}`);
      const page = entry === "main" ? "index.html" : `${entry}.html`;
      await inPage(
        out,
        async (opened, { requests }) => {
          assert.equal(await titleOf(opened), entry === "both" ? `12.5 ${version}` : "12.5");
          assert.ok(!requests.some((one) => second.includes(path.basename(one))), "no workbook, no second wasm");
        },
        { at: page },
      );
    }
    const workbook = { at: "index.html?workbook=orders.xlsx" };
    assert.equal(await inPage(path.join(folder, "out-main"), titleOf, workbook), "12.5");
  });
}

test("every project found the one installed package", () => {
  assert.deepEqual(
    fs.readdirSync(path.join(home, "node_modules")).filter((name) => !name.startsWith(".")),
    ["omnimeter"],
  );
});

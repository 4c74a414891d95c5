// @ts-check
/** The projects of examples/, as they stand there, with the installed package. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { inPage, install, installTools, lend, run, tool } from "./lib/host.mjs";

const { home, inside, installed } = install();
const orders = at("examples", "orders.csv");

before(installTools);

/** @param {string} name */
function example(name) {
  fs.cpSync(at("examples", name), inside(name), { recursive: true });
  return inside(name);
}

/** An example that a server shows as it is. @param {string} name */
function served(name) {
  const folder = example(name);
  fs.cpSync(installed, path.join(folder, "node_modules", "omnimeter"), { recursive: true });
  return folder;
}

test("plain: a drop zone, figures around it, and what is told of them", async () => {
  await inPage(served("plain"), async (page) => {
    await page.locator("omnimeter-dropzone input[type=file]").setInputFiles(orders);
    await page.getByText("An order is worth 60 on average, of 6.").waitFor();
    assert.match(await page.locator("omnimeter-kpi[kpi=revenue_total] .value").innerText(), /360\.00/);
    await page.locator("omnimeter-workbench").getByRole("heading", { level: 1, name: "Data" }).waitFor();
  });
});

test("Node: a report from files on disk", () => {
  const told = run(process.execPath, ["report.js", orders], example("node"));
  assert.match(told, /^Total revenue: 360\.00.*, n = 6$/m);
  assert.match(told, /^Average order value: 60\.00 \[.+; .+\], n = 6$/m);
});

test("notebook: cells run again when what they hang on has changed", async () => {
  await inPage(served("notebook"), async (page) => {
    const value = async () => JSON.parse((await page.locator("#aov output").innerText()) || "null")?.value;
    await page.getByText(/^Omnimeter \d/).waitFor();
    assert.equal(await value(), undefined);
    await page.getByLabel("Files").setInputFiles(orders);
    await page.locator("#aov output:not(:empty)").waitFor();
    assert.equal(await value(), 60);
    await page.getByLabel("From").fill("2026-03");
    await page.waitForFunction(() => document.querySelector("#aov output")?.textContent?.includes('"value":50'));
    assert.deepEqual(await page.locator("#chart li").allInnerTexts(), ["2026-01  180", "2026-02  80", "2026-03  100"]);
  });
});

for (const name of ["react", "vue"]) {
  test(`${name}: properties go in, events come out`, async () => {
    lend(home, ["react", "react-dom", "vue", "vite", "@vitejs/plugin-vue"]);
    const folder = example(name);
    const { build } = await tool("vite");
    const outDir = path.join(folder, "out");
    await build({
      root: folder,
      base: "./",
      logLevel: "error",
      build: { outDir, target: "es2022", chunkSizeWarningLimit: 20_000 },
    });
    await inPage(outDir, async (page) => {
      await page.getByText("No file yet").waitFor();
      await page.getByLabel("Files", { exact: true }).setInputFiles(orders);
      await page.getByText("360 in 6 orders").waitFor();
      assert.match(await page.locator("omnimeter-kpi .value").innerText(), /60\.00/);
    });
  });
}

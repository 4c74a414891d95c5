// @ts-check
/** The one file to carry, opened from the disk as by a double click, with the network off. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, expect } from "@playwright/test";
import { single } from "../../scripts/lib/build/single.mjs";
import { xlsx } from "../engine/packed-files.mjs";

/** @typedef {{ bench: import("@playwright/test").Page, requests: string[] }} Opened */

const OWN = "order_id,customer_id,order_date,channel,amount\nA1,C1,2026-01-05,Web,10.50\nA2,C2,2026-01-06,Store,20\n";

/** A stick is a folder that holds this file alone. Whatever goes wrong or out is noted, and fails the test. */
const test = /** @type {typeof base.extend<{ opened: Opened }>} */ (base.extend)({
  opened: async ({ page, context }, use) => {
    const stick = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter clé "));
    const file = path.join(stick, "omnimeter.html");
    fs.copyFileSync(single, file);
    /** @type {string[]} */
    const requests = [];
    /** @type {string[]} */
    const wrong = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("websocket", (socket) => requests.push(socket.url()));
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) wrong.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    await context.setOffline(true);
    const url = pathToFileURL(file).href;
    await page.goto(url);
    await use({ bench: page, requests });
    expect(wrong, "errors, warnings and violations").toEqual([]);
    // The file itself, and what the page makes within the browser.
    expect(requests.filter((one) => one !== url && !/^(?:blob|data):/.test(one))).toEqual([]);
    fs.rmSync(stick, { recursive: true });
  },
});

test("the sample is made, read by the worker, and shown", async ({ opened: { bench } }) => {
  await bench.getByRole("button", { name: "Try the sample" }).click();
  await expect(bench.getByRole("article", { name: "commandes.csv" })).toContainText("12,647", { timeout: 20_000 });
  expect(bench.workers().map((worker) => worker.url().slice(0, 5))).toEqual(["blob:"]);
  await bench.getByRole("link", { name: "See the overview" }).click();
  await expect(bench.locator(".lead")).toContainText("€459k", { timeout: 20_000 });
  await expect(bench.locator("om-chart svg").first()).toBeVisible();
  await bench.goBack();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Data");
});

test("a file of one's own is read, and its picture downloaded", async ({ opened: { bench } }) => {
  await expect(bench.getByRole("button", { name: "Try the sample" })).toBeEnabled();
  await bench
    .locator(".drop input[type=file]")
    .setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(OWN) });
  await expect(bench.getByRole("article", { name: "own.csv" })).toContainText("in the figures");
  await bench.getByRole("link", { name: "See the overview" }).click();
  await expect(bench.locator(".tile").filter({ hasText: "Total revenue" })).toContainText("€30.50");
  for (const kind of ["SVG", "PNG"]) {
    const download = bench.waitForEvent("download");
    await bench.getByRole("button", { name: kind }).first().click();
    expect(fs.statSync(await (await download).path()).size).toBeGreaterThan(500);
  }
});

test("a workbook is read without anything beside the file", async ({ opened: { bench } }) => {
  await expect(bench.getByRole("button", { name: "Try the sample" })).toBeEnabled();
  const rows = OWN.trim()
    .split("\n")
    .map((line) => line.split(","));
  const buffer = Buffer.from(await xlsx([{ name: "Orders", rows }]));
  await bench.locator(".drop input[type=file]").setInputFiles({ name: "own.xlsx", mimeType: "", buffer });
  await expect(bench.getByRole("article", { name: "own.xlsx#Orders" })).toContainText("in the figures");
  await bench.getByRole("link", { name: "See the overview" }).click();
  await expect(bench.locator(".tile").filter({ hasText: "Total revenue" })).toContainText("€30.50");
});

test("what was chosen is there when the file is opened again", async ({ opened: { bench } }) => {
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Données");
  await bench.reload();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Données");
});

test("its own policy holds: no request, no code from a text, no script beside its own", async ({ opened, context }) => {
  // The page of this test breaks the rules on purpose, so it is not the one that is watched.
  const page = await context.newPage();
  await page.goto(opened.bench.url());
  const blocked = await page.evaluate(async () => {
    /** @type {Set<string>} */
    const directives = new Set();
    document.addEventListener("securitypolicyviolation", (event) => directives.add(event.violatedDirective));
    const outside = "http://127.0.0.1:9/";
    /** @param {string} tag @param {object} properties */
    const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    const tried = [
      () => fetch(outside),
      () => navigator.sendBeacon(outside),
      () => add("style", { textContent: "p { color: red }" }),
      () => add("img", { src: `${outside}x.png` }),
      () => add("iframe", { src: outside }),
      () => add("div", { innerHTML: "<p>markup</p>" }),
      () => add("script", { text: "document.title = 'run'" }),
      () => document.body.setAttribute("onclick", "document.title = 'run'"),
      () => document.body.click(),
      () => new Worker("data:text/javascript,1"),
      () => /** @type {any} */ (globalThis).trustedTypes.createPolicy("hostile", {}),
    ];
    for (const one of tried)
      await Promise.resolve()
        .then(one)
        .catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [...directives].sort();
  });
  expect(blocked).toEqual(
    expect.arrayContaining(["connect-src", "frame-src", "img-src", "style-src-elem", "require-trusted-types-for"]),
  );
  expect(blocked).toContain("trusted-types");
  expect(await page.title()).not.toBe("run");
  await page.close();
});

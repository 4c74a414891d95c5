// @ts-check
/** The report: chosen, worded, saved as a file that stands alone, and the same from the command. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeSample } from "../../www/samples/retailer.js";
import { expect, expectAccessible, goTo, openSample, test, texts } from "./page.mjs";

const run = promisify(execFile);
const omnimeter = fileURLToPath(new URL("../../bin/omnimeter.mjs", import.meta.url));
const words = texts("en");

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} bench @param {string} button @returns {Promise<{ name: string, text: string }>} */
async function saved(bench, button) {
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: button }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), "utf8") };
}

const HTML = "Save: HTML page";
/** @param {Page} bench */
const whole = (bench) => expect(bench.getByRole("button", { name: HTML })).toBeEnabled({ timeout: 60_000 });
/** @param {Page} bench @param {string} id */
const line = (bench, id) => bench.locator(`[data-section="${id}"]`);
/** @param {Page} bench */
const titles = (bench) => bench.locator(".handover-section > h3").allTextContents();

/** @param {Page} bench */
async function openReport(bench) {
  await openSample(bench);
  await goTo(bench, "Report");
  await whole(bench);
}

test("chosen, ordered and worded; the choice survives a reload and is undone", async ({ bench }) => {
  await openReport(bench);
  await expect(bench.locator(".handover-section")).toHaveCount(21);
  await expectAccessible(bench, "the report");

  await line(bench, "journey").getByRole("checkbox").uncheck();
  await expect(bench.locator(".handover-section")).toHaveCount(20);
  await bench.getByRole("button", { name: "Move up: Executive summary" }).press("Enter");
  expect((await titles(bench)).slice(0, 2)).toEqual(["1. Executive summary", "2. Cover and status"]);
  // The button is gone from under the finger: its neighbour has the focus.
  await expect(line(bench, "summary").locator(":focus")).toHaveCount(1);
  await line(bench, "summary").getByRole("checkbox").focus();
  await bench.keyboard.press("Alt+ArrowDown");
  expect((await titles(bench)).slice(0, 2)).toEqual(["1. Cover and status", "2. Executive summary"]);

  await line(bench, "summary").locator("summary").click();
  await bench.getByLabel("Your introduction to: Executive summary").fill("What six weeks have shown.");
  await bench.getByLabel("Client", { exact: true }).fill("Maison <b>Lumière</b>");
  await bench.getByLabel("Client", { exact: true }).blur();
  await expect(bench.locator("#report-summary .handover-words")).toHaveText("What six weeks have shown.");
  await expect(bench.locator(".handover-client")).toHaveText("Maison <b>Lumière</b>");

  await bench.reload();
  await expect(bench.locator(".handover-client")).toHaveText("Maison <b>Lumière</b>");
  await expect(bench.locator(".handover-section")).toHaveCount(20);
  await bench.getByLabel("Variant").selectOption("management");
  await expect(bench.locator(".handover-section")).toHaveCount(5);
  await bench.getByRole("button", { name: words["action.undo"] ?? "Undo" }).click();
  await expect(bench.locator(".handover-section")).toHaveCount(20);
});

test("a finding is reworded, and given back to its draft", async ({ bench }) => {
  await openReport(bench);
  const finding = bench.locator('[data-finding="omnichannel"]');
  await bench.locator(".of-section > summary", { hasText: "Cross-effects" }).click();
  await finding.locator("summary").click();
  const draft = await finding.getByLabel("What was found").inputValue();
  expect(draft).toMatch(/of identified revenue comes from customers on two channels or more\.$/);
  await finding.getByLabel("What was found").fill("They cross more than one would think.");
  await finding.getByLabel("What was found").blur();
  await expect(bench.locator("#report-cross")).toContainText("They cross more than one would think.");
  await expect(bench.locator("#report-findings")).toContainText("They cross more than one would think.");
  await finding.getByRole("button", { name: "Back to the draft" }).click();
  await expect(bench.locator("#report-cross")).toContainText(draft);
  await expect(finding.getByLabel("What was found")).toHaveValue(draft);
});

test("the saved file stands alone: nothing asked for, nothing run, the same as in the page", async ({
  bench,
  context,
}) => {
  await openReport(bench);
  await line(bench, "summary").locator("summary").click();
  await bench.getByLabel("Your introduction to: Executive summary").fill("<img src=x onerror=alert(1)>\nSecond line.");
  await bench.getByLabel("Your introduction to: Executive summary").blur();
  const { name, text } = await saved(bench, HTML);
  expect(name).toMatch(/-report-en\.html$/);
  const where = path.join(test.info().outputDir, name);
  fs.mkdirSync(path.dirname(where), { recursive: true });
  fs.writeFileSync(where, text);
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/<script|<[a-z][^>]*\son\w+=|javascript:|<img/i);
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object|handover\.[a-z]/);

  const reader = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  reader.on("request", (request) => asked.push(request.url()));
  reader.on("console", (message) => asked.push(message.text()));
  await reader.goto(`file://${where}`);
  expect(asked.filter((one) => !one.startsWith("data:"))).toEqual([`file://${where}`]);
  await expectAccessible(reader, "the saved report");
  const inFile = await reader.locator("main h2, main caption, main td, main .what").allTextContents();
  const inPage = await bench
    .locator(".handover-section > h3, .handover h4, .handover td, .handover-findings strong")
    .allTextContents();
  const sorted = (/** @type {string[]} */ all) => all.map((one) => one.trim()).sort();
  expect(sorted(inFile)).toEqual(sorted(inPage));
  await expect(reader.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  await reader.getByRole("link", { name: "7. KPI scorecard" }).click();
  await expect(reader.locator("#scorecard")).toBeInViewport();
  // As it is printed: a contents, sheets with numbers, and no table cut off at the side.
  const pdf = await reader.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(50_000);
  await reader.emulateMedia({ media: "print" });
  await reader.setViewportSize({ width: 673, height: 980 });
  const wide = await reader.locator("table").evaluateAll((all) => all.filter((one) => one.scrollWidth > 690).length);
  expect(wide, "tables wider than a sheet").toBe(0);
});

test("the command makes the same bytes of the same files and audit", async ({ bench }) => {
  await openReport(bench);
  await bench.getByLabel("Client", { exact: true }).fill("Maison Lumière");
  await bench.getByLabel("Client", { exact: true }).blur();
  await whole(bench);
  const { text } = await saved(bench, HTML);
  const audit = await saved(bench, words["audit.save"]);
  const folder = test.info().outputDir;
  fs.mkdirSync(folder, { recursive: true });
  const at = (/** @type {string} */ name) => path.join(folder, name);
  for (const { name, text: content } of makeSample()) fs.writeFileSync(at(name), content);
  fs.writeFileSync(at("audit.omnimeter.json"), audit.text);
  const files = {
    ...{ orders: "commandes.csv", touches: "visites.csv", costs: "couts.csv" },
    ...{ customers: "clients.csv", currencies: "devises.csv", paths: "parcours.csv" },
  };
  const flags = Object.entries(files).flatMap(([table, name]) => [`--${table}`, at(name)]);
  await run(process.execPath, [
    ...[omnimeter, "handover", "--audit", at("audit.omnimeter.json"), ...flags],
    ...["--language", "en", "-o", at("command.html")],
  ]);
  expect(fs.readFileSync(at("command.html"), "utf8") === text, "the same bytes").toBe(true);
});

// @ts-check
/** The Maturity room beyond answers: what sectors say, references, sources, versions of the model, the way between steps. */
import fs from "node:fs";
import { expect, expectAccessible, goTo, openSample, settle, test, texts } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const FIRST = "Recognising the customer on every channel";

/** @param {Page} bench @param {string} name */
const tab = (bench, name) => bench.locator(".tabs").getByRole("button", { name, exact: true });

/** @param {Page} bench @param {string} level */
const level = (bench, level) => bench.locator(`input[name="level"][value="${level}"]`);

/** @param {Page} bench @param {string} role */
async function open(bench, role) {
  await goTo(bench, "Maturity");
  await expect(bench.locator("#practice-name")).toHaveText(FIRST);
  await bench.locator("#front-role").selectOption(role);
}

/** @param {Page} bench @param {() => Promise<void>} act */
async function downloaded(bench, act) {
  const [download] = await Promise.all([bench.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), "utf8") };
}

/** @param {Page} bench */
const wide = (bench) => bench.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("a sector brings its words, its weights and its figures", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Weights and model").click();
  await bench.getByLabel("Sector").selectOption("services_b2c");
  await expect(bench.locator(".sector-figures")).toContainText("Net Promoter Score");
  await expect(bench.locator(".sector-words")).toContainText("store → branch");
  await bench.getByRole("button", { name: "Show them on the Overview" }).click();
  await tab(bench, "Interviews").click();
  await bench.getByRole("button", { name: /^Questions to print: Store/ }).click();
  const sheet = bench.locator(".interview");
  await expect(sheet).toContainText(/branch/);
  // The verb stays what it is.
  await expect(
    sheet.locator(".interview-question li").filter({ hasText: /\bstores\b|(?<!and )\bstore\b/ }),
  ).toHaveCount(0);
  await goTo(bench, "Overview");
  const names = bench.locator("om-board .tile h2");
  await expect(names.first()).toHaveText("Retention rate");
  await expect(names.nth(1)).toHaveText("Churn rate");
});

test("reference values stand beside levels and figures, and none is taken without source and date", async ({
  bench,
}) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Weights and model").click();
  // None comes with the product.
  await expect(bench.locator("table.references")).toHaveCount(0);
  const input = bench.locator('input[type="file"][accept*=".csv"]');
  const list = (/** @type {string} */ text) => ({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const good = "Omnichannel ratio;53 %;Study of a trade body;31/01/2026\n";
  await input.setInputFiles(list(`indicator;value;source;date\n${good}aov;48;;2026-01-01\nNPS;30;Panel;soon\n`));
  const refused = bench.locator("om-maturity .problem");
  await expect(refused).toContainText("line 3: the source is missing");
  await expect(refused).toContainText("line 4: the date is missing");
  await expect(bench.locator("table.references")).toHaveCount(0);
  await input.setInputFiles(list(`indicator;value;source;date\n${good}overall;2,4;Last year’s audit;2025-11-30\n`));
  const table = bench.locator("table.references");
  await expect(table.locator("tbody tr")).toHaveCount(2);
  await expect(table).toContainText("53.0%");

  await bench.getByText("Add a value").click();
  const form = bench.locator("om-form").filter({ has: bench.getByLabel("Figure or level") });
  await form.getByLabel("Figure or level").fill("Joy at work");
  await form.getByLabel("Value").fill("2.1");
  await form.getByRole("button").click();
  await expect(form).toContainText("no figure and no level is called so");
  await form.getByLabel("Figure or level").fill("Average order value");
  await form.getByRole("button").click();
  await expect(form).toContainText("the source is missing");
  await form.getByLabel("Source").fill("Panel of retailers");
  await form.getByLabel("Date").fill("2026-02-01");
  await form.getByRole("button").click();
  await expect(table.locator("tbody tr")).toHaveCount(3);

  await tab(bench, "Results").click();
  await expect(bench.locator(".tile").filter({ hasText: "Overall, evidenced" })).toContainText("Reference: 2.4");
  await expect(bench.locator("table.references").first()).toContainText("Study of a trade body");
  await goTo(bench, "Overview");
  const tile = bench.locator("om-board .tile").filter({ hasText: "Omnichannel ratio" });
  await expect(tile.locator(".reference")).toHaveText(/Reference: 53\.0% Study of a trade body, 31 Jan 2026/);
  await tile.getByRole("button", { name: /^Why/ }).click();
  await expect(bench.getByRole("dialog").locator(".reference")).toContainText("Study of a trade body");
  await bench.keyboard.press("Escape");
  // They are kept with the audit.
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  const kept = JSON.parse(saved.text).answers.reference_values;
  expect(kept).toHaveLength(3);
  expect(kept.every((/** @type {any} */ one) => one.source !== "" && one.date !== "")).toBe(true);
});

test("sources are registered by kind: files by themselves, interviews and heat maps as notes", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Interviews").click();
  const card = bench.locator(".sources");
  await expect(card.locator("tbody tr").filter({ hasText: "Export of a system" })).not.toHaveCount(0);
  const before = await card.locator("tbody tr").count();
  await card.getByText("Add a source").click();
  await card.getByLabel("Kind").selectOption("heat_map");
  await card.getByLabel("Title").fill("Basket page");
  await card.getByLabel("Day", { exact: true }).fill("2026-03-04");
  await card.getByLabel("Note").fill("Nobody sees the pick-up option");
  await card.getByLabel("Attach files").setInputFiles({
    ...{ name: "basket.png", mimeType: "image/png", buffer: Buffer.from("not kept") },
  });
  await card.getByRole("button", { name: "Register the source" }).click();
  await expect(card.locator("tbody tr")).toHaveCount(before + 1);
  const row = card.locator("tbody tr").filter({ hasText: "Basket page" });
  await expect(row).toContainText("Heat map");
  await expect(row).toContainText("basket.png");
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  expect(JSON.parse(saved.text).answers.sources).toEqual([
    {
      ...{ kind: "heat_map", name: "Basket page", day: "2026-03-04", note: "Nobody sees the pick-up option" },
      files: ["basket.png"],
    },
  ]);
  expect(saved.text).not.toContain("not kept");
  await row.getByRole("button").click();
  await expect(card.locator("tbody tr")).toHaveCount(before);
});

test("a model changed here is another version, keeps its history, and says how it scores otherwise", async ({
  bench,
}) => {
  await open(bench, "crm");
  await level(bench, "2").check();
  await tab(bench, "Compare").click();
  await bench.getByRole("button", { name: "Keep today’s scores" }).click();
  await tab(bench, "Weights and model").click();
  const edit = bench.locator("om-model-edit");
  const keep = edit.getByRole("button", { name: /^Keep as version/ });
  await expect(keep).toBeDisabled();
  // A figure added is a minor version.
  await edit.getByLabel("Add a figure").selectOption("retention_rate_12m");
  await edit.getByRole("textbox", { name: "12-month retention" }).fill("0,2 ; 0,3 ; 0,4");
  await edit.getByLabel("Why").fill("Asked by the board");
  await edit.getByLabel("Why").press("Tab");
  await keep.click();
  await expect(edit.getByRole("alert")).toContainText("4 values");
  await edit.getByRole("textbox", { name: "12-month retention" }).fill("0,2 ; 0,3 ; 0,4 ; 0,5");
  await edit.getByLabel("Why").focus();
  await expect(keep).toHaveText("Keep as version 0.2.0");
  await keep.click();
  await expect(bench.locator(".model-name")).toContainText("omnichannel-maturity-own");
  await expect(bench.locator(".model-name")).toContainText("0.2.0");
  await expect(edit.locator("tbody tr")).toHaveCount(1);
  await expect(edit.locator("tbody tr")).toContainText("Asked by the board");
  // A weight changes the scores, and the first number.
  await edit.getByLabel(/^Weight/).fill("9");
  await edit.getByLabel("Why").focus();
  await expect(keep).toHaveText("Keep as version 1.0.0");
  await keep.click();
  await expect(edit.locator("tbody tr")).toHaveCount(2);
  await expect(edit.locator("tbody tr").last()).toContainText("in force");
  await tab(bench, "Compare").click();
  await bench.getByRole("radio", { name: /^Starting point/ }).check();
  await expect(bench.locator("om-maturity .notice.warning").first()).toContainText("0.1.0");
  await expect(bench.getByText("Scores are made otherwise since").first()).toBeVisible();

  // The file of it is a model like any other.
  await tab(bench, "Weights and model").click();
  const saved = await downloaded(bench, () => edit.getByRole("button", { name: "Save the model as a file" }).click());
  expect(saved.name).toBe("omnichannel-maturity-own-1.0.0.json");
  await bench.getByRole("button", { name: "Back to Omnimeter’s model" }).click();
  await expect(bench.locator(".model-name")).not.toContainText("-own");
  await bench
    .locator('input[type="file"][accept*=".yaml"]')
    .setInputFiles({ name: saved.name, mimeType: "application/json", buffer: Buffer.from(saved.text) });
  await expect(bench.locator(".model-name")).toContainText("1.0.0");
});

test("the way from one step to the next is drawn from the audits that were kept", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Compare").click();
  await expect(bench.locator("om-maturity om-chart")).toHaveCount(0);
  const keep = bench.getByRole("button", { name: "Keep today’s scores" });
  await keep.click();
  const chart = bench.locator("om-chart").filter({ hasText: "Overall score of 2 audits" });
  await expect(chart.getByRole("heading")).toContainText("Still Cross-channel: from");
  // Another audit, a year earlier and a step lower.
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  const audit = JSON.parse(saved.text);
  const lower = Object.fromEntries(Object.keys(audit.answers.snapshot.declared).map((id) => [id, 1.25]));
  audit.answers.snapshot = { ...audit.answers.snapshot, day: "2025-03-01", declared: lower, evidenced: lower };
  audit.name = "Audit of 2025";
  await bench.locator('om-maturity input[type="file"][accept=".json"]').setInputFiles({
    ...{ name: "then.omnimeter.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(audit)) },
  });
  const way = bench.locator("om-chart").filter({ hasText: "Overall score of 3 audits" });
  await expect(way.getByRole("heading")).toContainText("From Multichannel (1.25) to Cross-channel");
  await way.getByRole("button", { name: texts("en")["chart.table"] }).click();
  const rows = way.locator("tbody tr");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("Audit of 2025");
  await expect(rows.first()).toContainText("Multichannel");
  await expect(rows.last()).toContainText("Today");
});

test("an action of one's own takes its place in a quarter, and too many of them are said", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Roadmap").click();
  const item = (/** @type {string} */ text) => bench.locator("li.action").filter({ hasText: text });
  const quarter = (/** @type {string} */ name) => bench.locator(".quarter").filter({ hasText: name });
  const mine = ["First of mine", "Second of mine", "Third of mine", "Fourth of mine"];
  for (const text of mine) {
    await bench.getByLabel("What is to be done").fill(text);
    // A practice that is asked of IT first.
    await bench.locator('select[name="practice"]').selectOption("systems.architecture");
    await bench.getByRole("button", { name: "Add the action" }).click();
    await expect(item(text)).toContainText("Your own");
  }
  await expect(quarter("Q4 2026").locator("li.action").filter({ hasText: "of mine" })).toHaveCount(3);
  await expect(quarter("Q1 2027").locator("li.action").filter({ hasText: "Fourth of mine" })).toHaveCount(1);
  await expect(bench.locator(".quarter .notice")).toHaveCount(0);
  // Put there by hand, one stays, and another one moves on; four by hand are too many.
  for (const [at, text] of [...mine].reverse().entries()) {
    await item(text)
      .getByRole("button", { name: /^Plan action/ })
      .click();
    await item(text)
      .getByLabel("Quarter")
      .fill(at % 2 ? "2026-Q4" : "T4 2026");
    await item(text).getByLabel("Quarter").press("Enter");
    await expect(item(text).getByLabel("Quarter")).toHaveValue("Q4 2026");
    await expect(bench.locator(".quarter .notice")).toHaveCount(at === 3 ? 1 : 0);
  }
  await expect(quarter("Q4 2026").locator(".notice")).toContainText("4 actions for IT, and 3 at most");
});

test("targets and tests of the audit give figures to the practices that speak of them", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Targets");
  await bench.getByRole("button", { name: texts("en")["targets.add"] }).click();
  const form = bench.locator(".target-form");
  await form.getByLabel("Indicator").fill("Average order value");
  await form.getByLabel("Value to reach").fill("60");
  await form.getByLabel("Where it starts").fill("40");
  await form.getByLabel("By when").fill("2027-06-30");
  await form.getByLabel("Who answers for it").fill("Anna");
  await form.getByRole("button", { name: "Apply" }).click();
  await goTo(bench, "Tests");
  await bench.getByRole("button", { name: texts("en")["decisions.add"] }).click();
  const log = bench.locator(".decision-form");
  await log.getByLabel("Decision", { exact: true }).fill("Keep the campaign");
  await log.getByLabel("Channel whose effect is tested").fill("Web");
  await log.getByLabel("Size reached, a variant").fill("many");
  await log.getByRole("button", { name: "Apply" }).click();
  await expect(log).toContainText("A number, or nothing.");
  await log.getByLabel("Size reached, a variant").fill("1200");
  await log.getByLabel("Size planned, a variant").fill("1000");
  await log.getByRole("button", { name: "Apply" }).click();
  await expect(bench.locator(".decisions")).toContainText("1,200 of 1,000 planned");
  await goTo(bench, "Maturity");
  await tab(bench, "Results").click();
  for (const details of await bench.locator(".verdicts details summary").all()) await details.click();
  const figure = (/** @type {string} */ name) => bench.locator("table.checks tr").filter({ hasText: name });
  await expect(figure("Complete targets")).toContainText("100.0%");
  await expect(figure("Tests with planned size")).toContainText(/n = 1|Too few/);
});

test("the key in use is held against what practices say of it", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Channels");
  await bench.getByRole("button", { name: texts("en")["keys.add"] }).click();
  const used = bench.getByLabel("Key in use at the client’s");
  await used.selectOption({ label: "Key 1" });
  const figure = (/** @type {string} */ name) => bench.locator("table.checks tr").filter({ hasText: name });
  const results = async () => {
    await goTo(bench, "Maturity");
    await tab(bench, "Results").click();
    for (const details of await bench.locator(".verdicts details:not([open]) summary").all()) await details.click();
  };
  await results();
  await expect(figure("Cross-channel revenue shared by a key")).toContainText("100.0%");
  await expect(figure("Gap between key and measured contribution")).toContainText(/\d+\.\d%/);
  // Without the key nobody knows which one is used.
  await goTo(bench, "Channels");
  await bench.getByRole("button", { name: "Remove: Key 1" }).click();
  await expect(used).toHaveValue("");
  await results();
  await expect(figure("Cross-channel revenue shared by a key")).toContainText("No key is said to be in use");
});

test("every role's board stands above the same results of customers", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  const results = bench.locator(".customer-results");
  await expect(results.locator("tbody tr").first()).toContainText("All customers");
  await expect(results.locator("tbody tr")).not.toHaveCount(1);
  const before = await results.innerText();
  for (const role of ["direction", "marketing", "stores", "service"]) {
    await bench.getByRole("button", { name: texts("en")["board.edit"] }).click();
    await bench.getByRole("button", { name: texts("en")[`board.${role}`], exact: true }).click();
    await bench.getByRole("button", { name: texts("en")["board.done"] }).click();
    await expect(results).toBeVisible();
    expect(await results.innerText()).toBe(before);
  }
  await expectAccessible(bench, "customer results");
});

for (const [language, theme, width] of /** @type {const} */ ([
  ["en", "dark", 1440],
  ["fr", "light", 390],
]))
  test(`references, sources, versions and the way fit: ${language}, ${theme}, ${width} px`, async ({ bench }) => {
    test.slow();
    await openSample(bench);
    await goTo(bench, "Maturity");
    await bench.setViewportSize({ width, height: 900 });
    await bench.emulateMedia({ colorScheme: theme });
    if (language === "fr") await bench.getByRole("button", { name: /^FR/ }).click();
    const say = texts(language);
    await tab(bench, say["maturity.tab.compare"]).click();
    await bench.getByRole("button", { name: say["maturity.baseline-keep"] }).click();
    await expect(bench.locator("om-maturity om-chart").first()).toBeVisible();
    await settle(bench);
    expect(await wide(bench), "compare scrolls sideways").toBeLessThanOrEqual(0);
    await expectAccessible(bench, "compare");
    await tab(bench, say["maturity.tab.settings"]).click();
    await bench.locator("om-maturity select").first().selectOption("b2b");
    await bench.getByText(say["reference.add"]).click();
    await settle(bench);
    expect(await wide(bench), "settings scrolls sideways").toBeLessThanOrEqual(0);
    await expectAccessible(bench, "settings");
    await tab(bench, say["maturity.tab.sheets"]).click();
    await bench.getByText(say["sources.add"]).click();
    await settle(bench);
    expect(await wide(bench), "sources scroll sideways").toBeLessThanOrEqual(0);
    await expectAccessible(bench, "sources");
  });

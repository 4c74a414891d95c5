// @ts-check
/** The Maturity room: answered by keyboard and without a file, held against the sample, sent out, merged and compared. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, settle, test, texts } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const MODEL = fs.readFileSync(new URL("../../src/maturity/model.yaml", import.meta.url), "utf8");
const FIRST = "Recognising the customer on every channel";
const SECOND = "Shared customer view for all staff";

/** @param {Page} bench @param {string} name */
const tab = (bench, name) => bench.locator(".tabs").getByRole("button", { name, exact: true });

/** @param {Page} bench @param {string} practice */
const row = (bench, practice) => bench.locator("table.practices tr").filter({ has: bench.getByText(practice) });

/** @param {Page} bench @param {string} practice what stands in the column "Declared" */
const declared = (bench, practice) => row(bench, practice).locator("td").first();

/** The room without any file, ready for answers of a department. @param {Page} bench @param {string} role */
async function open(bench, role = "crm") {
  await goTo(bench, "Maturity");
  await expect(bench.locator("#practice-name")).toHaveText(FIRST);
  await bench.locator("#front-role").selectOption(role);
}

/** @param {Page} bench @param {string} level */
const level = (bench, level) => bench.locator(`input[name="level"][value="${level}"]`);

/** @param {Page} bench @param {() => Promise<void>} act @returns {Promise<{ name: string, text: string }>} */
async function downloaded(bench, act) {
  const [download] = await Promise.all([bench.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), "utf8") };
}

/** @param {string} name @param {string} text */
const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

test("without a file and by keyboard alone: answers are scored, undone, redone, and there after a reload", async ({
  bench,
}) => {
  await open(bench);
  await level(bench, "0").focus();
  await bench.keyboard.press("ArrowDown");
  await bench.keyboard.press("ArrowDown");
  await expect(level(bench, "2")).toBeChecked();
  await expect(declared(bench, FIRST)).toHaveText("2");

  await bench.getByRole("radio", { name: "at least half" }).focus();
  await bench.keyboard.press("Space");
  await expect(declared(bench, FIRST)).toHaveText("2.5");

  // What is being typed counts when one goes on.
  await bench.getByLabel("What was said").fill("One key for two channels");
  await bench.keyboard.press("Control+Enter");
  await expect(bench.locator("#practice-name")).toHaveText(SECOND);
  await expect(bench.locator("#practice-name")).toBeFocused();
  await bench.keyboard.press("Control+Shift+Enter");
  await expect(bench.getByLabel("What was said")).toHaveValue("One key for two channels");

  await bench.locator("#practice-name").focus();
  for (const _ of ["note", "coverage"]) await bench.keyboard.press("Control+z");
  await expect(declared(bench, FIRST)).toHaveText("2");
  await bench.keyboard.press("Control+Shift+z");
  await expect(declared(bench, FIRST)).toHaveText("2.5");
  await expect(bench.locator(".audit-progress")).toContainText("1 of 41 practices answered · 1 by CRM");

  await bench.reload();
  await expect(declared(bench, FIRST)).toHaveText("2.5");
  await expect(bench.locator("#front-role")).toHaveValue("crm");
});

test("several departments answer, one does not know, and not applicable asks for a reason", async ({ bench }) => {
  await open(bench);
  await level(bench, "1").check();
  await bench.locator("#front-role").selectOption("it");
  await expect(level(bench, "1")).not.toBeChecked();
  await level(bench, "3").check();
  await expect(declared(bench, FIRST)).toHaveText("2");
  await bench.locator("#front-role").selectOption("store_ops");
  await level(bench, "do_not_know").check();
  await expect(bench.getByRole("heading", { name: "3 answers" })).toBeVisible();
  await expect(declared(bench, FIRST)).toHaveText("2");

  await bench.getByRole("button", { name: "Remove IT · company" }).click();
  await expect(declared(bench, FIRST)).toHaveText("1");
  await bench.getByRole("button", { name: "Edit the answer of CRM · company" }).click();
  await expect(bench.locator("#front-role")).toHaveValue("crm");
  await expect(level(bench, "1")).toBeChecked();

  await bench.getByRole("button", { name: "Next practice" }).click();
  await level(bench, "not_applicable").check();
  const reason = bench.getByLabel("Why it does not apply");
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await expect(row(bench, SECOND).locator("td").first()).toHaveText("n/a");
  await tab(bench, "Results").click();
  await expect(bench.locator(".register")).toContainText("is said not to apply, without a reason");
  await tab(bench, "Answers").click();
  await reason.fill("No staff in front of customers");
  await reason.press("Enter");
  await tab(bench, "Results").click();
  await expect(bench.locator(".register")).not.toContainText("without a reason");
});

test("the auditor's score far from the median counts once it has a reason", async ({ bench }) => {
  await open(bench);
  await level(bench, "1").check();
  await bench.getByText("The auditor’s own score").click();
  await bench.getByLabel("In the place of the median").selectOption("3");
  const reason = bench.getByLabel("Reason", { exact: true });
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  await expect(declared(bench, FIRST)).toHaveText("1");
  await reason.fill("Seen in three stores");
  await reason.press("Enter");
  await expect(declared(bench, FIRST)).toHaveText("3");
  await bench.getByRole("radio", { name: /^shown or demonstrated/ }).check();
  await expect(row(bench, FIRST).locator("td").nth(1)).toHaveText("1 · 3");
});

test("the sample's answers meet every verdict, and each leads to its figure", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Results").click();
  const counts = bench.locator(".verdict-counts li");
  for (const verdict of ["Corroborated", "Contradicted", "Under-declared", "Mixed", "Not tested"])
    await expect(counts.filter({ hasText: verdict }).locator("b")).toHaveText(/^[1-9]\d*$/);
  const verdictOf = (/** @type {string} */ name) =>
    bench.locator("table.checks tbody").filter({ hasText: name }).locator("th .verdict");
  await expect(verdictOf("One loyalty programme")).toHaveText("Corroborated");
  await expect(verdictOf("Retention and recommendation")).toHaveText("Contradicted");
  await expect(verdictOf("Recognising the customer")).toHaveText("Under-declared");
  await expect(verdictOf("Bridges between channels")).toHaveText("Mixed");

  // The figure is the one of its card: the same value, interval and n.
  const retention = bench.locator("table.checks tr").filter({ hasText: "12-month retention" });
  await expect(retention).toContainText("43.2%");
  await expect(retention).toContainText("[41.1%; 45.4%]");
  await expect(retention).toContainText("1,977");
  await retention.getByRole("button").click();
  await expect(bench.getByRole("dialog")).toContainText("43.2%");
  await bench.keyboard.press("Escape");

  const register = bench.locator(".register");
  await expect(register).toContainText(
    "Retention and recommendation is declared at 3.38; the figures allow level 2 at most.",
  );
  await expect(register).toContainText("12-month retention: 43.2% [41.1%; 45.4%], n = 1,977");
  await expect(bench.locator(".lead")).toContainText("The company declares itself Cross-channel");
  // The data grade the evidence of what they corroborate, and change no answer.
  await tab(bench, "Answers").click();
  await expect(row(bench, "One loyalty programme").locator("td").nth(1)).toHaveText("3 · 2.5");

  // Files that go take their verdicts with them; answers of the sample go with its files.
  await goTo(bench, "Data");
  await bench.getByRole("button", { name: texts("en")["data.remove-all"] }).click();
  await goTo(bench, "Maturity");
  await expect(bench.locator(".audit-progress")).toContainText("0 of 41");
});

test("the roadmap is planned, begun and closed, takes actions of one's own, and knows what comes first", async ({
  bench,
}) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Roadmap").click();
  const item = (/** @type {string} */ text) => bench.locator("li.action").filter({ hasText: text });
  await expect(item("Workshop").first()).toContainText("Hold a reconciliation workshop");
  await expect(bench.locator(".blocked").first()).toContainText("Comes after");
  await expect(bench.locator(".quarter h2").first()).toHaveText("Q4 2026");

  // An action says on which finding it rests, and on which number.
  const because = item("12-month retention").locator(".because").first();
  await expect(because).toContainText("is declared at 3.38; the figures allow level 2 at most.");

  const loyalty = item("Loyalty enrolment");
  await expect(loyalty).toContainText("smallest change that could be seen: 3 points");
  await loyalty.getByRole("button", { name: /^Plan action/ }).click();
  await loyalty.getByLabel("In charge").fill("Anna");
  await loyalty.getByLabel("In charge").press("Enter");
  await loyalty.getByLabel("Due").fill("2027-03-31");
  await loyalty.getByRole("combobox", { name: /^State of action/ }).selectOption("doing");
  await expect(loyalty).toContainText("· Anna · 31 Mar 2027");
  await expect(loyalty).toContainText("nothing that could be told from noise");

  await bench.getByLabel("What is to be done").fill("Visit ten stores");
  await bench.getByRole("button", { name: "Add the action" }).click();
  await expect(item("Visit ten stores")).toContainText("Your own");
  await item("Visit ten stores")
    .getByRole("combobox", { name: /^State of action/ })
    .selectOption("done");
  await expect(bench.locator(".sublead")).toContainText("1 of 45 done");
  await expectAccessible(bench, "roadmap");
});

test("a sheet goes to another computer, comes back filled, and what it contradicts is decided here", async ({
  bench,
  browser,
  site,
}) => {
  await open(bench);
  await level(bench, "1").check();
  await tab(bench, "Interviews").click();
  const empty = await downloaded(bench, () => bench.getByRole("button", { name: "Answer sheet: CRM" }).click());
  expect(empty.name).toBe("crm.sheet.json");

  const away = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await away.goto(site.url);
  await expect(away.getByRole("button", { name: "Try the sample" })).toBeEnabled();
  await addFiles(away, { "crm.sheet.json": empty.text });
  await goTo(away, "Maturity");
  await expect(away.getByRole("heading", { name: "Answer sheet: CRM" })).toBeVisible();
  await expect(away.locator("table.practices .link")).toHaveCount(8);
  await expect(away.locator(".tabs")).toHaveCount(0);
  await level(away, "3").check();
  await away.getByRole("button", { name: "Next practice" }).click();
  await level(away, "2").check();
  await expect(away.locator(".audit-progress")).toContainText("2 of 8");
  const filled = await downloaded(away, () => away.getByRole("button", { name: "Save the filled sheet" }).click());
  await away.context().close();

  await bench
    .locator(`om-maturity input[type=file][accept=".json"]`)
    .setInputFiles(file("crm.sheet.json", filled.text));
  const conflict = bench.locator(".conflict");
  await expect(conflict).toHaveCount(1);
  await expect(conflict).toContainText(FIRST);
  await expect(conflict.getByRole("radio", { name: /^Keep what is here 1/ })).toBeChecked();
  await expectAccessible(bench, "conflict");
  await conflict.getByRole("radio", { name: /^Keep both/ }).check();
  await bench.getByRole("button", { name: "Take the sheets over" }).click();
  await tab(bench, "Answers").click();
  await expect(declared(bench, FIRST)).toHaveText("2");
  await expect(bench.locator(".answers")).toContainText("CRM · company · (2)");

  // Merged again as they are, the sheets say nothing new: one step back undoes them.
  await bench.locator("#practice-name").focus();
  await bench.keyboard.press("Control+z");
  await expect(declared(bench, FIRST)).toHaveText("1");
});

test("the questions of a department are printed as the command prints them, and nothing else is", async ({ bench }) => {
  await open(bench);
  await tab(bench, "Interviews").click();
  await bench.getByRole("button", { name: "Questions to print: Data protection" }).click();
  const paper = bench.locator("article.interview");
  await expect(paper.getByRole("heading", { level: 4 })).toHaveText(["Consent and trust across channels"]);
  await expect(paper.locator(".boxes").first().locator("li")).toHaveCount(5);
  await bench.emulateMedia({ media: "print" });
  await expect(paper).toBeVisible();
  for (const other of [".tabs", ".no-print", ".rail", ".tools"]) await expect(bench.locator(other)).toBeHidden();
});

test("an audit file carries the answers, and another audit is compared with", async ({ bench }) => {
  await open(bench);
  await level(bench, "1").check();
  await expect(declared(bench, FIRST)).toHaveText("1");
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  const { answers } = JSON.parse(saved.text);
  expect(answers.practices["customer.identification"].answers).toHaveLength(1);
  expect(answers.model.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(answers.snapshot.declared).toEqual({ "customer.identification": 1 });

  await level(bench, "3").check();
  await tab(bench, "Compare").click();
  await bench.getByRole("button", { name: "Keep today’s scores" }).click();
  await expect(bench.getByRole("radio", { name: /^Starting point/ })).toBeVisible();
  await bench
    .locator(`om-maturity input[type=file][accept=".json"]`)
    .setInputFiles(file("before.omnimeter.json", saved.text));
  await expect(bench.locator(".lead")).toContainText("1 of 1 comparable practices went up");
  const delta = bench.locator("table tr").filter({ hasText: FIRST });
  await expect(delta.locator("td")).toHaveText(["1", "3", "+2.00", "+1.00", /the same/]);

  // The file brings its own answers back, in the place of these.
  await goTo(bench, "Data");
  await addFiles(bench, { "before.omnimeter.json": saved.text });
  await goTo(bench, "Maturity");
  await expect(declared(bench, FIRST)).toHaveText("1");
});

test("a model of one's own is refused with its line, put in force, saved with the audit, and given up again", async ({
  bench,
}) => {
  await open(bench);
  await level(bench, "2").check();
  await tab(bench, "Weights and model").click();
  const input = bench.locator("om-maturity .model-file input[type=file]");
  const at = MODEL.split("\n").findIndex((line) => line.startsWith("- level: 1")) + 1;
  await input.setInputFiles(file("broken.yaml", MODEL.replace("- level: 1\n", "- level: one\n")));
  await expect(bench.locator("om-maturity .problem")).toContainText(new RegExp(`Line ${at}\\b`));
  await input.setInputFiles(file("heavy.yaml", MODEL.replace("  weight: 12", "  weight: 13")));
  await expect(bench.locator("om-maturity .problem")).toContainText("101");
  await expect(bench.locator(".model-name")).toContainText("omnichannel-maturity");

  const own = MODEL.replace("id: omnichannel-maturity", "id: house-model").replace(FIRST, "Knowing who buys");
  await input.setInputFiles(file("own.yaml", own));
  await expect(bench.locator(".model-name")).toContainText("house-model");
  await expect(bench.getByText("The answers were given to version")).toBeVisible();
  await tab(bench, "Answers").click();
  await expect(declared(bench, "Knowing who buys")).toHaveText("2");
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  expect(JSON.parse(saved.text).answers.model_text).toBe(own);

  await tab(bench, "Weights and model").click();
  await bench.getByRole("button", { name: "Back to Omnimeter’s model" }).click();
  await expect(bench.locator(".model-name")).toContainText("omnichannel-maturity");
  await expect(bench.getByText("The answers were given to version")).toBeHidden();
});

test("services are laid beside channels: what is lacking is a finding, and a visit proves what was seen", async ({
  bench,
}) => {
  await open(bench);
  await level(bench, "2").check();
  await tab(bench, "Services").click();
  await bench.getByRole("button", { name: "Begin the grid" }).click();
  const cell = (/** @type {string} */ name) => bench.getByRole("combobox", { name, exact: true });
  await cell("Collection in store, Store").selectOption("available");
  await cell("Collection in store, Application").selectOption("lacking");
  await cell("Gift card, Telephone").selectOption("not_promised");
  await expect(bench.locator(".services .lead")).toHaveText("50% of what is promised is there: 1 of 2 lacking.");
  await bench.getByText("Mystery visits: 0 notes").click();
  await bench.getByLabel("What was seen: Collection in store, Application").fill("No such button");
  await bench.getByLabel("What was seen: Collection in store, Application").press("Enter");
  await expect(bench.getByText("Mystery visits: 1 note")).toBeVisible();
  await bench.getByLabel("Another channel").fill("Marketplace");
  await bench.getByLabel("Another channel").press("Enter");
  await cell("Collection in store, Marketplace").selectOption("available");
  await expect(bench.locator(".services .lead")).toContainText("67%");
  await expectAccessible(bench, "services");

  await tab(bench, "Results").click();
  await expect(bench.locator(".register")).toContainText(
    "Services that are promised are lacking: Collection in store · Application.",
  );
  const saved = await downloaded(bench, () => bench.getByRole("button", { name: "Save the audit" }).click());
  const kept = JSON.parse(saved.text).answers.services.filter((/** @type {any} */ one) => one.visit !== "");
  expect(kept).toHaveLength(1);
  await tab(bench, "Services").click();
  await bench.getByRole("button", { name: "Remove Application" }).click();
  await expect(bench.locator(".services .lead")).toContainText("100%");
});

test("the files show the signs of each step by themselves, in the reader's language", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Maturity");
  await tab(bench, "Results").click();
  const signs = bench.locator(".signs");
  const sign = (/** @type {string} */ text) => signs.locator("li").filter({ hasText: text });
  await expect(signs.getByRole("heading", { level: 3 })).toHaveText(["Multichannel", "Cross-channel", "Omnichannel"]);
  await expect(sign("Customers keep to one channel.")).toHaveClass("unseen");
  await expect(sign("Customers go from one channel to another.")).toHaveClass("seen");
  await expect(sign("Systems show the same stock.")).toHaveClass("untold");
  await expect(signs.locator(".index")).toHaveText(
    /^The data alone place the company at \d+ of 100 \(from \d+ to \d+\)/,
  );
  await bench.getByRole("button", { name: /^FR/ }).click();
  const checks = bench.locator("table.checks").first();
  await expect(checks).toContainText("Définition");
  await expect(checks).not.toContainText("customers with");
  await expect(sign("Les clients vont d’un canal à l’autre.")).toHaveClass("seen");
});

test("sector, aim and multipliers move the weights, and entities theirs", async ({ bench }) => {
  await open(bench, "store_ops");
  await bench.getByLabel("Store, brand or country").fill("Lyon");
  await bench.getByLabel("Store, brand or country").press("Enter");
  await bench.getByRole("radio", { name: "their own entity" }).check();
  await level(bench, "1").check();
  await bench.getByLabel("Store, brand or country").fill("Paris");
  await bench.getByLabel("Store, brand or country").press("Enter");
  await level(bench, "3").check();
  await expect(declared(bench, FIRST)).toHaveText("2");
  await tab(bench, "Weights and model").click();
  await bench.getByLabel("Sector").selectOption("b2b");
  const weight = (/** @type {string} */ name) =>
    bench.locator("table tr").filter({ hasText: name }).locator("td").last();
  await expect(weight("Data centralisation")).toHaveText("13");
  await bench.getByLabel("Your multiplier for Voice of the customer").fill("2");
  await bench.getByLabel("Your multiplier for Voice of the customer").press("Enter");
  await expect(weight("Voice of the customer")).toHaveText("12");
  await bench.getByLabel("Paris").fill("3");
  await bench.getByLabel("Paris").press("Enter");
  await tab(bench, "Answers").click();
  await expect(declared(bench, FIRST)).toHaveText("2.5");
});

for (const [language, theme, width] of /** @type {const} */ ([
  ["en", "light", 1440],
  ["fr", "dark", 390],
]))
  test(`every part of the room is accessible and fits: ${language}, ${theme}, ${width} px`, async ({ bench }) => {
    // Axe looks at seven long pages.
    test.slow();
    await openSample(bench);
    await goTo(bench, "Maturity");
    await bench.setViewportSize({ width, height: 900 });
    await bench.emulateMedia({ colorScheme: theme });
    if (language === "fr") await bench.getByRole("button", { name: /^FR/ }).click();
    for (const name of ["answer", "sheets", "services", "results", "roadmap", "compare", "settings"]) {
      await tab(bench, texts(language)[`maturity.tab.${name}`]).click();
      await settle(bench);
      const over = await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(bench, name);
    }
    // On a telephone one practice fills the screen, and the next is a tap away.
    await tab(bench, texts(language)["maturity.tab.answer"]).click();
    await expect(bench.locator(".audit-grid")).toBeVisible({ visible: width > 700 });
    await bench.getByRole("button", { name: texts(language)["maturity.next"] }).click();
    await expect(bench.locator("#practice-name")).toBeFocused();
  });

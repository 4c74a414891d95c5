// @ts-check
/** A room without its data says in one line what would open it, and its button leads there. */
import { addFiles, expect, expectAccessible, goTo, test, texts } from "./page.mjs";

const ORDERS = "order_id,customer_id,order_date,channel,amount\nA1,C1,2026-01-05,Web,10\nA2,C1,2026-01-06,Store,20\n";
/** No customer anywhere, and a column that could be one. */
const SALES = "order_id,buyer_ref,order_date,channel,amount\nA1,C1,2026-01-05,Web,10\nA2,C1,2026-01-06,Store,20\n";
const TOUCHES = "customer_id,timestamp,channel\nC1,2026-01-01T10:00:00Z,E-mail\nC1,2026-01-02T10:00:00Z,Web\n";

/** @typedef {import("@playwright/test").Page} Page */

const line = (/** @type {Page} */ bench) => bench.locator(".empty p");
const drop = (/** @type {Page} */ bench) => bench.locator(".drop input[type=file]");

/** @param {Page} bench @param {number} count */
const inFigures = (bench, count) => expect(bench.locator(".badge.ready")).toHaveCount(count, { timeout: 20_000 });

/** With orders only: what each room says, and where its first button leads. @type {Record<"fr" | "en", [string, RegExp, string][]>} */
const WITH_ORDERS = {
  en: [
    [
      "attribution",
      /^To open, this room needs a file of touches \(customer, time, channel\) or a file of aggregated paths \(path, conversions\)\.$/,
      "drop",
    ],
    [
      "journey",
      /^To open, this room needs a file of touches \(customer, time, channel\) or a file of aggregated paths/,
      "drop",
    ],
    [
      "voice",
      /^To open, this room needs a satisfaction survey \(score\), an export of tickets \(opened at\) or an export of mentions \(date\)\.$/,
      "drop",
    ],
  ],
  fr: [
    [
      "attribution",
      /^Pour s’ouvrir, cette salle demande un fichier de points de contact \(client, date et heure, canal\) ou un fichier de parcours/,
      "drop",
    ],
    [
      "journey",
      /^Pour s’ouvrir, cette salle demande un fichier de points de contact \(client, date et heure, canal\)/,
      "drop",
    ],
    [
      "voice",
      /^Pour s’ouvrir, cette salle demande une enquête de satisfaction \(note\), un export de tickets \(ouverte le\) ou un export de mentions \(date\)\.$/,
      "drop",
    ],
  ],
};

for (const language of /** @type {const} */ (["fr", "en"])) {
  test(`with orders only, ${language}: every room says what it lacks, and leads there`, async ({ bench }) => {
    const words = texts(language);
    await bench.locator(`.pair button[lang=${language}]`).click();
    await addFiles(bench, { "orders.csv": ORDERS });
    await inFigures(bench, 1);
    for (const [room, says, leads] of WITH_ORDERS[language]) {
      await goTo(bench, words[`room.${room}`]);
      await expect(line(bench)).toHaveText(says);
      await expect(bench.locator(".rooms [aria-current]")).toContainText(words["rail.no-data"]);
      await bench.locator(".empty button").first().click();
      const place = leads === "drop" ? "data" : leads;
      await expect(bench.getByRole("heading", { level: 1 })).toHaveText(words[`room.${place}`]);
      if (leads === "drop") await expect(drop(bench)).toBeFocused();
    }
  });
}

test("by keyboard: from the room to the mapping of the file that lacks the column, and the room opens", async ({
  bench,
}) => {
  await addFiles(bench, { "sales.csv": SALES, "visits.csv": TOUCHES });
  await inFigures(bench, 2);
  await goTo(bench, "Attribution");
  await expect(line(bench)).toHaveText(
    "To open, this room needs the field Customer in “sales.csv”, where no column holds it.",
  );
  await expectAccessible(bench, "a room that lacks a column");
  const button = bench.getByRole("button", { name: "Change the reading of sales.csv" });
  await bench.getByRole("heading", { level: 1 }).focus();
  for (let presses = 0; presses < 40; presses++) {
    await bench.keyboard.press("Tab");
    if (await button.evaluate((one) => one === document.activeElement)) break;
  }
  await bench.keyboard.press("Enter");
  const dialog = bench.getByRole("dialog", { name: "Reading of sales.csv" });
  await expect(dialog).toBeVisible();
  await bench.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await bench.keyboard.press("Enter");
  await dialog.getByLabel("Column for Customer", { exact: true }).selectOption("buyer_ref");
  await dialog.getByRole("button", { name: "Read the file this way" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(bench.locator("om-chart").first()).toBeVisible();
  await expect(bench.locator(".rooms [aria-current]")).toHaveText("Attribution");
});

test("an empty page: each room asks for a file, the sample is offered, and the rail says which rooms are shut", async ({
  bench,
}) => {
  await goTo(bench, "Overview");
  await expect(line(bench)).toHaveText(
    /^To open, this room needs a file of orders \(order date, amount or unit price\) or/,
  );
  await expectAccessible(bench, "an empty room");
  await expect(bench.getByRole("link", { name: "Overview no data" })).toBeVisible();
  await bench.getByRole("button", { name: "Add a file" }).press("Enter");
  await expect(drop(bench)).toBeFocused();
  await goTo(bench, "Attribution");
  await bench.getByRole("button", { name: "Try the sample" }).click();
  await expect(bench.locator("om-chart").first()).toBeVisible({ timeout: 20_000 });
  await expect(bench.locator(".rooms .side")).toHaveText(["6 files", "no data"]);
});

test("a file that waits to be told what it is may be the one: the room leads to it", async ({ bench }) => {
  await addFiles(bench, { "what.csv": "x1,x2\nfoo,bar\nbaz,qux\n" });
  await expect(bench.getByRole("dialog", { name: "Reading of what.csv" })).toBeVisible();
  await bench.keyboard.press("Escape");
  await goTo(bench, "Overview");
  await expect(line(bench)).toContainText("“what.csv” is not read yet: say first what it holds.");
  await bench.getByRole("button", { name: "Change the reading of what.csv" }).click();
  await expect(bench.getByRole("dialog", { name: "Reading of what.csv" })).toBeVisible();
});

test("costs alone give no revenue: the Overview says which file would, and what the files do tell stays", async ({
  bench,
}) => {
  await addFiles(bench, { "costs.csv": "month,channel,cost\n2026-01,Web,100\n2026-02,Web,120\n" });
  await inFigures(bench, 1);
  await goTo(bench, "Overview");
  await expect(line(bench).first()).toHaveText(/^To open, this room needs a file of orders/);
  await expect(bench.getByRole("heading", { name: "What these files do not tell yet" })).toBeVisible();
});

test("the report opens without a file, and every section says what would fill it", async ({ bench }) => {
  await goTo(bench, "Report");
  await expect(bench.locator(".handover-section")).toHaveCount(21);
  await expect(bench.locator("#report-scorecard")).toContainText("No file is loaded");
  await expectAccessible(bench, "a report without a file");
});

// @ts-check
/** From the empty page to the figures, by mouse and by keyboard alone. */
import { addFiles, expect, goTo, openSample, SAMPLE_FILES, test, tile } from "./page.mjs";

test("by mouse: the sample, the overview, why, the attribution", async ({ bench }) => {
  await openSample(bench);
  const orders = bench.getByRole("article", { name: "commandes.csv" });
  await expect(orders).toContainText(/Rows\s*1\d,\d{3}/);
  await expect(orders).toContainText("exact duplicate of another row");
  await expect(orders).toContainText(/lines \d+, \d+/);
  await bench.getByRole("link", { name: "See the overview" }).click();
  await expect(bench.locator(".lead")).toContainText(/€\d+k of net revenue over 12 months/);
  await expect(bench.locator(".sublead")).toContainText("Nov 2025 – Oct 2026, compared with Nov 2024 – Oct 2025");
  await expect(tile(bench, "Average order value")).toContainText(/n = \d,\d{3} orders/);
  await tile(bench, "Omnichannel ratio").getByRole("button").click();
  const panel = bench.getByRole("dialog");
  await expect(panel).toContainText("What chance would give");
  // What it is for, on which data it stands, and what it hides.
  for (const name of ["Decision it helps", "Formula", "Data it is computed on", "What it does not say"])
    await expect(panel.getByRole("heading", { name })).toBeVisible();
  await expect(panel).toContainText("Decide whether to invest in bridges between channels");
  const before = await panel.locator(".explained strong").textContent();
  await panel.getByLabel("purchases only").check();
  await expect(panel.locator(".explained strong")).not.toHaveText(before ?? "");
  await panel.getByRole("button", { name: "Close" }).click();
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(tile(bench, "Omnichannel ratio")).toContainText(before ?? "-");
  await goTo(bench, "Attribution");
  await expect(bench.getByText("it does not prove that a channel caused them")).toBeVisible();
  await bench.getByRole("button", { name: "Linear", exact: true }).click();
  await expect(bench.locator("om-chart .subtitle").first()).toContainText("solid: Linear");
});

/** @param {import("@playwright/test").Page} page @param {string} name presses Tab until the control named has the focus */
async function tabTo(page, name) {
  for (let presses = 0; presses < 160; presses++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const here = document.activeElement;
      return here?.getAttribute("aria-label") ?? here?.textContent?.trim().replace(/\s+/g, " ") ?? "";
    });
    if (label.startsWith(name)) return;
  }
  throw new Error(`${name} cannot be reached by Tab`);
}

test("by keyboard alone: the same journey", async ({ bench }) => {
  await tabTo(bench, "Try the sample");
  await bench.keyboard.press("Enter");
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
  await tabTo(bench, "See the overview");
  await bench.keyboard.press("Enter");
  await expect(bench.getByRole("heading", { level: 1, name: "Overview" })).toBeFocused();
  await tabTo(bench, "Why? Omnichannel ratio");
  await bench.keyboard.press("Enter");
  await expect(bench.getByRole("dialog")).toBeVisible();
  await bench.keyboard.press("Escape");
  await expect(tile(bench, "Omnichannel ratio").getByRole("button", { name: "Why? Omnichannel ratio" })).toBeFocused();
  await tabTo(bench, "“Magasin” carries");
  await bench.keyboard.press("ArrowDown");
  await bench.keyboard.press("ArrowDown");
  await expect(bench.locator(".cursor").first()).toContainText(/Site web: €\d+k/);
  await tabTo(bench, "Table");
  await bench.keyboard.press("Enter");
  await expect(bench.getByRole("rowheader", { name: "Site web" })).toBeVisible();
});

test("each room has its address: back, forward, reload, filters", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await bench.getByRole("button", { name: /^Channels/ }).click();
  await bench.getByRole("checkbox", { name: "Magasin" }).check();
  await expect(bench.locator(".lead")).toContainText(/€[12]\d\dk/);
  expect(bench.url()).toContain("channel=Magasin");
  await bench.keyboard.press("Escape");
  await goTo(bench, "Attribution");
  await bench.goBack();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await bench.goForward();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Attribution");
  await bench.reload();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Attribution");
  expect(bench.url()).toContain("channel=Magasin");
});

test("the period and the zone apply to every figure", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await bench.getByRole("button", { name: /^Period/ }).click();
  await bench.getByLabel("From").fill("2026-10-01");
  await bench.getByRole("button", { name: "Apply" }).click();
  await expect(bench.locator(".lead")).toContainText("(Oct 2026)");
  await expect(tile(bench, "Total revenue")).toContainText(/n = \d{2,3} orders/);
  await bench.getByRole("button", { name: /^Currency/ }).click();
  await bench.getByLabel("Reporting zone").fill("Nowhere/Land");
  await bench.keyboard.press("Enter");
  await expect(bench.locator(".error-summary")).toContainText("Enter a time zone by its name");
  await expect(bench.locator(".error-summary")).toBeFocused();
  await expect(tile(bench, "Total revenue")).toBeVisible();
});

test("what was chosen is remembered, no row is", async ({ bench }) => {
  await addFiles(bench, {
    "secret.csv": "order_id;customer_id;order_date;amount\nO1;SECRET-CLIENT;2026-01-05;12,50\n",
  });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await bench.getByRole("button", { name: "FR, French" }).click();
  await bench.getByLabel("Apparence").selectOption("dark");
  await bench.reload();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Données");
  await expect(bench.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(bench.locator("html")).toHaveAttribute("lang", "fr");
  const kept = await bench.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain("SECRET");
});

test("a link is followed though what is chosen changes before the browser tells of it", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await bench.getByRole("button", { name: /^Channels/ }).click();
  await bench.evaluate(() => {
    location.hash = "#customers";
    [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === "Magasin")?.click();
  });
  await expect(bench.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await expect(bench.getByRole("button", { name: /^Channels/ })).toContainText("1 chosen");
  expect(bench.url()).toMatch(/#customers\?.*channel=Magasin/);
});

// @ts-check
/** How the small parts behave under the keyboard, each on its page of examples. */
import { examples as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { test as base, expect, expectAccessible } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {(name: string) => Promise<Page>} Open */

const test = /** @type {typeof base.extend<{ open: Open }>} */ (base.extend)({
  open: async ({ page, watch }, use) => {
    const { url, close } = await serve({ root: folder, port: 0 });
    await use(async (name) => {
      await page.goto(`${url}${name}.html`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      watch.requests.length = 0;
      return page;
    });
    await close();
  },
});

test("notices: warnings interrupt, notes wait, three at most, and the focus stays among them", async ({ open }) => {
  const page = await open("notices");
  const normal = page.locator("#normal");
  await expect(normal.getByRole("alert")).toContainText("visits.csv");
  await expect(normal.getByRole("status")).toContainText("orders.csv");
  // A live region is there before there is anything to say.
  await expect(page.locator("#empty [role=status], #empty [role=alert]")).toHaveCount(2);
  const many = page.locator("#many");
  await expect(many.locator(".notice")).toHaveCount(3);
  await expect(many.getByRole("status")).toContainText("2 earlier messages");
  await many.getByRole("button", { name: "Close" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(many.locator(".notice")).toHaveCount(3);
  await expect(many.getByRole("status")).toContainText("b.csv");
  await expect(many.getByRole("button", { name: "Close" }).first()).toBeFocused();
  for (const left of [3, 2, 1, 0]) {
    await page.keyboard.press("Enter");
    await expect(many.locator(".notice")).toHaveCount(left);
    if (left > 0) await expect(many.getByRole("button", { name: "Close" }).first()).toBeFocused();
  }
});

test("progress: share, rows, rate, the time left, and a way to end it", async ({ open }) => {
  const page = await open("progress");
  const normal = page.locator("#normal");
  await expect(normal).toContainText(/44% · 412,000 rows · 2 MB\/s · 25 secs? left/);
  await expect(page.locator("#slow")).toContainText(/10 mins? left/);
  await expect(page.locator("#beginning")).not.toContainText("left");
  await expect(page.getByRole("progressbar", { name: "Reading visits.csv" })).toHaveJSProperty("value", 4e7);
  await page.getByRole("button", { name: /Cancel.*Reading visits\.csv/ }).focus();
  await page.keyboard.press("Space");
  await expect(normal.locator("output")).toHaveText("cancelled");
});

test("dialog: takes the focus, holds it, gives it back; a click beside leaves it, unless it asks", async ({ open }) => {
  const page = await open("dialog");
  const opener = page.getByRole("button", { name: "Open: A question" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "A question" });
  await expect(dialog.getByRole("heading")).toBeFocused();
  await expectAccessible(page, "an open dialog");
  for (const name of ["Close", "First action", "Last action"]) {
    await page.keyboard.press("Tab");
    await expect(dialog.getByRole("button", { name })).toBeFocused();
  }
  // Beyond its last control the page behind is out of reach.
  await page.keyboard.press("Tab");
  expect(
    await page.evaluate(
      () => document.activeElement?.closest("main") === null || document.activeElement?.closest("dialog") !== null,
    ),
  ).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await page.mouse.click(3, 3);
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Open: It waits for an answer" }).press("Enter");
  const asks = page.getByRole("dialog", { name: "It waits for an answer" });
  await page.mouse.click(3, 3);
  await expect(asks).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(asks).toBeHidden();
  await page.getByRole("button", { name: "Open: At the side" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "At the side" })).toBeVisible();
  await expectAccessible(page, "a dialog that scrolls");
});

test("dialog: left by Escape, it stays away though the page draws itself before the browser tells of it", async ({
  open,
}) => {
  const page = await open("dialog");
  await page.getByRole("button", { name: "Open: A question" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "A question" });
  await expect(dialog).toBeVisible();
  await page.evaluate(async () => {
    const shown = /** @type {any} */ (document.querySelector("om-dialog"));
    // As the browser does upon Escape; the event follows in a turn of its own.
    shown.querySelector("dialog").close();
    shown.content = { ...shown.content };
    await shown.updateComplete;
  });
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Open: A question" }).press("Enter");
  await expect(dialog).toBeVisible();
});

test("parts in turn: each alone in its turn of the browser, in order, and one that fails keeps none from it", async ({
  open,
  watch,
}) => {
  const page = await open("turns");
  await expect(page.locator("#normal p")).toHaveText(["One: 0", "Two: 0", "Three: 0"]);
  await expect(page.locator("#hostile p")).toHaveText([/: 0$/, "After it: 0"]);
  expect(watch.errors.splice(0)).toEqual(["Error: this part cannot be drawn"]);
});

test("empty state: one line, and the ways out in the order of the keyboard", async ({ open }) => {
  const page = await open("empty");
  const part = page.locator("#overview");
  await expect(part.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(part.locator("p")).toHaveCount(1);
  const ways = part.getByRole("button");
  await expect(ways.first()).toHaveClass(/primary/);
  await ways.first().focus();
  await page.keyboard.press("Tab");
  await expect(part.getByRole("button", { name: "Try the sample" })).toBeFocused();
});

test("palette: letters find, arrows walk, Enter does; accents and order do not matter", async ({ open }) => {
  const page = await open("palette");
  const box = page.getByRole("combobox");
  await expect(box).toBeFocused();
  await page.keyboard.type("dark");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.locator("om-palette [role=status]")).toHaveText("1 result");
  await page.keyboard.press("Enter");
  await expect(page.locator("output")).toContainText('open [null]; setTheme ["dark"];');
  await box.fill("change redo");
  await expect(page.getByRole("option", { selected: true })).toContainText("Redo the change");
  await box.fill("img src");
  await page.keyboard.press("Enter");
  await expect(page.locator("output")).toContainText('open [{"kind":"explain","id":"kpi_0"}];');
  await box.fill("");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const second = page.getByRole("option").nth(1);
  await expect(second).toHaveAttribute("aria-selected", "true");
  await expect(box).toHaveAttribute("aria-activedescendant", (await second.getAttribute("id")) ?? "-");
  await box.fill("nothing of the kind");
  await expect(page.getByRole("option")).toHaveCount(0);
  await expect(page.locator("om-palette [role=status]")).toHaveText("0 results");
  await page.keyboard.press("Enter");
});

test("chart frame: the cursor is read out, the table is its twin, the drawing can be taken away", async ({ open }) => {
  const page = await open("chart-frame");
  const part = page.locator("#normal");
  const plot = part.getByRole("group", { name: /Store 52, Web 31, Phone 9/ });
  const live = part.locator("[aria-live=polite]");
  await plot.focus();
  for (const [key, text] of [
    ["ArrowRight", "Store: 52"],
    ["ArrowDown", "Web: 31"],
    ["End", "Phone: 9"],
    ["ArrowRight", "Phone: 9"],
    ["Home", "Store: 52"],
    ["Escape", ""],
  ]) {
    await page.keyboard.press(key);
    await expect(live).toHaveText(text);
  }
  await part.getByRole("button", { name: "Table" }).press("Enter");
  await expect(part.getByRole("rowheader")).toHaveText(["Store", "Web", "Phone"]);
  await expect(part.getByRole("button", { name: "SVG" })).toHaveCount(0);
  await part.getByRole("button", { name: "Table" }).press("Enter");
  for (const [name, start] of [
    ["SVG", "<svg"],
    ["PNG", "\u0089PNG"],
  ]) {
    const coming = page.waitForEvent("download");
    await part.getByRole("button", { name }).press("Enter");
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`omnimeter-normal.${name.toLowerCase()}`);
    const pieces = [];
    for await (const piece of await file.createReadStream()) pieces.push(piece);
    const text = Buffer.concat(pieces).toString("latin1");
    expect(text.startsWith(start)).toBe(true);
    if (name === "SVG") expect(text).toContain("The store carries half of the revenue");
  }
});

// @ts-check
/** Form fields with their errors: said at the field, summed up on top, reachable by keyboard, and nothing applied. */
import { examples as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { test as base, expect, expectAccessible, goTo, openSample, test as page_ } from "./page.mjs";

const test = /** @type {typeof base.extend<{ form: import("@playwright/test").Page }>} */ (base.extend)({
  form: async ({ page, watch }, use) => {
    const { url, close } = await serve({ root: folder, port: 0 });
    await page.goto(`${url}form.html`);
    await expect(page.locator("#normal").getByLabel("Hours")).toBeVisible();
    expect(watch.errors).toEqual([]);
    await use(page);
    await close();
  },
});

test("errors are said at their fields and summed up on top, where the focus goes", async ({ form }) => {
  const part = form.locator("#normal");
  await part.getByLabel("To (included)").fill("2025-12-31");
  await part.getByLabel("Hours").fill("a few");
  await form.keyboard.press("Enter");
  const summary = part.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("heading")).toHaveText("There is a problem");
  await expect(summary.getByRole("link")).toHaveText([
    "The end must be on or after the start, 2026-01-01.",
    "Enter a number of hours, not a few.",
  ]);
  await expect(form).toHaveTitle("Error: Form");
  const hours = part.getByLabel("Hours");
  await expect(hours).toHaveAttribute("aria-invalid", "true");
  await expect(hours).toHaveAccessibleDescription("For example 4 or 0.5. Error: Enter a number of hours, not a few.");
  await expect(part.getByLabel("From")).not.toHaveAttribute("aria-invalid");
  await expect(part.locator("output")).toBeEmpty();
  await expectAccessible(form, "form with errors");

  // By keyboard: the second link leads to its field.
  await form.keyboard.press("Tab");
  await form.keyboard.press("Tab");
  await form.keyboard.press("Enter");
  await expect(hours).toBeFocused();
  expect(new URL(form.url()).hash).toBe("");
  await form.keyboard.press("Control+A");
  await form.keyboard.type("1,5");
  await form.keyboard.press("Enter");
  await expect(summary.getByRole("link")).toHaveCount(1);
  await part.getByLabel("To (included)").fill("2026-01-31");
  await part.getByRole("button", { name: "Apply" }).click();
  await expect(part.getByRole("alert")).toHaveCount(0);
  await expect(form).toHaveTitle("Form");
  await expect(part.locator("output")).toContainText('"to":"2026-01-31","hours":"1,5"');
});

test("a date begun and not finished is no empty date", async ({ form }) => {
  const part = form.locator("#normal");
  await part.getByLabel("To (included)").focus();
  await form.keyboard.type("12");
  await part.getByRole("button", { name: "Apply" }).click();
  await expect(part.getByRole("alert")).toContainText("Enter the whole date");
  await expect(part.locator("output")).toBeEmpty();
});

page_("the period and the definitions refuse what cannot be, and keep what can", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await bench.getByRole("button", { name: /^Period/ }).click();
  await bench.getByLabel("To (included)").fill("2020-01-01");
  await bench.getByRole("button", { name: "Apply" }).click();
  await expect(bench.locator(".error-summary")).toContainText(
    "The end must be on or after the start, 1 November 2025.",
  );
  await expect(bench).toHaveTitle("Error: Overview · Omnimeter");
  await bench.keyboard.press("Escape");
  await expect(bench).toHaveTitle("Overview · Omnimeter");

  const panel = bench.getByRole("dialog");
  const value = panel.locator(".explained strong");
  const openRate = async () => {
    await bench.keyboard.press("Control+k");
    await bench.getByRole("combobox", { name: "A room, an indicator, an action" }).fill("conversion rate");
    await bench.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Conversion rate");
  };
  await openRate();
  const before = (await value.textContent()) ?? "";
  const hours = panel.getByLabel("Hours a session is given to order");
  await expect(hours).toHaveValue("4");
  await hours.fill("-1");
  await bench.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toContainText("Enter a number of hours from 0 to 720");
  await hours.fill("0");
  await bench.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await expect(value).not.toHaveText(before);
  await bench.keyboard.press("Escape");
  // Remembered when the page closes, and undone like any choice.
  await bench.evaluate(() => dispatchEvent(new Event("pagehide")));
  expect(await bench.evaluate(() => JSON.stringify({ ...localStorage }))).toContain("session_grace_hours");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await openRate();
  await expect(hours).toHaveValue("4");
  await expect(value).toHaveText(before);
});

test("figures that arrive while one types take nothing away; another subject begins anew", async ({ form }) => {
  const part = form.locator("#normal");
  const give = (/** @type {Record<string, unknown>} */ given) =>
    part.locator("om-form").evaluate((element, what) => {
      const one = /** @type {any} */ (element);
      Object.assign(one, what, { values: { ...one.values, .../** @type {object} */ (what.values) } });
    }, given);
  await part.getByLabel("Hours").fill("a few");
  await give({ values: { hours: "9", zone: "UTC" } });
  await expect(part.getByLabel("Zone")).toHaveValue("UTC");
  await expect(part.getByLabel("Hours")).toHaveValue("a few");
  await part.getByRole("button", { name: "Apply" }).click();
  await expect(part.getByRole("alert")).toContainText("Enter a number of hours, not a few.");
  await give({ values: { zone: "Europe/Paris" } });
  await expect(part.getByRole("alert")).toContainText("Enter a number of hours, not a few.");
  await part.getByLabel("Hours").fill("7");
  await part.getByRole("button", { name: "Apply" }).click();
  await expect(part.locator("output")).toContainText('"hours":"7"');
  // What was applied is no draft any more: an undo is shown.
  await give({ values: { hours: "8" } });
  await expect(part.getByLabel("Hours")).toHaveValue("8");
  await part.getByLabel("Hours").fill("draft");
  await give({ name: "other", values: {} });
  await expect(part.getByLabel("Hours")).toHaveValue("8");
});

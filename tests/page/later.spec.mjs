// @ts-check
/** What comes after the first screen: there before the network goes, and waited for calmly where it is slow. */
import { expect, goTo, openSample, test, texts } from "./page.mjs";
import { test as bare } from "./site.mjs";

const ROOMS = ["journey", "attribution", "customers", "tests", "targets", "maturity", "voice", "channels", "report"];
const EN = texts("en");
const FR = texts("fr");

test("once the page is there, every room, dialog and language is, without a network", async ({
  bench,
  context,
  site,
  watch,
}) => {
  await context.setOffline(true);
  await openSample(bench);
  for (const room of ["overview", ...ROOMS]) {
    await goTo(bench, EN[`room.${room}`]);
    await expect(bench.getByText(EN["coming.wait"])).toHaveCount(0);
    await expect(bench.locator("#room > *").first()).toBeVisible();
  }
  await bench.getByRole("button", { name: "Search" }).click();
  await expect(bench.getByRole("dialog")).toBeVisible();
  await bench.keyboard.press("Escape");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText(FR["room.report"]);
  expect(site.requests).toEqual([]);
  expect(watch.requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([]);
});

bare("a room whose script is slow says that it comes, and opens by itself", async ({ page, site }) => {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((/** @type {(value: void) => void} */ resolve) => {
    release = resolve;
  });
  await page.route(/room-targets-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}#targets`, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: EN["room.targets"] })).toBeVisible();
  await expect(page.locator(".empty[aria-busy=true] [role=status]")).toHaveText(EN["coming.wait"]);
  release();
  await expect(page.getByText(EN["coming.wait"])).toHaveCount(0);
  await expect(page.getByRole("button", { name: EN["targets.add"] }).first()).toBeVisible();
});

bare("a room whose script does not come says so, and the others work", async ({ page, site }) => {
  await page.route(/room-voice-/, (route) => route.abort());
  await page.goto(`${site.url}#voice`);
  await expect(page.locator(".empty [role=status]")).toHaveText(EN["coming.failed"]);
  await goTo(page, EN["room.customers"]);
  await expect(page.getByText(EN["coming.failed"])).toHaveCount(0);
});

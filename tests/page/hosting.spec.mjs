// @ts-check
/** The built folder on any static host, below any path. */
import { expect, test } from "./site.mjs";

const PREFIX = "clients/maison verdier/2026";

test.use({ prefix: PREFIX });

test("served from a subfolder, everything is found below it and works", async ({ page, site }) => {
  /** @type {string[]} */
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`));
  await page.goto(new URL(encodeURI(site.url)).href);
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.getByRole("article", { name: "commandes.csv" })).toContainText("12,647", { timeout: 20_000 });
  await page.getByRole("link", { name: "See the overview" }).click();
  await expect(page.locator(".lead")).toContainText("€459k", { timeout: 20_000 });
  // A copied link leads to the same room.
  const link = page.url();
  expect(link).toMatch(/\/2026\/#overview/);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  expect(wrong).toEqual([]);
  const below = `/${encodeURI(PREFIX)}/`;
  expect(site.requests.filter((one) => !one.startsWith(below))).toEqual([]);
});

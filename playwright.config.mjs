// @ts-check
import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/lib/chromium.mjs";

const report = process.env.OMNIMETER_PLAYWRIGHT_JSON;

export default defineConfig({
  testDir: "tests/page",
  testMatch: "**/*.spec.mjs",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  // Two slow cores may do something else meanwhile.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags },
  },
});

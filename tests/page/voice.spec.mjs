// @ts-check
/** The Voice & service room: what customers say and how they are served, from files to figures. */
import { mentionsText, surveysText, ticketsText } from "./listening-files.mjs";
import { addFiles, expect, expectAccessible, goTo, test, tile } from "./page.mjs";

const FILES = { "surveys.csv": surveysText(), "tickets.csv": ticketsText(), "mentions.csv": mentionsText() };

/** @param {import("@playwright/test").Page} bench */
async function open(bench) {
  await addFiles(bench, FILES);
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(bench, "Voice & service");
  await expect(bench.getByRole("heading", { name: "Service, channel by channel" })).toBeVisible();
}

test("questions stand apart, with intervals, distribution, channels and the rate of answers", async ({ bench }) => {
  await open(bench);
  await expect(tile(bench, "Net Promoter Score (NPS)")).toContainText("answers");
  const questions = bench.locator(".card.questions");
  for (const name of ["NPS (0–10)", "CSAT (1–5)", "CES (1–5, low = good)", "CES (1–7, high = good)"])
    await expect(questions.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(questions.getByRole("list", { name: /^Answers by score, .*NPS/ })).toBeVisible();
  await expect(questions).toContainText("Response rates");
  await expect(questions.getByRole("row", { name: /^NPS 80 / })).toContainText("%");
  await expectAccessible(bench, "voice");
});

test("three kinds of feedback stand side by side by phase, with coded words", async ({ bench }) => {
  await open(bench);
  const grid = bench.locator(".card.phases");
  await expect(grid.getByRole("columnheader")).toHaveText([
    "Phase",
    "Direct: they were asked",
    "Indirect: they said it",
    "Inferred: they did it",
    "Words that come back (persons)",
  ]);
  const service = grid.getByRole("row", { name: /^service/ });
  await expect(service).toContainText("CES (1–5, low = good)");
  await expect(service).toContainText("Sentiment of requests");
  await expect(service).toContainText("Repeat contacts");
  await expect(grid.getByRole("row", { name: /^awareness/ })).toContainText("Sentiment of mentions");
  await expect(grid.getByRole("row", { name: /^decision/ })).toContainText("CSAT (1–5)");
  const themes = bench.locator(".card.themes");
  await expect(themes.getByRole("row", { name: /^livraison/ }).first()).toBeVisible();
  // No comment is shown anywhere.
  await expect(bench.locator("main")).not.toContainText("La livraison est en retard et le livreur");
  await expect(bench.locator(".card.loop")).toContainText("followed by a request of the same customer within 7 days");
});

test("service by channel, changes of channel, and business hours that shorten the waits", async ({ bench }) => {
  await open(bench);
  const service = bench.locator(".card.service");
  await expect(service.getByRole("row", { name: /^All channels/ })).toContainText("240 requests");
  await expect(service.getByRole("row", { name: /^Chat/ })).toContainText("%");
  await expect(service).toContainText("log-rank of each channel");
  await expect(bench.getByRole("heading", { name: /^Half of the requests are solved within/ })).toBeVisible();
  await expect(bench.locator(".card.pairs").getByRole("table").first()).toContainText("Magasin");
  await expect(service).toContainText("Waits at all hours");
  const all = await service.getByRole("row", { name: /^All channels/ }).innerText();
  const hours = bench.getByLabel("Business hours of the service");
  await hours.fill("always");
  await hours.press("Enter");
  await expect(bench.getByText("Enter days and hours, such as mon-fri 9:00-18:00.").first()).toBeVisible();
  await hours.fill("mon-fri 9:00-18:00");
  await hours.press("Enter");
  await expect(service).toContainText(/Waits counted within business hours: .*mon-fri 9:00-18:00/);
  expect(await service.getByRole("row", { name: /^All channels/ }).innerText()).not.toBe(all);
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(service).toContainText("Waits at all hours");
});

test("without a file of the voice, the room says what would open it", async ({ bench }) => {
  await bench
    .getByRole("navigation")
    .getByRole("link", { name: /^Voice & service/ })
    .click();
  await expect(bench.getByRole("heading", { level: 1, name: "Voice & service" })).toBeVisible();
  await expect(bench.locator("main")).not.toContainText("Service, channel by channel");
});

// @ts-check
/** The Journey room: the reading of the scale, the grid with goals, the map put right by hand, notes; and that all of it comes back. */
import { expect, expectAccessible, goTo, openSample, settle, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const card = (/** @type {Page} */ bench, /** @type {string} */ name) =>
  bench.locator("section.card").filter({ has: bench.getByRole("heading", { name, exact: true, level: 2 }) });

const LONG = { timeout: 60_000 };

test("the sample’s journey: scale, grid, bridges, funnel, moments, overlap, routes", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Journey");
  const scale = card(bench, "Multichannel, cross-channel or omnichannel?");
  await expect(scale.getByRole("row", { name: /^Customers of two channels or more Cross-channel \d+%/ })).toBeVisible(
    LONG,
  );
  await expect(scale.locator("[aria-current=step]")).toHaveCount(1);

  const grid = card(bench, "Indicators by phase and channel");
  await expect(grid).toContainText(/\d+% of the \d+ cells where a figure could be have one\./, LONG);
  await expect(grid).toContainText("Not yet said: Awareness, Consideration, Decision, Service and Loyalty.");
  await expect(grid.getByRole("rowheader", { name: /^Decision/ })).toContainText("Conversion rate");
  await expect(grid.locator(".state-computed").first()).toContainText("n = ");
  await expect(grid.locator(".state-not-applicable").first()).toContainText("not applicable");

  const bridges = card(bench, "Bridges between channels");
  await expect(bridges.getByRole("row").nth(1)).toContainText("→");
  const funnel = card(bench, "From phase to phase");
  await expect(funnel.locator(".lead")).toContainText(/^Most is lost from “.+” to “.+”.*: \d+% of [\d,]+ customers\.$/);
  await expect(card(bench, "Moments of truth")).toContainText("Association, not cause");
  await expect(
    bench.locator("om-heat-matrix").filter({ hasText: /of customers met two channels or more/ }),
  ).toBeVisible();
  const graph = bench.locator("om-chart").filter({ hasText: "An arrow goes from the channel met before" });
  await expect(graph.getByRole("heading")).toContainText(/^\d+% of .+ customers had met .+ before$/);
  await graph.getByRole("button", { name: "Table" }).click();
  await expect(graph.getByRole("table")).toContainText("Met before");
  await graph.getByRole("button", { name: "Table" }).click();
  await expect(card(bench, "Routes between screen and shop")).toContainText("seen online, bought in a shop");
  await expect(bench.locator("main")).not.toContainText("NaN");
  await expectAccessible(bench, "the journey");
  for (const width of [1440, 390]) {
    await bench.setViewportSize({ width, height: 900 });
    await settle(bench);
    expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test("phases are filled in, made four, and undone; a point of contact is moved, owned and explored; notes stay", async ({
  bench,
}) => {
  await openSample(bench);
  await goTo(bench, "Journey");
  const grid = card(bench, "Indicators by phase and channel");
  await expect(grid.locator(".state-computed").first()).toBeVisible(LONG);
  const phases = bench.locator(".journey-phases");
  await phases.locator("summary").click();
  await bench.getByLabel("Kind of business").selectOption("Services");
  await bench.getByRole("button", { name: "Fill in usual goals and indicators" }).click();
  await expect(grid.getByRole("rowheader", { name: /^Service/ })).toContainText("Solve it at the first contact", LONG);
  await expect(grid).not.toContainText("Not yet said");
  await bench.getByRole("button", { name: "Edit: Decision" }).click();
  await bench.getByLabel("Its one goal").fill("");
  await phases.getByRole("button", { name: "Apply" }).first().click();
  await expect(phases.locator(".error-summary")).toContainText("Say one goal.");
  await bench.getByLabel("Its one goal").fill("Sell without a queue");
  await bench.getByLabel("Name of the phase").fill("Purchase");
  await phases.getByRole("button", { name: "Apply" }).first().click();
  await expect(grid.getByRole("rowheader", { name: /^Purchase/ })).toContainText("Sell without a queue", LONG);
  await bench.getByRole("button", { name: "Four phases" }).click();
  await expect(grid.getByRole("rowheader")).toHaveCount(4, LONG);
  await expect(card(bench, "From phase to phase")).toContainText("Discovery: ", LONG);
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(grid.getByRole("rowheader")).toHaveCount(5, LONG);

  const points = card(bench, "Points of contact");
  const select = points.getByRole("combobox", { name: /^Phase of .+, consideration$/ }).first();
  const named = (await select.getAttribute("aria-label")) ?? "";
  const channel = named.replace(/^Phase of (.+), consideration$/, "$1");
  await select.selectOption("service");
  await expect(points).toContainText("was consideration", LONG);
  const owner = points.getByRole("textbox", { name: `Owner of ${channel}, service` }).first();
  await owner.fill("Care team");
  await owner.press("Tab");
  await expect(owner).toHaveValue("Care team");
  await card(bench, "Before and after").getByRole("combobox").selectOption(`${channel} · service`);
  await expect(card(bench, "Before and after")).toContainText(/n = [\d,]+ passages/, LONG);
  await expect(bench.getByRole("heading", { name: "Right before" })).toBeVisible();

  const notes = card(bench, "Notes on the map");
  await notes.getByRole("button", { name: "Add the note" }).click();
  await expect(notes).toContainText("Say what was seen or said.");
  await notes.getByRole("combobox", { name: /^Kind/ }).selectOption("Mystery visit");
  await notes.getByRole("combobox", { name: /^By/ }).selectOption("Stores");
  await notes.getByLabel("What was seen or said").fill("Nobody finds the collection desk");
  await notes.getByRole("button", { name: "Add the note" }).click();
  await expect(notes.getByRole("listitem")).toContainText("Nobody finds the collection desk");
  await expect(grid.getByRole("row").nth(1)).toContainText("Nobody finds the collection desk");

  // The page comes back with all of it.
  await bench.reload();
  await goTo(bench, "Data");
  await openSample(bench);
  await goTo(bench, "Journey");
  await expect(notes.getByRole("listitem")).toContainText("Nobody finds the collection desk", LONG);
  await expect(owner).toHaveValue("Care team", LONG);
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByRole("heading", { name: "Les ponts entre canaux" })).toBeVisible();
  await expectAccessible(bench, "le parcours");
});

// @ts-check
/** The Channels room: changes on a channel beside the whole, budgets by fitted curves, incentives by shop and team. */
import { addFiles, expect, expectAccessible, goTo, settle, test } from "./page.mjs";

const MOVED = `order_id,customer_id,ordered_at,channel,amount
M0,C9,2026-01-08,web,0
M1,C1,2026-01-09,web,100
M2,C1,2026-01-16,store,130
M3,C2,2026-01-17,store,40
M4,C3,2026-01-21,store,0
`;
const TEAMS = `order_id,customer_id,ordered_at,channel,fulfilment,store,team,amount
A1,C1,2026-01-05,web,click_collect,Lyon,Counter,100
A2,C1,2026-01-20,store,in_store,Lyon,Shoes,60
`;

/** Weeks of ads, spent on by steps of ten, that bring 400 + 60 · √spend; flyers are spent on evenly. */
function weeks() {
  const day = (/** @type {number} */ at) => new Date(Date.UTC(2025, 0, 6 + at)).toISOString().slice(0, 10);
  const all = Array.from({ length: 31 }, (_, week) => ({ start: 7 * week, spend: 10 + 10 * ((week * 7) % 13) }));
  const sold = all.map(
    ({ start, spend }, at) => `A${at},C${at},${day(start + 3)},store,${(400 + 60 * Math.sqrt(spend)).toFixed(2)}`,
  );
  const met = all.map(({ start }, at) => `C${at},${day(start + 2)}T00:00:00Z,ads`);
  const spent = all.flatMap(({ start, spend }) => [
    `${day(start)},${day(start + 6)},ads,${spend},advertising`,
    `${day(start)},${day(start + 6)},flyers,50,advertising`,
  ]);
  return {
    "orders.csv": `order_id,customer_id,ordered_at,channel,amount\nB,,${day(0)},store,1\n${sold.join("\n")}\n`,
    "touches.csv": `customer_id,at,channel\n${met.join("\n")}\n`,
    "costs.csv": `period,date_to,channel,cost,kind\n${spent.join("\n")}\n`,
  };
}

/** @param {import("@playwright/test").Page} page @param {string} name */
const card = (page, name) =>
  page.locator("main .card").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** @param {import("@playwright/test").Page} page */
async function narrow(page) {
  await page.setViewportSize({ width: 390, height: 900 });
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test("a change gains on its channel and takes from another: both in one row, undone and kept", async ({
  bench: page,
}) => {
  await addFiles(page, { "orders.csv": MOVED });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(page, "Channels");
  const changes = card(page, "A change: what it gains on its channel, and on the whole");
  await changes.getByLabel("Channel", { exact: true }).fill("kiosk");
  await changes.getByRole("button", { name: "Apply" }).click();
  await expect(changes.getByRole("alert")).toContainText("Give a channel of the files.");
  await changes.getByLabel("What was changed").fill("Express counter");
  await changes.getByLabel("Channel", { exact: true }).fill("store");
  await changes.getByLabel("First day").fill("2026-01-15");
  await changes.getByLabel("Days after, and as many before").fill("7");
  await changes.getByRole("button", { name: "Apply" }).click();
  const row = changes.getByRole("row", { name: /^Express counter/ });
  await expect(row).toContainText("+€170.00");
  await expect(row).toContainText("−€100.00");
  await expect(row).toContainText("+€70.00");
  await expect(row).toContainText("within noise");
  await changes.locator("summary").click();
  await expectAccessible(page, "a change");
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Redo the change" }).click();
  await expect(row).toBeVisible();
  await narrow(page);
});

test("curves where spend varies, budgets tried beside the best, limits that cannot be met", async ({ bench: page }) => {
  await addFiles(page, weeks());
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(page, "Channels");
  const curves = card(page, "Budget: what spend does");
  await expect(curves.getByRole("row", { name: /^ads/ })).toContainText("curve fitted");
  await expect(curves.getByRole("row", { name: /^ads/ })).toContainText("0.5");
  await expect(curves.getByRole("row", { name: /^flyers/ })).toContainText("spend does not vary enough");
  await expect(page.getByRole("heading", { name: /^ads: at a spend of/ })).toBeVisible();
  const plans = card(page, "Budgets compared");
  await plans.getByLabel("Name", { exact: true }).fill("More ads");
  await plans.getByLabel("ads: spend a period").fill("200");
  await plans.getByRole("button", { name: "Apply" }).last().click();
  const tried = plans.getByRole("row", { name: /^More ads/ });
  await expect(tried).toContainText("€200.00");
  await expect(tried).toContainText("beyond what was seen");
  await plans.getByLabel("ads: at most").fill("20");
  await plans.getByRole("button", { name: "Apply" }).first().click();
  await expect(plans.getByRole("row", { name: /^Best share-out/ })).toContainText("the maximums do not let the whole");
  await expectAccessible(page, "budgets");
  await narrow(page);
});

test("incentives of a shop’s and of a team’s own", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": TEAMS });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(page, "Channels");
  const keys = card(page, "Allocation keys");
  await keys.getByRole("button", { name: "Add a key" }).click();
  await keys.getByLabel("Tell teams apart").check();
  const parties = card(page, "What each one is credited with");
  await expect(parties.getByRole("row", { name: /team Counter/ })).toContainText("€30.00");
  await keys.getByText("Incentives of a shop’s or a team’s own").click();
  const own = keys.locator("details");
  await own.getByLabel("Team", { exact: true }).fill("Nobody");
  await own.getByLabel("Incentive, in per cent", { exact: true }).fill("2");
  await own.getByRole("button", { name: "Apply" }).click();
  await expect(own.getByRole("alert")).toContainText("Choose from the list offered.");
  await own.getByLabel("Team", { exact: true }).fill("Shoes");
  await own.getByRole("button", { name: "Apply" }).click();
  await expect(own.getByText("Shoes: 2.00%")).toBeVisible();
  // Two per cent of 60, and nothing for the others.
  await expect(parties.getByRole("row", { name: /team Shoes/ })).toContainText("€1.20");
  await expect(parties.getByRole("row", { name: /team Counter/ })).toContainText("€0.00");
  await expectAccessible(page, "incentives");
  await narrow(page);
});

// @ts-check
/** The Channels room: the result of all channels, and allocation keys by slider. */
import { addFiles, expect, expectAccessible, goTo, openSample, settle, test } from "./page.mjs";

const ORDERS = `order_id,customer_id,ordered_at,channel,fulfilment,store,amount
A1,C1,2026-01-05,web,click_collect,Lyon,100
A2,C1,2026-01-20,store,in_store,Lyon,60
A3,C2,2026-01-22,web,delivery,,50
`;
const TOUCHES = "customer_id,at,channel\nC1,2026-01-15T10:00:00Z,web\n";
const COSTS = "period,channel,cost,kind\n2026-01,web,40,acquisition\n2026-01,store,90,rent\n2026-01,shared,21,rent\n";

/** @param {import("@playwright/test").Page} page @param {string} name */
const card = (page, name) =>
  page.locator("main .card").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("three kinds of evidence on a channel in the red, and the areas it is in", async ({ bench: page }) => {
  const who = Array.from({ length: 100 }, (_, at) => ({ at, area: Math.floor(at / 10) }));
  const spent = ({ area = 0 }) => (area < 5 ? 20 + 2 * area : 10 + 2 * (area - 5));
  const orders = who.map(({ at, area }) => `A${at},C${at},2026-01-31,web,${spent({ area })}`).join("\n");
  await addFiles(page, {
    "orders.csv": `order_id,customer_id,ordered_at,channel,amount\n${orders}\nS1,C1,2026-01-30,store,4\n`,
    "customers.csv": `customer_id,postcode\n${who.map(({ at, area }) => `C${at},${10 + area}000`).join("\n")}\n`,
    "costs.csv": "period,channel,cost,kind\n2026-01,store,100,rent\n",
    "touches.csv": "customer_id,at,channel\nC1,2026-01-29T10:00:00Z,web\n",
  });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(4);
  await goTo(page, "Channels");
  const evidence = card(page, "What a channel does for the others, by three kinds of evidence");
  const areas = evidence.getByRole("row", { name: /^store.*areas/ });
  await expect(areas).toContainText("needs “Postcode” and “Channel” in Stores");
  const form = evidence.locator("om-form");
  await form.getByLabel("Channel", { exact: true }).fill("store");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(form.getByRole("alert")).toContainText("two characters at least, or a first day");
  await form.getByLabel("Postcodes, or how they begin").fill("10, 11, 12, 13, 14");
  await form.getByRole("button", { name: "Apply" }).click();
  await expect(areas).toContainText("€500.00");
  await expect(areas).toContainText("covers the loss, even at the lower end · 5 areas with it, 5 without");
  await expectAccessible(page, "evidence");
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await expect(areas).not.toContainText("€500.00");
});

test("the result of all channels, and a key moved by slider, undone and kept", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": ORDERS, "touches.csv": TOUCHES, "costs.csv": COSTS });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(page, "Channels");
  const result = card(page, "Result of all channels");
  await expect(result).toContainText("Shared by all: shared.");
  await expect(result).toContainText("The margin rate is not set");
  await expect(result.getByRole("row", { name: /^web/ })).toContainText("€15");
  await result.getByRole("combobox", { name: "Shared costs are split" }).selectOption("orders");
  await expect(result.getByRole("row", { name: /^web/ })).toContainText("€14");
  const crossed = card(page, "A channel in the red may be worth keeping");
  await expect(crossed.getByRole("row", { name: /^store/ })).toContainText("does not pay, even so");

  const keys = card(page, "Allocation keys");
  await expect(keys).toContainText("2 sales have several contributors: €160.00 of €210.00.");
  await keys.getByRole("button", { name: "Add a key" }).click();
  const parties = card(page, "What each one is credited with");
  // 30 of the collected order, less a tenth of 60.
  await expect(parties.getByRole("row", { name: /Lyon/ })).toContainText("€84");
  const slider = keys.getByRole("slider", { name: /^Of a collected order/ });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "31%");
  await expect(parties.getByRole("row", { name: /Lyon/ })).toContainText("€85");
  await expect(
    card(page, "What each key moves, and how fair it is").getByRole("row", { name: /^Key 1/ }),
  ).toContainText("€210");
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", "30%");
  await keys.getByLabel("Incentive, in per cent of what is credited").fill("10");
  await keys.getByRole("button", { name: "Apply" }).click();
  await expect(parties.getByRole("row", { name: /Lyon/ })).toContainText("€8.40");
  await page.getByText("Sales and those who had a part in them").click();
  await expect(card(page, "Contributors, sale by sale").getByRole("row", { name: /2026-01-05/ })).toContainText("Lyon");
  await expectAccessible(page, "keys");
  // The files have to be given again; what was chosen is there.
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Channels" })).toBeVisible();
  await goTo(page, "Data");
  await addFiles(page, { "orders.csv": ORDERS, "touches.csv": TOUCHES, "costs.csv": COSTS });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(page, "Channels");
  await expect(slider).toHaveAttribute("aria-valuetext", "30%");
  await page.setViewportSize({ width: 390, height: 900 });
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("shares that go beyond a sale are told, and accounts find their channel", async ({ bench: page }) => {
  const ledger = "EcritureDate,CompteNum,CompteLib,Debit,Credit\n20260105,623000,Pub,30,0\n20260122,641000,Pay,70,0\n";
  await addFiles(page, { "orders.csv": ORDERS, "accounting.csv": ledger });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(2);
  await goTo(page, "Channels");
  await expect(card(page, "Accounts that no channel bears yet").getByRole("row")).toHaveCount(3);
  const accounts = card(page, "Accounts and the channels that bear them");
  await accounts.getByLabel("Account", { exact: true }).fill("623");
  await accounts.getByLabel("Channel", { exact: true }).fill("web");
  await accounts.getByLabel("Kind of cost").fill("Marketing");
  await accounts.getByRole("button", { name: "Apply" }).click();
  await expect(accounts.getByText("623: web, Marketing")).toBeVisible();
  await expect(card(page, "Result of all channels").getByRole("row", { name: /^web/ })).toContainText("€30");
  await expect(card(page, "Accounts that no channel bears yet").getByRole("row")).toHaveCount(2);

  const keys = card(page, "Allocation keys");
  await keys.getByRole("button", { name: "Add a key" }).click();
  for (const name of [/^Of a collected order/, /^Of an online sale/]) {
    await keys.getByRole("slider", { name }).focus();
    await page.keyboard.press("End");
  }
  await expect(keys.getByRole("alert")).toContainText("these two shares together go beyond 100%");
});

test("the sample has a result and keys", async ({ bench: page }) => {
  await openSample(page);
  await goTo(page, "Channels");
  await expect(card(page, "Result of all channels").getByRole("row", { name: /^All channels/ })).toBeVisible();
  await card(page, "Allocation keys").getByRole("button", { name: "Add a key" }).click();
  await expect(
    card(page, "What each key moves, and how fair it is").getByRole("row", { name: /^Key 1/ }),
  ).toBeVisible();
});

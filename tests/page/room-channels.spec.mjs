// @ts-check
/** The Channels room: what channels bring and cost, the ways between them, any figure by its parts. */
import { addFiles, expect, expectAccessible, goTo, openSample, test } from "./page.mjs";

const ORDERS = `order_id,customer_id,ordered_at,channel,fulfilment,amount,type,original_order_id,store
A1,C1,2026-01-05,store,,100,sale,,Lyon
A2,C1,2026-01-20,web,ship,60,sale,,
A3,C2,2026-02-03,store,,40,sale,,Lyon
A4,C3,2026-02-04,web,click_collect,50,sale,,
A5,C3,2026-02-10,store,,-50,refund,A4,Nice
A6,C3,2026-02-11,store,,30,sale,,Nice
A7,C4,2026-03-20,web,ship,10,sale,,
`;
const TRAFFIC =
  "date,channel,store,visitors\n2026-01-05,store,Lyon,12\n2026-02-03,store,Lyon,8\n2026-02-11,store,Nice,5\n";

/** @param {import("@playwright/test").Page} page @param {string} name */
const card = (page, name) =>
  page.locator("main .card").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("revenue in three readings, returns elsewhere, shops, and a filter by shop", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": ORDERS, "traffic.csv": TRAFFIC });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(2);
  await goTo(page, "Channels");
  const readings = card(page, "Three readings of revenue");
  await expect(readings.getByRole("row", { name: /^store/ })).toContainText("170");
  await expect(page.getByText("100.0% of returns are made on another channel than the purchase")).toBeVisible();
  const shops = card(page, "Shops");
  // Two sales among twenty visitors.
  await expect(shops.getByRole("row", { name: /^Lyon/ })).toContainText("10.0%");
  await expect(shops.getByRole("row", { name: /^Nice/ })).toContainText("20.0%");
  const ways = card(page, "The ways between screen and shop");
  await expect(ways.getByRole("row", { name: /^Buy online, return in the shop/ })).toContainText("6 days");
  await expect(ways.getByRole("row", { name: /^Order online, collect in the shop/ })).toContainText("Handed over at");
  await expectAccessible(page, "the room");

  await page.getByRole("button", { name: /^Shops/ }).click();
  await page.getByRole("checkbox", { name: "Lyon" }).check();
  await expect(readings.getByRole("row", { name: /^store/ })).toContainText("140");
  await expect(readings.getByRole("row", { name: /^web/ })).toHaveCount(0);
  await expect(page).toHaveURL(/store=Lyon/);
});

test("any figure by its parts: what is chosen is undone, and what cannot be told apart says why", async ({
  bench: page,
}) => {
  await openSample(page);
  await goTo(page, "Channels");
  const explorer = card(page, "Any figure by its parts");
  await expect(explorer.getByText(/Together: €/)).toBeVisible({ timeout: 20_000 });
  await expect(card(page, "Part by part").getByRole("row", { name: /Magasin/ })).toBeVisible();
  await explorer.getByRole("combobox", { name: "By", exact: true }).selectOption("month");
  await expect(card(page, "Part by part").getByRole("columnheader", { name: "Month" })).toBeVisible();
  await explorer.getByRole("combobox", { name: "Figure", exact: true }).selectOption("revenue_total");
  await expect(explorer.getByText("The parts add up to it.")).toBeVisible();
  await explorer.getByRole("combobox", { name: "By", exact: true }).selectOption("phase");
  await expect(explorer.getByText(/belong to no single phase/)).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(explorer.getByRole("combobox", { name: "By", exact: true })).toHaveValue("month");
  await expect(explorer.getByText("The parts add up to it.")).toBeVisible();
  await expect(card(page, "Strong and weak points").getByText(/comparisons? of a part/)).toBeVisible({
    timeout: 20_000,
  });
  await expectAccessible(page, "the room of the sample");
});

test("how far a figure moves with its definition stands in its explanation", async ({ bench: page }) => {
  await openSample(page);
  await goTo(page, "Overview");
  await page
    .getByRole("button", { name: /Omnichannel ratio/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/over 8 definitions/)).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole("table", {}).getByText("as set")).toBeVisible();
  await expectAccessible(page, "the explanation");
  await dialog.getByRole("radio", { name: "before refunds" }).check();
  await expect(dialog.getByRole("row").filter({ hasText: "as set" })).toContainText("before refunds");
});

test("how long one waits for what is collected", async ({ bench: page }) => {
  const rows = [
    "B1,C1,2026-01-05T10:00:00,web,click & collect,50,2026-01-06T10:00:00",
    "B2,C2,2026-01-06T10:00:00,web,click & collect,30,2026-01-08T20:00:00",
    "B3,C3,2026-01-07T10:00:00,web,click & collect,20,",
    "B4,C4,2026-01-20T10:00:00,store,delivery,70,2026-01-20T16:00:00",
  ];
  const head = "order_id,customer_id,ordered_at,channel,fulfilment,amount,collected_at";
  await addFiles(page, { "orders.csv": `${[head, ...rows].join("\n")}\n` });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(page, "Channels");
  const ways = card(page, "The ways between screen and shop");
  const collect = ways.getByRole("row", { name: /^Order online, collect in the shop/ });
  // One day, two days and ten hours, and one who still waits.
  await expect(collect).toContainText("2.4 days");
  await expect(collect.getByRole("cell").last()).toHaveText("1");
  await expect(ways.getByRole("row", { name: /^Order in the shop/ })).toContainText("6 hr");
});

// @ts-check
/** The Data room: what can be computed, who is who, what is worth a look. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, openSample, test } from "./page.mjs";

const SHOP = `order_id,customer_id,email,order_date,channel,amount
A1,C1,Ann@mail.fr,2026-01-05,Magasin,10
A2,C1,,2026-01-05,Magasin,10
A3,guest,eve@mail.fr,2026-01-06,magazin,20
`;
const TILL = `order_id,email,order_date,channel,amount
T1,ann@mail.fr,2026-01-07,Magasin,30
T2,,2026-01-08,Magasin,30
`;

test("says first what the files allow, and what to ask for", async ({ bench }) => {
  await addFiles(bench, { "shop.csv": SHOP });
  const ready = bench.locator(".readiness");
  await expect(ready).toContainText("indicators can be computed");
  await ready.getByText("Indicator by indicator").click();
  await expect(ready.getByRole("row", { name: /Total revenue/ })).toContainText("ready");
  await expect(ready.getByRole("row", { name: /acquisition cost/i })).toContainText("missing: ");
  await expect(ready.getByRole("listitem").first()).toContainText("A file of ");
  await expect(ready).toContainText("advertising platforms");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(ready).toContainText("régies publicitaires");
});

test("matches customers across files, by the keys that are ticked, and can be undone", async ({ bench }) => {
  await addFiles(bench, { "shop.csv": SHOP, "till.csv": TILL });
  const card = bench.locator(".identity");
  await expect(card).toContainText("2 people recognised");
  await expect(card.getByRole("row", { name: /shop\.csv/ })).toContainText("Customer number");
  await card.getByText("Rules of matching").click();
  await card.getByRole("checkbox", { name: "E-mail" }).uncheck();
  await expect(card).toContainText("1 person recognised");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(card).toContainText("2 people recognised");
  await expect(card.getByRole("checkbox", { name: "E-mail" })).toBeChecked();
});

test("lists what is worth a look, with its lines and what to do", async ({ bench }) => {
  await addFiles(bench, { "shop.csv": SHOP });
  const checks = bench.locator(".checks");
  await expect(checks).toContainText("1 sale much like another");
  await expect(checks).toContainText("“magazin” (1) and “Magasin” (2) are spelled nearly alike");
  const file = bench.getByRole("article", { name: "shop.csv" });
  await file.getByText("Columns filled: 1 incomplete").click();
  await expect(file.locator(".filled").getByText("66.7%")).toBeVisible();
});

test("what to ask for names the system at hand and its own header", async ({ bench }) => {
  const orders =
    "Name,Email,Financial Status,Created at,Total,Lineitem quantity,Lineitem name\n#1,a@b.fr,paid,2026-01-05 10:00:00 +0100,10.00,1,Mug\n";
  await addFiles(bench, { "orders_export.csv": orders });
  const asks = bench.locator(".readiness .asks");
  await expect(asks).toContainText("Shopify, Orders (Source)");
  await expect(asks).toContainText("Google Ads, Campaign report (");
  const card = bench.getByRole("article", { name: "orders_export.csv" });
  await expect(card).toContainText(/Customers known by\s*E-mail 100.0%/);
});

test("a copy with pseudonyms names nobody, and its key is kept nowhere", async ({ bench }) => {
  await addFiles(bench, { "till.csv": TILL });
  const card = bench.getByRole("article", { name: "till.csv" });
  await card.getByRole("button", { name: "Copy with pseudonyms of till.csv" }).click();
  const dialog = bench.getByRole("dialog");
  await dialog.getByLabel("Key").fill("short");
  await dialog.getByRole("button", { name: "Save the copy" }).click();
  await expect(dialog).toContainText("Enter a key of 12 characters at least.");
  await expectAccessible(bench, "the dialog of pseudonyms");
  await dialog.getByLabel("Key").fill("correct horse battery");
  const waiting = bench.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save the copy" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("till-pseudonyms.csv");
  const copy = fs.readFileSync(await file.path(), "utf8");
  expect(copy).toMatch(/^order_id,email,order_date,channel,amount\nT1,p[0-9a-f]{32}@pseudonym\.invalid,2026-01-07/);
  await expect(dialog.getByLabel("Key")).toHaveValue("");
  await bench.keyboard.press("Escape");
  await bench.evaluate(() => dispatchEvent(new Event("pagehide")));
  expect(await bench.evaluate(() => JSON.stringify(localStorage))).not.toContain("horse");
  await card.getByRole("button", { name: "Remove till.csv" }).click();
  await addFiles(bench, { "till-pseudonyms.csv": copy });
  await expect(bench.locator(".identity")).toContainText("1 person recognised");
});

test("is accessible with the sample, wide and narrow, in both languages", async ({ bench }) => {
  await openSample(bench);
  await expect(bench.locator(".checks")).toBeVisible();
  await expectAccessible(bench, "the Data room");
  await bench.setViewportSize({ width: 390, height: 844 });
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.locator(".readiness")).toContainText("indicateurs");
  await expectAccessible(bench, "the Data room on a narrow screen");
  const overflow = await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

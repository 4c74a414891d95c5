// @ts-check
/** What a file leaves in doubt: told with its place, asked on the client's own values, answered once. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, test, tile } from "./page.mjs";

const OPEN = `order_id,order_date,channel,amount
A1,03/04/2025,Web,1.234
A2,05/06/2025,Store,2.500
`;
/** A title above, a total below, and letters saved as UTF-8 twice. */
const DAMAGED = `Export du mois
order_id;order_date;channel;amount
A1;2026-01-05;TÃ©lÃ©phone;10
A2;2026-01-06;TÃ©lÃ©phone;20
A3;2026-01-07;Magasin;30
Total;;;60
`;

/** @param {import("@playwright/test").Page} bench @param {string} name */
const card = (bench, name) => bench.getByRole("article", { name });

test("both readings of a date stand side by side; the answer is one click, yours, and can be undone", async ({
  bench,
}) => {
  await addFiles(bench, { "open.csv": OPEN });
  const file = card(bench, "open.csv");
  const question = file.getByRole("region", { name: /“order_date”: day or month first/ });
  await expect(question).toContainText("03/04/2025 → 3 Apr 2025");
  await expect(question).toContainText("03/04/2025 → 4 Mar 2025");
  await expect(question).toContainText(/first on line 2 · 2 times\s*Read day first until you answer\./);
  await expectAccessible(bench, "a file with questions");
  await question.getByRole("button", { name: "Month first" }).click();
  await expect(question).toHaveCount(0);
  await expect(file).toContainText("Your answer for the column “order_date”: Month first.");
  await expect(file).toContainText("4 Mar – 6 May 2025");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(question).toBeVisible();
  await expect(file).toContainText("3 Apr – 5 Jun 2025");
});

test("thousands or decimals: the figure follows the answer, which the audit file keeps", async ({ bench }) => {
  await addFiles(bench, { "open.csv": OPEN });
  const question = card(bench, "open.csv").getByRole("region", { name: /“amount”: does the mark/ });
  await expect(question).toContainText("1.234 → 1,234");
  await expect(question).toContainText("1.234 → 1.234");
  await question.getByRole("button", { name: "Decimal comma" }).click();
  await expect(question).toHaveCount(0);
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€3,734");
  const saved = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  const audit = JSON.parse(fs.readFileSync(await (await saved).path(), "utf8"));
  expect(audit.mappings[0].mapping.fields.amount).toMatchObject({ decimal: "comma", grouping: "point" });
  expect(audit.mappings[0].mapping.fields.ordered_at.date_order).toBeUndefined();
});

test("damaged letters are offered for repair, and titles and totals are told", async ({ bench }) => {
  await addFiles(bench, { "damaged.csv": DAMAGED });
  const file = card(bench, "damaged.csv");
  await expect(file.locator(".warnings")).toContainText("Lines of title stand above the table");
  const question = file.getByRole("region", { name: /Letters look damaged/ });
  await expect(question).toContainText("Téléphone");
  await question.getByRole("button", { name: "Repair the letters" }).click();
  await expect(question).toHaveCount(0);
  await expect(file).toContainText("Your answer for the damaged letters: Repair the letters.");
  await expect(file).toContainText("UTF-8 saved twice");
});

test("the reading dialog asks too, as a draft, and says why each column was taken", async ({ bench }) => {
  await addFiles(bench, { "open.csv": OPEN });
  await bench.getByRole("button", { name: "Change the reading of open.csv" }).click();
  const dialog = bench.getByRole("dialog");
  await expect(dialog.getByRole("row", { name: /^Amount/ })).toContainText("name of the field · 100%");
  const question = dialog.getByRole("region", { name: /“order_date”/ });
  await question.getByRole("button", { name: "Month first" }).click();
  await expect(question).toHaveCount(0);
  await expect(dialog.locator(".readings tbody")).toContainText("4 Mar 2025");
  await expect(dialog.getByLabel("Order of day and month of Order date")).toHaveValue("month-first");
  await expectAccessible(bench, "the reading dialog with its questions");
  await dialog.getByLabel("Column for Sales channel").selectOption("order_id");
  await expect(dialog.getByRole("row", { name: /^Sales channel/ })).toContainText("your choice");
});

test("an amount in cents with its sign turned round counts as the mapping says", async ({ bench }) => {
  await addFiles(bench, {
    "cents.csv": "order_id,order_date,channel,amount\nA1,2026-01-05,Web,-1250\nA2,2026-01-06,Web,-750\n",
  });
  await bench.getByRole("button", { name: "Change the reading of cents.csv" }).click();
  const dialog = bench.getByRole("dialog");
  await dialog
    .getByRole("row", { name: /^Amount/ })
    .getByText("Sign and unit")
    .click();
  await dialog.getByLabel("Sign of Amount").selectOption("opposite");
  await dialog.getByLabel("Unit of Amount").selectOption("hundredths");
  await expect(dialog.locator(".readings tbody")).toContainText("12.5");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€20.00");
});

// @ts-check
/** Channels that are one under several names, and mappings kept as files of their own. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, test } from "./page.mjs";

const SHOP = `order_id,order_date,channel,amount
A1,2026-01-05,Web,10
A2,2026-01-06,Site,20
A3,2026-01-07,Magasin,30
A4,2026-01-08,magazin,5
A5,2026-01-09,Magasin,5
`;
/** Columns that say nothing by themselves: whoever knows them says it once. */
const ODD = "ref;quand;ou;combien\nA1;05/01/2026;Web;10,50\nA2;16/01/2026;Web;9,50\n";

/** @param {import("@playwright/test").Page} bench */
const saved = async (bench) => {
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  return fs.readFileSync(await (await waiting).path(), "utf8");
};

test("channels that seem one are merged by a click, others by their name, undone, and kept in the audit", async ({
  bench,
}) => {
  await addFiles(bench, { "shop.csv": SHOP });
  await bench.getByRole("button", { name: "Merge “magazin” into “Magasin”" }).click();
  const card = bench.locator(".channels");
  await expect(card).toContainText("“magazin” counts as “Magasin”");
  await expect(bench.locator(".checks")).not.toContainText("spelled nearly alike");
  await card.getByText("Rename or merge: 3 channels").click();
  await card.getByLabel("Name of “Site”").fill("Web");
  await card.getByLabel("Name of “Site”").press("Enter");
  await expect(card).toContainText("“Site” counts as “Web”");
  await expect(card).toContainText("Rename or merge: 2 channels");
  await expectAccessible(bench, "channels renamed");
  const audit = JSON.parse(await saved(bench));
  expect(audit.settings.definitions.channel_names).toEqual({ magazin: "Magasin", Site: "Web" });
  expect(audit.results.settings.all_channels).toEqual(["Magasin", "Web"]);
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(card).toContainText("Rename or merge: 3 channels");
  await expect(card).not.toContainText("“Site” counts as");
  await card.getByRole("button", { name: "Set apart “magazin”" }).click();
  await expect(bench.locator(".checks")).toContainText("spelled nearly alike");
});

test("a mapping is saved as a preset file, and read back for the next export with these columns", async ({ bench }) => {
  await addFiles(bench, { "odd.csv": ODD });
  const dialog = bench.getByRole("dialog");
  await dialog.getByLabel("What the file holds").selectOption("orders");
  for (const [field, column] of [
    ["Order number", "ref"],
    ["Order date", "quand"],
    ["Sales channel", "ou"],
    ["Amount", "combien"],
  ])
    await dialog.getByLabel(`Column for ${field}`, { exact: true }).selectOption(column);
  const waiting = bench.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save as a preset" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("odd.preset.json");
  const preset = fs.readFileSync(await file.path(), "utf8");
  expect(preset).not.toContain("A1");
  await bench.keyboard.press("Escape");
  // Beside a column more, and with other rows.
  const next = ODD.replace("combien", "combien;note").replace(/0\n/g, "0;x\n");
  await addFiles(bench, { "next.csv": next });
  await bench.keyboard.press("Escape");
  await addFiles(bench, { "odd.preset.json": preset });
  const card = bench.getByRole("article", { name: "next.csv" });
  await expect(card).toContainText("in the figures");
  await expect(card).toContainText("Read by your preset “odd”.");
  await expect(bench.getByRole("article", { name: "odd.csv" })).toContainText("in the figures");
  await expect(bench.locator(".presets")).toContainText("odd");
  expect(JSON.parse(await saved(bench)).presets).toMatchObject([{ name: "odd", mapping: { table: "orders" } }]);
  await bench.getByRole("button", { name: "Remove the preset “odd”" }).click();
  await expect(bench.locator(".presets")).toHaveCount(0);
});

test("a preset that is damaged says where, and changes nothing", async ({ bench }) => {
  const preset = {
    format: "omnimeter-preset",
    schema: 1,
    name: "x",
    mapping: { table: "orders", fields: { amount: 3 } },
  };
  await addFiles(bench, { "x.preset.json": JSON.stringify(preset) });
  await expect(bench.getByRole("alert")).toContainText("mapping.fields.amount should be an object");
  await expect(bench.locator(".presets")).toHaveCount(0);
});

// @ts-check
/** The Journey room: what each phase asks for, names of events put right, staff heard apart from customers. */
import { addFiles, expect, expectAccessible, goTo, settle, test } from "./page.mjs";

const ORDERS = `order_id,customer_id,ordered_at,channel,amount
A1,C1,2026-01-05T10:00:00Z,web,100
A2,C2,2026-01-30T10:00:00Z,store,50
`;
const TOUCHES = `customer_id,at,channel,kind
C1,2026-01-05T09:00:00Z,web,ajout au panier
C2,2026-01-10T09:00:00Z,web,add_to_cart
C2,2026-01-12T09:00:00Z,web,demande de devis
C2,2026-01-13T11:00:00Z,web,zorglub
`;
const TRAFFIC = `date,channel,reach,impressions,sessions,footfall,searches
2026-01-05,web,100,400,30,,12
2026-01-06,web,80,200,20,,8
2026-01-05,store,,,,70,
`;
const SURVEYS = `response_id,submitted_at,metric,score,scale_min,scale_max,respondent
R1,2026-01-05,nps,10,0,10,Client
R2,2026-01-06,nps,0,0,10,Vendeur
R3,2026-01-06,formation,5,1,5,collaborateur
R4,2026-01-07,formation,2,1,5,staff
`;

/** @param {import("@playwright/test").Page} page @param {string} name */
const card = (page, name) =>
  page.locator("main .card").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("what phases ask for is found or its column named, and events can be put right", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": ORDERS, "touches.csv": TOUCHES, "traffic.csv": TRAFFIC });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(page, "Journey");
  const asked = card(page, "What each phase asks for");
  await expect(asked.getByRole("row", { name: /Persons reached/ })).toContainText("on 1 channel");
  await expect(asked.getByRole("row", { name: /Stock look-ups/ })).toContainText("not there; this would give it");
  await expect(asked.getByRole("row", { name: /Requests for advice/ })).toContainText("not there");
  await expect(asked.getByRole("row", { name: /Abandoned baskets/ })).toContainText("on 1 channel");
  // Of the two baskets, one was ordered.
  const grid = page.locator("table.journey-table");
  await expect(grid).toContainText("Persons reached 100 to 180");
  await expect(grid).toContainText("Quotes asked for 1");
  await asked.getByText("4 names of events in the files, and what they stand for").click();
  await asked.getByRole("combobox", { name: "What zorglub stands for" }).selectOption("advice");
  await expect(asked.getByRole("row", { name: /Requests for advice/ })).toContainText("on 1 channel");
  await expectAccessible(page, "what phases ask for");
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await expect(asked.getByRole("row", { name: /Requests for advice/ })).toContainText("not there");
  await page.setViewportSize({ width: 390, height: 900 });
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("staff are heard beside the notes on training, and in no score of customers", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": ORDERS, "touches.csv": TOUCHES, "surveys.csv": SURVEYS });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(3);
  await goTo(page, "Journey");
  const staff = card(page, "Training of staff");
  await expect(staff).toContainText("Training felt to be enough 50.0%");
  await expect(staff).toContainText("share of scores 4 and 5, from 1 to 5");
  await expect(staff).toContainText("Nothing noted");
  const notes = page.locator(".journey-notes");
  await notes.getByLabel("Kind").selectOption("training");
  await notes.getByLabel("What was seen or said").fill("Two days on collection for every shop");
  await notes.getByRole("button", { name: "Add the note" }).click();
  await expect(staff).toContainText("Two days on collection for every shop");
  // Of customers one answered, with 10.
  await expect(page.locator("table.journey-table")).toContainText("100");
  await expectAccessible(page, "training of staff");
});

// @ts-check
/** What is recorded beside sales: kinds of channels, promotions, look-ups, mentions, feedback, systems. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, test } from "./page.mjs";

const ORDERS = `order_id,customer_id,ordered_at,channel,store,amount
A,C1,2026-01-05 10:00,Magasin,LYO,100
B,C2,2026-01-05 11:00,Magasin,LYO,40
C,,2026-01-06 12:00,Magasin,PAR,10
D,C1,2026-01-06 13:00,Site web,,25
E,,2026-01-12 10:00,Magasin,LYO,60
F,,2026-01-13 10:00,Amazon,,30
G,C3,2026-01-14 10:00,Zeta,,5
`;
const TICKETS = `ticket id,customer id,created at,via,status,order number
1,C1,2026-01-05 10:00,Instagram,solved,A
2,C2,2026-01-05 10:00,Live chat,open,B
`;
const TOUCHES = `customer_id,at,channel,device
C1,2026-01-02 10:00,Instagram,mobile
C2,2026-01-04 10:00,Webinaire,desktop
`;
const PROMOTIONS = `animation;date debut;date fin;magasin;nature;libelle;cout
P1;12/01/2026;12/01/2026;LYO;dégustation;Miel;80
P3;13/01/2026;14/01/2026;LYO;échantillon;Thé;20
`;
const LOOKUPS = `date;article;magasin;stock affiché;stock réel
2026-01-05;S1;LYO;3;3
2026-01-05;S2;LYO;en stock;0
2026-01-05;S3;PAR;rupture;4
2026-01-05;S4;PAR;5;2
`;
const MENTIONS = `date;source;texte;tonalité
2026-01-05;Twitter;Bravo;positif
2026-01-06;Twitter;Trop long;négatif
2026-01-07;Forum;Ouvert ?;neutre
`;
const SURVEYS = `date,canal,type de répondant,note,verbatim
2026-01-05,Magasin,Client,9,Bien
2026-01-05,E-mail,Poseur,4,Cotes fausses
2026-01-06,E-mail,Livreur,7,
`;

/** @param {import("@playwright/test").Page} bench */
const saved = async (bench) => {
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  return JSON.parse(fs.readFileSync(await (await waiting).path(), "utf8"));
};

test("a network attracts and serves, a chat and a webinar are channels, and a kind can be stated", async ({
  bench,
}) => {
  await addFiles(bench, { "shop.csv": ORDERS, "tickets.csv": TICKETS, "visits.csv": TOUCHES });
  const uses = bench.locator(".channels table.uses");
  const row = (/** @type {string} */ name) => uses.getByRole("row", { name: new RegExp(`^${name} `) });
  await expect(row("Instagram")).toContainText("1 touch");
  await expect(row("Instagram")).toContainText("1 ticket");
  await expect(row("Instagram").getByRole("combobox")).toHaveValue("");
  await expect(row("Instagram")).toContainText("Social network (by its name)");
  await expect(row("Live chat")).toContainText("Chat, bot (by its name)");
  await expect(row("Webinaire")).toContainText("Appointment, webinar (by its name)");
  await expect(row("Amazon")).toContainText("customers known: 0%");
  await expect(bench.locator(".channels")).toContainText("Mobile phone");
  await expect(bench.locator(".checks")).toContainText("does not say what it is: Zeta");
  await uses.getByLabel("Kind of “Zeta”").selectOption("store");
  await expect(bench.locator(".checks")).not.toContainText("Zeta");
  await expect(uses.getByLabel("Kind of “Zeta”")).toHaveValue("store");
  await expectAccessible(bench, "kinds of channels");
  const audit = await saved(bench);
  expect(audit.settings.definitions.channel_kinds).toEqual({ Zeta: "store" });
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(bench.locator(".checks")).toContainText("Zeta");
});

test("promotions are shown with the sales of their days and stores", async ({ bench }) => {
  await addFiles(bench, { "shop.csv": ORDERS, "animations.csv": PROMOTIONS });
  const card = bench.locator(".card.promotions");
  await expect(card).toContainText("1 promotion of 2 matched");
  const honey = card.getByRole("row", { name: /^Miel/ });
  await expect(honey).toContainText("1 order €60");
  await expect(honey).toContainText("2 orders €140");
  await expect(card.getByRole("row", { name: /^Thé/ })).toContainText("no sale");
  await expect(bench.locator(".checks")).toContainText("1 promotion without any sale in its store");
  await expect(bench.locator(".card.stores")).toContainText("LYO");
  await expectAccessible(bench, "promotions");
});

test("look-ups, mentions and partners' feedback are read by themselves and shown", async ({ bench }) => {
  await addFiles(bench, { "lookups.csv": LOOKUPS, "mentions.csv": MENTIONS, "survey.csv": SURVEYS });
  const lookups = bench.locator(".card.lookups");
  await expect(lookups).toContainText("4 look-ups.");
  await expect(lookups.getByRole("row", { name: /^All/ })).toHaveText(/All\s*4\s*75.0%\s*of 4\s*1\s*1/);
  const mentions = bench.locator(".card.mentions");
  await expect(mentions).toContainText("3 mentions (2 sources)");
  await expect(mentions.getByRole("row", { name: /^Twitter/ })).toHaveText(
    /Twitter\s*Social network\s*2\s*1\s*0\s*1\s*0/,
  );
  const feedback = bench.locator(".card.feedback");
  await expect(feedback.getByRole("row", { name: /^Partners: fitting/ })).toContainText("E-mail");
  await expect(feedback.getByRole("row", { name: /^Partners: delivery/ })).toHaveText(/E-mail\s*1\s*0/);
  await expectAccessible(bench, "recorded");
});

test("systems are laid out by what their files share, and what the client says is kept", async ({ bench }) => {
  await addFiles(bench, { "shop.csv": ORDERS, "tickets.csv": TICKETS, "visits.csv": TOUCHES });
  const card = bench.locator(".card.connections");
  const row = card.getByRole("row", { name: /^tickets\.csv/ });
  await expect(row).toContainText("customers: 100% and orders: 100%");
  await card.getByLabel("Connection of tickets.csv and shop.csv, as the client says").selectOption("manual");
  await bench.locator(".masters").getByLabel("Stock").fill("Till");
  await bench.locator(".masters").getByLabel("Stock").press("Enter");
  const views = bench.locator(".card.views");
  await expect(views.getByRole("row", { name: /^Contacts/ })).toContainText("66.7%");
  await views.getByLabel("Contacts: access for Store").check();
  await expectAccessible(bench, "systems");
  const { systems } = (await saved(bench)).settings;
  expect(systems).toEqual({
    links: { "shop.csv + tickets.csv": "manual" },
    masters: { stock: "Till" },
    reach: { "contacts.store": "yes" },
  });
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(views.getByLabel("Contacts: access for Store")).not.toBeChecked();
});

// @ts-check
/** What a figure lacks is said table by table, and what may stand for another stands apart. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { missingText, needsText, needText } from "../../www/elements/fields.js";
import { Say, teach } from "../../www/say.js";

const NAMES = {
  orders: { customer_id: "Client", order_channel: "Canal", amount: "Montant", unit_price: "Prix" },
  touches: { customer_id: "Client" },
  tickets: { opened: "Ouverte le", solved: "Résolue le", status: "État" },
};
const tables = Object.entries(NAMES).map(([id, fields]) => ({
  id,
  fields: Object.entries(fields).map(([id, fr]) => ({ id, name: { fr, en: fr.toUpperCase() } })),
}));

/** @param {"fr" | "en"} language */
function view(language) {
  teach(language, JSON.parse(fs.readFileSync(new URL(`../../www/texts/${language}.json`, import.meta.url), "utf8")));
  return /** @type {any} */ ({ state: { catalogue: { tables } }, say: new Say(language) });
}

test("fields of one table stand together, tables apart", () => {
  const needs = ["orders.customer_id", "touches.customer_id", "orders.order_channel"];
  assert.equal(needsText(view("en"), needs), "“CLIENT” and “CANAL” in Orders; “CLIENT” in Touches");
});

test("what may stand for another is in brackets only beside what is needed with it", () => {
  const either = "tickets.solved | tickets.status";
  assert.equal(needText(view("en"), either), "“RÉSOLUE LE” or “ÉTAT” in Tickets");
  assert.equal(
    needsText(view("en"), ["tickets.opened", either]),
    "“OUVERTE LE” and (“RÉSOLUE LE” or “ÉTAT”) in Tickets",
  );
});

test("fields of several tables, any of which would do, name each its own", () => {
  const needs = ["orders.customer_id | touches.customer_id", "orders.order_channel"];
  assert.equal(needsText(view("en"), needs), "“CLIENT” in Orders or “CLIENT” in Touches; “CANAL” in Orders");
});

test("a missing figure says so in either language, and a name unknown stands as it is", () => {
  const missing = { reason: "field-missing", needs: ["orders.amount", "orders.unheard_of"] };
  assert.equal(missingText(view("en"), missing), "needs “MONTANT” and “orders.unheard_of” in Orders");
  assert.match(
    missingText(view("fr"), missing),
    /«\u202fMontant\u202f» et «\u202forders\.unheard_of\u202f» dans la table Commandes$/,
  );
});

// @ts-check
/**
 * The sample: two trading years of Maison Verdier, a French retailer that does
 * not exist. Made in memory from a seed; the same seed gives the same bytes in
 * every engine. What is planted in it stands in README.md beside this file.
 */

import { makeCosts } from "./costs.js";
import { plantDefects } from "./defects.js";
import { costsText, customersText, ordersText, pathsText, ratesText, visitsText } from "./files.js";
import { makeOrders } from "./orders.js";
import { aggregatePaths } from "./paths.js";
import { makeCustomers } from "./people.js";
import { makeTouches } from "./visits.js";

export const SAMPLE_INFO = Object.freeze({
  name: "Maison Verdier",
  period: Object.freeze({ from: "2025-11-01", to: "2026-10-31" }),
  comparison: Object.freeze({ from: "2024-11-01", to: "2025-10-31" }),
  zone: "Europe/Paris",
  currency: "EUR",
  asOf: "2026-10-31",
});

/**
 * @param {{seed?: number, customers?: number}} [options] at least 200 customers are made
 * @returns {{name: string, text: string}[]}
 */
export function makeSample({ seed = 1889, customers: count = 4000 } = {}) {
  const customers = makeCustomers(seed, Math.max(200, Math.floor(count)));
  const orders = makeOrders(seed, customers);
  const touches = makeTouches(seed, customers, orders);
  const { rows, faults } = plantDefects(seed, orders);
  return [
    { name: "commandes.csv", text: ordersText(rows, faults) },
    { name: "visites.csv", text: visitsText(touches) },
    { name: "couts.csv", text: costsText(makeCosts(seed, customers.length / 4000, orders)) },
    { name: "clients.csv", text: customersText(customers, orders) },
    { name: "devises.csv", text: ratesText() },
    { name: "parcours.csv", text: pathsText(aggregatePaths(touches, orders)) },
  ];
}

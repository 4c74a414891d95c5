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

/** @typedef {{ name: string, text: string }} SampleFile */
/** @typedef {{ seed?: number, customers?: number }} SampleOptions at least 200 customers are made */

/**
 * The files one after the other, each made when it is asked for; between two files `null`, so that whoever asks can let
 * others have a turn: no step is longer than a few tens of milliseconds.
 * @param {SampleOptions} [options]
 * @returns {Generator<SampleFile | null>}
 */
export function* sampleSteps({ seed = 1889, customers: count = 4000 } = {}) {
  const customers = makeCustomers(seed, Math.max(200, Math.floor(count)));
  const orders = makeOrders(seed, customers);
  yield null;
  const { rows, faults } = plantDefects(seed, orders);
  yield { name: "commandes.csv", text: ordersText(rows, faults) };
  const touches = makeTouches(seed, customers, orders);
  yield null;
  yield { name: "visites.csv", text: visitsText(touches) };
  yield { name: "couts.csv", text: costsText(makeCosts(seed, customers.length / 4000, orders)) };
  yield { name: "clients.csv", text: customersText(customers, orders) };
  yield { name: "devises.csv", text: ratesText() };
  yield { name: "parcours.csv", text: pathsText(aggregatePaths(touches, orders)) };
}

/** @param {SampleOptions} [options] @returns {SampleFile[]} */
export const makeSample = (options) => [...sampleSteps(options)].filter((step) => step !== null);

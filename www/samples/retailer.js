// @ts-check
/**
 * The sample: two trading years of Maison Verdier, a French retailer that does
 * not exist. Made by the build from a seed; the same seed gives the same bytes
 * in every engine. What is planted in it stands in README.md beside this file.
 */

import { makeCosts } from "./costs.js";
import { plantDefects } from "./defects.js";
import { costsText, customersText, ordersText, pathsText, ratesText, visitsText } from "./files.js";
import { makeOrders } from "./orders.js";
import { aggregatePaths } from "./paths.js";
import { makeCustomers } from "./people.js";
import { makeTouches } from "./visits.js";

/** @typedef {{ name: string, text: string }} SampleFile */
/** @typedef {{ seed?: number, customers?: number }} SampleOptions at least 200 customers are made */

/** @param {SampleOptions} [options] @returns {SampleFile[]} */
export function makeSample({ seed = 1889, customers: count = 4000 } = {}) {
  const customers = makeCustomers(seed, Math.max(200, Math.floor(count)));
  const orders = makeOrders(seed, customers);
  const { rows, faults } = plantDefects(seed, orders);
  const touches = makeTouches(seed, customers, orders);
  return [
    { name: "commandes.csv", text: ordersText(rows, faults) },
    { name: "visites.csv", text: visitsText(touches) },
    { name: "couts.csv", text: costsText(makeCosts(seed, customers.length / 4000, orders)) },
    { name: "clients.csv", text: customersText(customers, orders) },
    { name: "devises.csv", text: ratesText() },
    { name: "parcours.csv", text: pathsText(aggregatePaths(touches, orders)) },
  ];
}

// @ts-check
/** The faults every real export has, in a number the tests can state. */

import { dayNumber, parisDay, START } from "./calendar.js";
import { Random } from "./random.js";

/** @typedef {import("./orders.js").Order} Order */

/**
 * What the file says instead of the truth.
 * @typedef {{customer?: string, date?: string, amount?: string}} Fault
 */

const DEFECTS = Object.freeze({ duplicates: 10, unreadable: 3, impossible: 2, orphans: 5 });

const LAST_OF_APRIL = dayNumber(2026, 4, 30) - START;

/**
 * @param {number} seed
 * @param {Order[]} orders in order of time
 * @returns {{rows: Order[], faults: Map<Order, Fault>}} the orders as the file lists them, some twice
 */
export function plantDefects(seed, orders) {
  const random = new Random(seed, 5);
  const refunded = new Set(orders.map(({ origin }) => origin));
  // Plain sales of identified customers; a taken one leaves the list, so that no row carries two faults.
  const free = orders.filter((order) => !order.origin && order.customer && !refunded.has(order));
  const draw = () => free.splice(random.between(0, free.length - 1), 1)[0];

  /** @type {Map<Order, Fault>} */
  const faults = new Map();
  const near = free.findIndex(({ time }) => parisDay(time) >= LAST_OF_APRIL);
  for (const order of free.splice(near, DEFECTS.impossible)) faults.set(order, { date: "31/04/2026" });
  for (let n = 0; n < DEFECTS.unreadable; n += 1) faults.set(draw(), { amount: "n/a" });
  for (let n = 1; n <= DEFECTS.orphans; n += 1) faults.set(draw(), { customer: `MV-99000${n}` });

  const rows = orders.slice();
  for (let n = 0; n < DEFECTS.duplicates; n += 1) {
    const order = draw();
    // A few rows below, as a batch sent twice would be.
    rows.splice(rows.indexOf(order) + random.between(1, 30), 0, order);
  }
  return { rows, faults };
}

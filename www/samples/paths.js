// @ts-check
/** Journeys as an analytics tool aggregates them: the sources of a visitor's sessions, and what they came to. */

import { CHANNELS, RATES, SOURCES } from "./shop.js";

/** @typedef {import("./orders.js").Order} Order */
/** @typedef {import("./visits.js").Touch} Touch */
/** @typedef {{ conversions: number, cents: number, nulls: number }} Weight */

/** An order takes a place among the visits of its customer; later visits begin another journey. */
const ONLINE = new Set(["Site web", "Appli mobile"]);

/**
 * The journeys to online orders of known customers, over the whole time: sources joined by " > ".
 * @param {Touch[]} touches
 * @param {Order[]} orders
 * @returns {Map<string, Weight>} by path, in the order of the first journey
 */
export function aggregatePaths(touches, orders) {
  /** @type {Map<string, { time: number, source: number, order: Order | null }[]>} */
  const people = new Map();
  const add = (/** @type {string} */ id, /** @type {{ time: number, source: number, order: Order | null }} */ act) => {
    const acts = people.get(id);
    if (acts) acts.push(act);
    else people.set(id, [act]);
  };
  const sessions = new Set();
  for (const { time, visit } of touches) {
    if (!visit.customer || visit.source < 0 || sessions.has(visit)) continue;
    sessions.add(visit);
    add(visit.customer.id, { time, source: visit.source, order: null });
  }
  for (const order of orders) {
    if (!order.customer || order.origin || !ONLINE.has(CHANNELS[order.channel])) continue;
    add(order.customer.id, { time: order.time, source: -1, order });
  }
  /** @type {Map<string, Weight>} */
  const paths = new Map();
  for (const acts of people.values()) addJourneys(paths, acts);
  return paths;
}

/**
 * @param {Map<string, Weight>} paths
 * @param {{ time: number, source: number, order: Order | null }[]} acts of one customer
 */
function addJourneys(paths, acts) {
  // A visit in the instant of an order led to it.
  acts.sort((a, b) => a.time - b.time || Number(a.order !== null) - Number(b.order !== null));
  /** @type {string[]} */
  let path = [];
  for (const { source, order } of acts) {
    if (!order) path.push(SOURCES[source]);
    else if (path.length > 0) {
      const weight = weightOf(paths, path);
      weight.conversions += 1;
      weight.cents += Math.round((order.cents * RATES[order.currency]) / 100);
      path = [];
    }
  }
  if (path.length > 0) weightOf(paths, path).nulls += 1;
}

/**
 * @param {Map<string, Weight>} paths
 * @param {string[]} path
 */
function weightOf(paths, path) {
  const key = path.join(" > ");
  let weight = paths.get(key);
  if (!weight) {
    weight = { conversions: 0, cents: 0, nulls: 0 };
    paths.set(key, weight);
  }
  return weight;
}

// @ts-check
/** Customers: when they came, by which channels they buy, how often, until when. */

import { DAYS, drifting, pad } from "./calendar.js";
import { Random, weigh } from "./random.js";
import { CHF, EUR, FRENCH_STORES, GBP, GENEVA } from "./shop.js";

/**
 * @typedef {object} Customer
 * @property {string} id
 * @property {number} arrival day of acquisition; negative before the sample starts
 * @property {number} leaves last day on which an order is possible
 * @property {boolean} known acquired before the sample starts
 * @property {readonly number[]} taste weight of store, web, application and phone
 * @property {number} rate orders a year while active
 * @property {number} level how rich the baskets are, around 1
 * @property {number} currency
 * @property {number} store home store
 * @property {boolean} member
 * @property {number} joined day of joining the loyalty club
 * @property {boolean} digital comes to the site or the application at all
 */

/** Share of newcomers at the start and at the end, taste, and how much above the common rate they buy. */
const HABITS = [
  { early: 32, late: 25, taste: [92, 6, 2, 0], pace: 0.85 },
  { early: 19, late: 20, taste: [6, 90, 4, 0], pace: 0.85 },
  { early: 4, late: 8, taste: [4, 9, 87, 0], pace: 1 },
  { early: 4.2, late: 1.8, taste: [22, 8, 0, 70], pace: 0.8 },
  { early: 26, late: 22, taste: [50, 44, 6, 0], pace: 1.15 },
  { early: 7, late: 11, taste: [47, 8, 45, 0], pace: 1.25 },
  { early: 9, late: 13, taste: [8, 50, 42, 0], pace: 1.2 },
];
const EARLY = weigh(HABITS.map(({ early }) => early));
const LATE = weigh(HABITS.map(({ late }) => late));
const ABROAD = { taste: [0, 93, 7, 0], pace: 0.9 };
const PHONE_HABIT = 3;

/** Occasional, regular, fond: share among newcomers and among those still there from before, orders a year. */
const PACES = [
  { fresh: 67, kept: 50, rate: 0.22, member: 0.3 },
  { fresh: 23, kept: 33, rate: 2.6, member: 0.62 },
  { fresh: 10, kept: 17, rate: 5.2, member: 0.88 },
];
const FRESH = weigh(PACES.map(({ fresh }) => fresh));
const KEPT = weigh(PACES.map(({ kept }) => kept));

/** Share of customers who were there before the first day. */
const KNOWN = 0.44;
const ARRIVALS = drifting(1, 1);

/**
 * @param {number} seed
 * @param {number} count
 * @returns {Customer[]} in order of arrival
 */
export function makeCustomers(seed, count) {
  const random = new Random(seed, 1);
  const known = Math.round(count * KNOWN);
  const arrivals = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    arrivals[i] = i < known ? -1 - Math.floor(random.unit() * random.unit() * 1300) : random.pick(ARRIVALS);
  }
  return Array.from(arrivals.sort(), (arrival, i) => makeCustomer(random, arrival, `MV-${pad(i + 1, 6)}`));
}

/**
 * @param {Random} random
 * @param {number} arrival
 * @param {string} id
 * @returns {Customer}
 */
function makeCustomer(random, arrival, id) {
  const known = arrival < 0;
  const late = known ? 0 : arrival / DAYS;
  // Newcomers by their day: the first habits or the last ones, and all shares in between.
  const habit = random.pick(random.chance(late) ? LATE : EARLY);
  const pace = PACES[random.pick(known ? KEPT : FRESH)];
  const { currency, store } = whereabouts(random);
  const { taste, pace: speed } = currency === GBP ? ABROAD : HABITS[habit];
  const stays = random.chance(known ? 0.4 : 0.8);
  const from = Math.max(arrival, 0);
  const member = currency !== GBP && random.chance(pace.member);
  return {
    id,
    arrival,
    leaves: stays ? DAYS - 1 : random.between(from, DAYS - 1),
    known,
    taste,
    rate: pace.rate * speed,
    level: random.triangle(0.7, 1.35),
    currency,
    store,
    member,
    joined: member ? joinDay(random, arrival) : 0,
    digital: currency === GBP || (habit === PHONE_HABIT ? random.chance(0.25) : habit !== 0 || random.chance(0.42)),
  };
}

/** @param {Random} random */
function whereabouts(random) {
  const draw = random.unit();
  if (draw < 0.035) return { currency: CHF, store: GENEVA };
  return { currency: draw < 0.044 ? GBP : EUR, store: random.pick(FRENCH_STORES) };
}

/**
 * Most join at the first till; the others later, never after the last day.
 * @param {Random} random
 * @param {number} arrival
 */
function joinDay(random, arrival) {
  const delay = random.chance(0.6) ? 0 : random.between(1, 300);
  return Math.min(arrival + delay, DAYS - 1);
}

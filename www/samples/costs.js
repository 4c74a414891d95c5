// @ts-check
/** Monthly costs of the sales channels and of the traffic sources. */

import { DAYS, drifting, monthOf, parisDay } from "./calendar.js";
import { Random } from "./random.js";
import { APP, CHANNELS, MARKET, PHONE, RATES, SOURCES, STORE, WEB } from "./shop.js";

/** @typedef {import("./orders.js").Order} Order */

/**
 * @typedef {object} Cost
 * @property {number} month 0 to 23
 * @property {string} channel
 * @property {string} kind
 * @property {number} cents
 */

const MONTHS = 24;

/** Distribution: a share of the sales of the month, and a sum for 4,000 customers whatever is sold. */
const DISTRIBUTION = [
  { channel: STORE, share: 0.07, fixed: 2550 },
  { channel: WEB, share: 0.15, fixed: 1480 },
  { channel: APP, share: 0.15, fixed: 1500 },
  { channel: MARKET, share: 0.3, fixed: 120 },
];

/** Sums a month for 4,000 customers: they follow the season. */
const CAMPAIGNS = [
  { name: SOURCES[0], kind: "acquisition", amount: 870 },
  { name: SOURCES[1], kind: "acquisition", amount: 210 },
  { name: SOURCES[4], kind: "acquisition", amount: 530 },
  { name: SOURCES[5], kind: "acquisition", amount: 260 },
  { name: SOURCES[6], kind: "acquisition", amount: 290 },
  { name: CHANNELS[STORE], kind: "acquisition", amount: 260 },
  { name: CHANNELS[APP], kind: "acquisition", amount: 240 },
  { name: CHANNELS[MARKET], kind: "acquisition", amount: 110 },
  { name: SOURCES[3], kind: "fidelisation", amount: 310 },
  { name: CHANNELS[STORE], kind: "fidelisation", amount: 420 },
  { name: CHANNELS[APP], kind: "fidelisation", amount: 150 },
];

const ANY_DAY = drifting(1, 1);

/**
 * @param {number} seed
 * @param {number} scale 1 for 4,000 customers
 * @param {Order[]} orders
 * @returns {Cost[]} in order of month
 */
export function makeCosts(seed, scale, orders) {
  const random = new Random(seed, 4);
  const sales = monthlySales(orders);
  const season = monthlySeason();
  // The call centre costs the same every month, and more than its two years of sales bring.
  const call = (1.1 * sales[PHONE].reduce((sum, euros) => sum + euros, 0)) / MONTHS;
  /** @type {Cost[]} */
  const costs = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const prices = 1 + (0.04 * month) / MONTHS;
    /** @param {string} channel @param {string} kind @param {number} euros */
    const add = (channel, kind, euros) => {
      costs.push({ month, channel, kind, cents: Math.round(euros * 100) });
    };
    for (const { name, kind, amount } of CAMPAIGNS) {
      add(name, kind, amount * scale * season[month] * prices * random.triangle(0.88, 1.12));
    }
    for (const { channel, share, fixed } of DISTRIBUTION) {
      const variable = share * sales[channel][month];
      add(CHANNELS[channel], "distribution", (variable + fixed * scale) * prices * random.triangle(0.97, 1.03));
    }
    add(CHANNELS[PHONE], "distribution", call * prices * random.triangle(0.98, 1.02));
  }
  return costs;
}

/**
 * @param {Order[]} orders
 * @returns {number[][]} net euros by channel and month
 */
function monthlySales(orders) {
  const sales = CHANNELS.map(() => new Array(MONTHS).fill(0));
  for (const order of orders) {
    const month = monthOf(parisDay(order.time));
    sales[order.channel][month] += (order.cents * RATES[order.currency]) / 10000;
  }
  return sales;
}

/** @returns {number[]} how busy each month is, 1 on average */
function monthlySeason() {
  const season = new Array(MONTHS).fill(0);
  for (let day = 0; day < DAYS; day += 1) season[monthOf(day)] += ANY_DAY[day] - (day > 0 ? ANY_DAY[day - 1] : 0);
  return season.map((weight) => (weight * MONTHS) / ANY_DAY[DAYS - 1]);
}

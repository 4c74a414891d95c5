// @ts-check
/** Orders and refunds of identified customers, anonymous tills and marketplaces. */

import {
  BLACK_FRIDAY,
  CLOSES,
  DAYS,
  drifting,
  fromParis,
  openDay,
  parisDay,
  SECOND_YEAR,
  season,
  weekday,
} from "./calendar.js";
import { inOrder, Random } from "./random.js";
import * as shop from "./shop.js";

/** @typedef {import("./people.js").Customer} Customer */

/**
 * @typedef {object} Order
 * @property {number} time seconds UTC since the start of the sample
 * @property {Customer | null} customer
 * @property {number} channel
 * @property {number} mode
 * @property {number} currency
 * @property {number} cents negative for a refund
 * @property {Order | null} origin the order refunded
 * @property {number} store -1 where there is none
 * @property {number} number given once all orders are in order of time
 */

/** Drift of the day weights: growth of each kind of sale over the two years. */
const PURCHASES = drifting(1, 0.98);
const TILLS = drifting(1.04, 0.88);
const MARKET_DAYS = drifting(0.9, 1.25);
const YEAR_WEIGHT = PURCHASES[DAYS - 1] / 2;

/** Chance of a refund, by channel. */
const REFUNDED = [0.03, 0.115, 0.105, 0.06, 0.08];
/** Basket size against the store, by channel. */
const BASKET = [1, 1.22, 1.02, 1.5, 0.82];
const COLLECT_BASKET = 1.34;

/** Anonymous till sales for one identified store sale; marketplace sales for one identified sale. */
const ANONYMOUS = 0.375;
const MARKETPLACE = 0.08;

/**
 * @param {number} seed
 * @param {Customer[]} customers
 * @returns {Order[]} sales and refunds in order of time, numbered
 */
export function makeOrders(seed, customers) {
  const random = new Random(seed, 2);
  /** @type {Order[]} */
  const sales = [];
  for (const customer of customers) addPurchases(random, customer, sales);
  const identified = sales.length;
  const named = sales.filter(({ channel }) => channel === shop.STORE).length;
  for (let n = Math.round(named * ANONYMOUS); n > 0; n -= 1) sales.push(tillSale(random));
  for (let n = Math.round(identified * MARKETPLACE); n > 0; n -= 1) sales.push(marketSale(random));

  addRefunds(random, sales);
  const orders = inOrder(sales);
  const last = { sale: 1000000, refund: 500000 };
  for (const order of orders) {
    const series = order.origin ? "refund" : "sale";
    last[series] += 1;
    order.number = last[series];
  }
  return orders;
}

/**
 * @param {Random} random
 * @param {Customer} customer
 * @param {Order[]} sales
 */
function addPurchases(random, customer, sales) {
  const from = Math.max(customer.arrival, 0);
  const weight = PURCHASES[customer.leaves] - (from > 0 ? PURCHASES[from - 1] : 0);
  // Two halves: as uneven as real customers are, without the one who buys every week.
  const half = (customer.rate * weight) / YEAR_WEIGHT / 2;
  const more = random.count(half) + random.count(half);
  const days = customer.known ? [] : [customer.arrival];
  for (let n = 0; n < more; n += 1) days.push(random.pick(PURCHASES, from, customer.leaves));
  days.sort((a, b) => a - b);
  for (const day of days) {
    const order = purchase(random, customer, day);
    sales.push(order);
    if (order.mode === shop.COLLECT && random.chance(0.16)) addOnSale(random, order, sales);
  }
}

/**
 * @param {Random} random
 * @param {Customer} customer
 * @param {number} day
 * @returns {Order}
 */
function purchase(random, customer, day) {
  const channel = chooseChannel(random, customer, day);
  const collect = canCollect(customer, channel) && random.chance(collectChance(customer, day));
  const mode = channel === shop.STORE ? shop.TAKE_AWAY : collect ? shop.COLLECT : shop.DELIVERY;
  const size = collect ? COLLECT_BASKET : BASKET[channel];
  return sale(random, day, channel, mode, customer, size * customer.level);
}

/**
 * Picked up, and something more bought at the till.
 * @param {Random} random
 * @param {Order} order
 * @param {Order[]} sales
 */
function addOnSale(random, order, sales) {
  const day = parisDay(order.time) + random.between(1, 3);
  if (day >= DAYS) return;
  sales.push(sale(random, day, shop.STORE, shop.TAKE_AWAY, order.customer, 0.55));
}

/** Tastes drift too: the application gains, the store and the phone lose. */
const FIRST_DAY = [1.06, 1, 0.75, 1.15];
const LAST_DAY = [0.84, 1, 1.35, 0.5];

/**
 * @param {Random} random
 * @param {Customer} customer
 * @param {number} day
 */
function chooseChannel(random, customer, day) {
  const online = season(day) === BLACK_FRIDAY ? 1.4 : 1;
  let total = 0;
  for (let channel = 0; channel < FIRST_DAY.length; channel += 1) {
    const drift = FIRST_DAY[channel] + ((LAST_DAY[channel] - FIRST_DAY[channel]) * day) / DAYS;
    const isOnline = channel === shop.WEB || channel === shop.APP;
    total += customer.taste[channel] * drift * (isOnline ? online : 1);
    scratch[channel] = total;
  }
  return random.pick(scratch);
}

// One list for all the draws: this runs for every order.
const scratch = [0, 0, 0, 0];

/** @param {Customer} customer @param {number} channel */
function canCollect(customer, channel) {
  return customer.currency !== shop.GBP && (channel === shop.WEB || channel === shop.APP);
}

/** Those who also like the store collect more; everyone more in the second year. */
const collectChance = (/** @type {Customer} */ customer, /** @type {number} */ day) =>
  (customer.taste[shop.STORE] > 20 ? 0.26 : 0.09) * (0.78 + (0.62 * day) / DAYS);

/**
 * @param {Random} random
 * @param {number} day
 * @param {number} channel
 * @param {number} mode
 * @param {Customer | null} customer
 * @param {number} size
 * @returns {Order}
 */
function sale(random, day, channel, mode, customer, size) {
  const inStore = channel === shop.STORE;
  const anyStore = inStore && !customer ? random.pick(shop.ALL_STORES) : -1;
  const store = customer && (inStore || mode === shop.COLLECT) ? customer.store : anyStore;
  const currency = store === shop.GENEVA ? shop.CHF : customer ? customer.currency : shop.EUR;
  return {
    time: moment(random, inStore ? openDay(day) : channel === shop.PHONE ? answeredDay(day) : day, channel),
    customer,
    channel,
    mode,
    currency,
    cents: basket(random, day >= SECOND_YEAR ? size * 1.015 : size),
    origin: null,
    store,
    number: 0,
  };
}

/** Nobody answers on Sundays. @param {number} day */
const answeredDay = (day) => (weekday(day) !== 0 ? day : day + 1 < DAYS ? day + 1 : day - 1);

/** @param {Random} random @param {number} day @param {number} channel */
function moment(random, day, channel) {
  return fromParis(day, random.pick(shop.HOURS[channel]) * 3600 + random.between(0, 59) * 60);
}

const ENDINGS = [0, 0, 90, 90, 90, 50, 99, 95];

/**
 * A mixture of triangles: many small baskets, a few very large ones.
 * @param {Random} random
 * @param {number} size
 */
function basket(random, size) {
  const draw = random.unit();
  let euros = random.triangle(12, 66);
  if (draw >= 0.66) euros = random.triangle(48, 150);
  if (draw >= 0.93) euros = random.triangle(120, 380);
  if (draw >= 0.994) euros = random.triangle(300, 1150);
  return Math.max(4, Math.floor(euros * size)) * 100 + ENDINGS[random.between(0, ENDINGS.length - 1)];
}

/** @param {Random} random */
const tillSale = (random) => sale(random, random.pick(TILLS), shop.STORE, shop.TAKE_AWAY, null, 0.94);

/** @param {Random} random */
const marketSale = (random) =>
  sale(random, random.pick(MARKET_DAYS), shop.MARKET, shop.DELIVERY, null, BASKET[shop.MARKET]);

/**
 * @param {Random} random
 * @param {Order[]} sales
 */
function addRefunds(random, sales) {
  for (let i = 0, sold = sales.length; i < sold; i += 1) {
    const { channel, mode } = sales[i];
    if (!random.chance(REFUNDED[channel] * (mode === shop.COLLECT ? 0.6 : 1))) continue;
    const refund = refundOf(random, sales[i]);
    if (refund.time <= CLOSES) sales.push(refund);
  }
}

/**
 * @param {Random} random
 * @param {Order} order
 * @returns {Order}
 */
function refundOf(random, order) {
  const online = order.channel === shop.WEB || order.channel === shop.APP;
  const inStore = order.channel === shop.STORE || (online && order.currency !== shop.GBP && random.chance(0.38));
  const channel = inStore ? shop.STORE : order.channel;
  const due = parisDay(order.time) + random.between(3, 24);
  const day = inStore && due < DAYS ? openDayAfter(due) : due;
  const part = random.chance(0.55) ? 100 : random.between(25, 75);
  return {
    ...order,
    time: moment(random, day, channel),
    channel,
    mode: inStore ? shop.TAKE_AWAY : order.mode,
    cents: -Math.max(100, Math.round((order.cents * part) / 100)),
    origin: order,
    store: order.store >= 0 ? order.store : inStore && order.customer ? order.customer.store : -1,
  };
}

/** A return comes after its sale, so a closed day moves forward. @param {number} day */
function openDayAfter(day) {
  let found = day;
  while (found < DAYS && openDay(found) !== found) found += 1;
  return found;
}

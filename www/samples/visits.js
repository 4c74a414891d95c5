// @ts-check
/** Visits before, around and without the orders: sessions first, then one row per event. */

import { CLOSES, DAYS, drifting, fromParis, OPENS, openDay, parisDay, season } from "./calendar.js";
import { inOrder, Random } from "./random.js";
import * as shop from "./shop.js";

/** @typedef {import("./people.js").Customer} Customer */
/** @typedef {import("./orders.js").Order} Order */

/**
 * @typedef {object} Visit
 * @property {number} time
 * @property {Customer | null} customer
 * @property {number} channel
 * @property {number} source -1 in store and on the phone
 * @property {number} click seconds until a product page is opened, 0 for never
 * @property {number} reserve seconds until a reservation is started, 0 for never
 * @property {number} session 0 until the visits are in order of time
 */

/**
 * @typedef {object} Touch
 * @property {number} time
 * @property {Visit} visit
 * @property {number} event place in EVENTS
 */

export const EVENTS = Object.freeze(["visite", "reservation", "clic", "appel"]);
const VISIT = 0;
const RESERVATION = 1;
const CLICK = 2;
const CALL = 3;

const ANY_DAY = drifting(0.97, 1.05);

/** One started reservation in four leads to no order. */
const LOST_RESERVATIONS = 1 / 3;

/** Builds visits one rule at a time; the rules share the chance and the list. */
class Visits {
  /** @param {number} seed */
  constructor(seed) {
    this.random = new Random(seed, 3);
    /** @type {Visit[]} */
    this.list = [];
  }

  /**
   * @param {Customer | null} customer
   * @param {number} channel
   * @param {number} time
   * @param {readonly number[]} [sources] a store and a telephone have none
   * @param {number} [reserve]
   */
  add(customer, channel, time, sources = shop.MIDDLE, reserve = 0) {
    if (time < OPENS || time > CLOSES - 1200) return;
    const online = channel === shop.WEB || channel === shop.APP;
    const inApp = channel === shop.APP && this.random.chance(0.6);
    const source = online ? this.random.pick(inApp ? shop.IN_APP : sources) : -1;
    const click = online && this.random.chance(0.24) ? this.random.between(25, 400) : 0;
    this.list.push({ time, customer, channel, source, click, reserve, session: 0 });
  }

  /** @param {Customer | null} customer */
  screen(customer) {
    const app = customer ? customer.taste[shop.APP] : 8;
    return this.random.chance(app / (customer ? app + customer.taste[shop.WEB] + 4 : 100)) ? shop.APP : shop.WEB;
  }

  /** @param {number} day @param {number} channel */
  moment(day, channel) {
    const open = channel === shop.STORE ? openDay(day) : day;
    return fromParis(open, this.random.pick(shop.HOURS[channel]) * 3600 + this.random.between(0, 3599));
  }

  /**
   * Visits of the days before `order`, the oldest opening the journey.
   * @param {Order} order
   * @param {number} steps
   */
  lead(order, steps) {
    let day = parisDay(order.time);
    for (let step = steps; step > 0; step -= 1) {
      day -= 1 + Math.floor(this.random.unit() * this.random.unit() * 9);
      if (day < 0) return;
      const channel = this.screen(order.customer);
      this.add(order.customer, channel, this.moment(day, channel), step === 1 ? shop.OPENING : shop.MIDDLE);
    }
  }

  /** @param {Order} order */
  beforeOnline(order) {
    const { random } = this;
    const steps = [0, 0, 0, 0, 1, 1, 1, 2, 3, 4][random.between(0, 9)];
    this.lead(order, steps);
    const collect = order.mode === shop.COLLECT;
    const reserve = collect ? random.between(420, 1100) : 0;
    const start = order.time - reserve - (collect ? random.between(90, 500) : random.between(420, 2400));
    const sources = steps > 0 || random.chance(0.5) ? shop.CLOSING : shop.OPENING;
    this.add(order.customer, order.channel, start, sources, reserve);
    const likesStores = order.customer && order.customer.taste[shop.STORE] > 20;
    if (random.chance(likesStores ? 0.2 : 0.06)) {
      this.storeVisit(order.customer, parisDay(order.time) - random.between(1, 12));
    }
  }

  /** @param {Order} order */
  beforeStore(order) {
    const { random } = this;
    const likesScreens = order.customer && order.customer.taste[shop.STORE] < 90;
    const near = random.chance(likesScreens ? 0.44 : 0.16);
    if (order.customer?.digital && near) this.lead(order, random.between(1, 3));
    // Members scan their card on the way in.
    if (order.customer?.member && random.chance(0.3)) {
      this.add(order.customer, shop.STORE, order.time - random.between(120, 1800));
    }
  }

  /** @param {Order} order */
  beforeCall(order) {
    if (order.customer?.digital && this.random.chance(0.3)) this.lead(order, 1);
    this.add(order.customer, shop.PHONE, order.time - this.random.between(60, 720));
  }

  /** @param {Customer | null} customer @param {number} day */
  storeVisit(customer, day) {
    if (day >= 0) this.add(customer, shop.STORE, this.moment(day, shop.STORE));
  }

  /**
   * Visits that lead to nothing, and the e-mails a member clicks.
   * @param {Customer} customer
   */
  idle(customer) {
    const { random } = this;
    const from = Math.max(0, customer.arrival - 25);
    for (let n = customer.digital ? random.count(0.75) : 0; n > 0; n -= 1) {
      const channel = this.screen(customer);
      const sources = random.chance(0.4) ? shop.OPENING : shop.MIDDLE;
      this.add(customer, channel, this.moment(random.pick(ANY_DAY, from), channel), sources);
    }
    for (let n = customer.digital && customer.member ? random.count(0.65) : 0; n > 0; n -= 1) {
      const time = this.moment(random.pick(ANY_DAY, from), shop.WEB);
      this.add(customer, shop.WEB, time, EMAIL_ONLY);
    }
    for (let n = random.count(customer.taste[shop.STORE] > 20 ? 0.16 : 0.03); n > 0; n -= 1) {
      this.storeVisit(customer, random.pick(ANY_DAY, from));
    }
  }
}

const EMAIL_ONLY = [0, 0, 0, 1];

/**
 * @param {number} seed
 * @param {Customer[]} customers
 * @param {Order[]} orders
 * @returns {Touch[]} in order of time
 */
export function makeTouches(seed, customers, orders) {
  const visits = new Visits(seed);
  const sales = orders.filter(({ customer, origin }) => customer && !origin);
  for (const order of sales) {
    if (order.channel === shop.STORE) visits.beforeStore(order);
    else if (order.channel === shop.PHONE) visits.beforeCall(order);
    else visits.beforeOnline(order);
    if (visits.random.chance(0.035)) complaint(visits, order);
  }
  for (const customer of customers) visits.idle(customer);
  lostReservations(visits, sales);
  for (let n = Math.round(visits.list.length * 0.14); n > 0; n -= 1) {
    const channel = visits.screen(null);
    visits.add(null, channel, visits.moment(visits.random.pick(ANY_DAY), channel), shop.OPENING);
  }
  /** @type {Touch[]} */
  const touches = [];
  for (const visit of visits.list) addEvents(visit, touches);
  return inOrder(touches);
}

/** A call after the order. @param {Visits} visits @param {Order} order */
function complaint(visits, order) {
  const day = parisDay(order.time) + visits.random.between(2, 12);
  if (day < DAYS) visits.add(order.customer, shop.PHONE, visits.moment(openDay(day), shop.PHONE));
}

/**
 * Reservations started and given up, by those who order online anyway.
 * @param {Visits} visits
 * @param {Order[]} sales
 */
function lostReservations(visits, sales) {
  const { random } = visits;
  const collected = sales.filter(({ mode }) => mode === shop.COLLECT);
  const online = sales.filter(({ mode, currency }) => mode === shop.DELIVERY && currency !== shop.GBP);
  for (let n = Math.round(collected.length * LOST_RESERVATIONS); n > 0 && online.length > 0; n -= 1) {
    const { customer } = online[random.between(0, online.length - 1)];
    const channel = visits.screen(customer);
    const like = collected[random.between(0, collected.length - 1)];
    const day = Math.min(DAYS - 1, parisDay(like.time) + random.between(0, 6));
    visits.add(customer, channel, visits.moment(day, channel), shop.MIDDLE, random.between(420, 1100));
  }
}

/**
 * The rows of one visit. An e-mail brings its reader by a click.
 * @param {Visit} visit
 * @param {Touch[]} touches
 */
function addEvents(visit, touches) {
  const { time, channel, source, click, reserve } = visit;
  const arrival = channel === shop.PHONE ? CALL : source === shop.EMAIL ? CLICK : VISIT;
  touches.push({ time, visit, event: arrival });
  if (click > 0) touches.push({ time: time + click, visit, event: CLICK });
  if (reserve > 0) touches.push({ time: time + reserve, visit, event: RESERVATION });
}

/**
 * The campaign a visit came by, "" for the sources nobody pays or sends.
 * @param {Visit} visit
 */
export function campaign({ time, source }) {
  if (source < 0) return "";
  const own = CAMPAIGNS[source];
  return own && (SEASON_CAMPAIGNS[season(parisDay(time))] || own);
}

const CAMPAIGNS = ["Marque et maison", "", "", "Lettre du jeudi", 'Collection "Rivage"', "Bons plans", "Reciblage"];
/** By season. */
const SEASON_CAMPAIGNS = [
  "",
  "Black Friday",
  'Opération "Noël à la maison"',
  "Soldes d'hiver, jusqu'à -50 %",
  "Soldes d'été, jusqu'à -40 %",
];

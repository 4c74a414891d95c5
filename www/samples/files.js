// @ts-check
/** From the model to text: one dialect per file, as each tool of a real company would export. */

import { addInstant, DAYS, isoDate, parisClock, parisDate, parisDay } from "./calendar.js";
import { CHANNELS, CURRENCIES, MODES, RATES, SOURCES, STORES } from "./shop.js";
import { TextWriter } from "./text.js";
import { campaign, EVENTS } from "./visits.js";

/** @typedef {import("./people.js").Customer} Customer */
/** @typedef {import("./orders.js").Order} Order */
/** @typedef {import("./defects.js").Fault} Fault */

/**
 * Windows till export: byte order mark, CRLF, semicolons, Paris clock.
 * @param {Order[]} orders
 * @param {Map<Order, Fault>} faults
 */
export function ordersText(orders, faults) {
  const text = new TextWriter();
  text.add("\uFEFFnumero_commande;id_client;date_commande;canal;mode_retrait;devise;");
  text.add("montant_ttc;type;commande_origine;magasin\r\n");
  for (const order of orders) {
    const { customer, time, channel, mode, currency, cents, origin, store } = order;
    const fault = faults.get(order);
    addNumber(text, order);
    text.add(";").add(fault?.customer ?? (customer ? customer.id : ""));
    text
      .add(";")
      .add(fault?.date ?? parisDate(time))
      .add(" ")
      .add(parisClock(time));
    text.add(";").add(CHANNELS[channel]).add(";").add(MODES[mode]).add(";").add(CURRENCIES[currency]).add(";");
    if (fault?.amount) text.add(fault.amount);
    else text.comma(cents);
    text.add(origin ? ";remboursement;" : ";vente;");
    if (origin) addNumber(text, origin);
    text
      .add(";")
      .add(store < 0 ? "" : STORES[store])
      .add("\r\n");
  }
  return text.toString();
}

/** A credit note has its own series. @param {TextWriter} text @param {Order} order */
const addNumber = (text, order) => text.add(order.origin ? "AV" : "CV").digits(order.number, 7);

/** @param {string} cell */
const quoted = (cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Analytics export: LF, commas, UTC instants, quotes where a campaign needs them.
 * @param {import("./visits.js").Touch[]} touches
 */
export function visitsText(touches) {
  const text = new TextWriter();
  text.add("touch_id,customer_id,session_id,timestamp,channel,event,source,campaign\n");
  let sessions = 0;
  for (let i = 0; i < touches.length; i += 1) {
    const { time, visit, event } = touches[i];
    const { customer, channel, source } = visit;
    if (source >= 0 && visit.session === 0) visit.session = sessions += 1;
    text
      .add("T")
      .digits(i + 1, 6)
      .add(",")
      .add(customer ? customer.id : "")
      .add(",");
    if (visit.session > 0) text.add("S").digits(visit.session, 6);
    text.add(",");
    addInstant(text, time);
    text
      .add(",")
      .add(CHANNELS[channel])
      .add(",")
      .add(EVENTS[event])
      .add(",")
      .add(source < 0 ? "" : SOURCES[source]);
    text
      .add(",")
      .add(quoted(campaign(visit)))
      .add("\n");
  }
  return text.toString();
}

/**
 * A controller's sheet saved as text: CRLF, tabs, decimal comma.
 * @param {import("./costs.js").Cost[]} costs
 */
export function costsText(costs) {
  const text = new TextWriter().add("mois\tcanal\tposte\tcout\r\n");
  for (const { month, channel, kind, cents } of costs) {
    text
      .digits(2024 + Math.floor((month + 10) / 12), 4)
      .add("-")
      .digits(((month + 10) % 12) + 1, 2);
    text.add(`\t${channel}\t${kind}\t`).comma(cents).add("\r\n");
  }
  return text.toString();
}

/**
 * CRM export: LF, commas, ISO dates.
 * @param {Customer[]} customers
 * @param {Order[]} orders in order of time
 */
export function customersText(customers, orders) {
  const text = new TextWriter();
  text.add("customer_id,acquisition_channel,acquired_on,loyalty_member,loyalty_joined_on,segment\n");
  const standings = readOrders(orders);
  for (const customer of customers) {
    const standing = standings.get(customer);
    // Whoever was there before is acquired where she buys; the others where their first order says.
    const first = customer.known ? undefined : standing;
    const acquired = first ? first.first : customer.arrival;
    const channel = first ? first.channel : customer.taste.indexOf(Math.max(...customer.taste));
    text.add(customer.id).add(",").add(CHANNELS[channel]).add(",").add(isoDate(acquired));
    text.add(customer.member ? `,1,${isoDate(Math.max(customer.joined, acquired))},` : ",0,,");
    text.add(segment(acquired, standing)).add("\n");
  }
  return text.toString();
}

/**
 * @typedef {object} Standing what the orders say of a customer on the last day
 * @property {number} first day of the first order
 * @property {number} last day of the last order
 * @property {number} channel of the first order
 * @property {number} recent orders of the last twelve months
 */

/**
 * @param {Order[]} orders
 * @returns {Map<Customer, Standing>}
 */
function readOrders(orders) {
  /** @type {Map<Customer, Standing>} */
  const found = new Map();
  for (const { customer, origin, time, channel } of orders) {
    if (!customer || origin) continue;
    const day = parisDay(time);
    const standing = found.get(customer) ?? { first: day, last: day, channel, recent: 0 };
    found.set(customer, standing);
    standing.last = day;
    if (day >= DAYS - 365) standing.recent += 1;
  }
  return found;
}

/** @param {number} acquired @param {Standing | undefined} standing */
function segment(acquired, standing) {
  if (acquired >= DAYS - 90) return "Nouveau";
  if (!standing || standing.last < DAYS - 365) return "Dormant";
  return standing.recent >= 4 ? "Fidèle" : "Actif";
}

/** The treasurer's list: CRLF, semicolons, decimal comma. */
export function ratesText() {
  const text = new TextWriter().add("devise;taux_eur\r\n");
  CURRENCIES.forEach((currency, i) => {
    text.add(currency).add(";");
    (RATES[i] === 100 ? text.add("1") : text.comma(RATES[i])).add("\r\n");
  });
  return text.toString();
}

/**
 * Analytics report of aggregated journeys: LF, bars, decimal point.
 * @param {Map<string, import("./paths.js").Weight>} paths
 */
export function pathsText(paths) {
  const text = new TextWriter().add("path|total_conversions|total_conversion_value|total_null\n");
  for (const [path, { conversions, cents, nulls }] of paths) {
    text.add(`${path}|${conversions}|${(cents / 100).toFixed(2)}|${nulls}\n`);
  }
  return text.toString();
}

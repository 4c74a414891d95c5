// @ts-check
/** A seeded file of orders: nine columns, 92 bytes a row, the same everywhere. */
import fs from "node:fs";
import { Random } from "../../www/samples/random.js";

const HEADER = "order_id,customer_id,ordered_at,channel,fulfilment,revenue,cost,store,campaign\n";
const CHANNELS = ["web", "store", "app", "marketplace", "phone"];
const FULFILMENTS = ["delivery", "click_collect", "in_store"];
const CAMPAIGNS = ["brand_search", "newsletter", "social_summer", "none", "retargeting"];
const [START, YEAR_SECONDS] = [1_735_689_600_000, 31_536_000];
const PIECE = 1 << 20;

/** @param {number} number @param {number} width */
const padded = (number, width) => String(number).padStart(width, "0");

/** @param {Random} random @param {number} row @param {number} customers */
function order(random, row, customers) {
  /** @param {string[]} list */
  const one = (list) => list[random.between(0, list.length - 1)];
  const at = new Date(START + random.between(0, YEAR_SECONDS - 1) * 1000).toISOString().slice(0, 19);
  // Few customers order often, many once.
  const customer = Math.floor(random.unit() * random.unit() * customers);
  const cents = random.between(500, 30_500);
  const cost = Math.floor(cents * 0.55);
  const campaign = random.chance(0.03) ? '"sale, winter"' : one(CAMPAIGNS);
  const money = (/** @type {number} */ amount) => `${Math.floor(amount / 100)}.${padded(amount % 100, 2)}`;
  return (
    `ORD-${padded(row, 9)},CUST${padded(customer, 8)},${at}Z,${one(CHANNELS)},${one(FULFILMENTS)},` +
    `${money(cents)},${money(cost)},S${padded(random.between(0, 119), 3)},${campaign}\n`
  );
}

/**
 * Writes the file, unless it is there.
 * @param {string} path
 * @param {number} rows
 */
export function writeOrders(path, rows) {
  if (fs.existsSync(path)) return;
  const random = new Random(42, rows);
  const file = fs.openSync(`${path}.part`, "w");
  let text = HEADER;
  for (let row = 0; row < rows; row++) {
    text += order(random, row, Math.ceil(rows / 4));
    if (text.length < PIECE) continue;
    fs.writeSync(file, text);
    text = "";
  }
  fs.writeSync(file, text);
  fs.closeSync(file);
  fs.renameSync(`${path}.part`, path);
}

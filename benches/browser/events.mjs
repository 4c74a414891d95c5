// @ts-check
/** A seeded file of events in the order of their times: touches, and for some customers a conversion at the end. */
import fs from "node:fs";
import { Random } from "../../www/samples/random.js";

const HEADER = "customer_id,timestamp,event,channel,value\n";
const CHANNELS = ["search", "email", "store", "app", "display", "social"];
const [START, DAY, DAYS] = [1_735_689_600_000, 86_400_000, 340];
const MOST_TOUCHES = 8;
const PIECE = 1 << 20;

/**
 * The events of a customer: a touch a day, so that no two stand in the same instant.
 * @param {Random} random
 * @param {number} customer
 * @returns {[time: number, line: string][]}
 */
function journey(random, customer) {
  const name = `CUST${String(customer).padStart(8, "0")}`;
  const first = START + random.between(0, DAYS - MOST_TOUCHES) * DAY;
  const touches = random.between(1, MOST_TOUCHES);
  const at = (/** @type {number} */ day) => first + day * DAY + random.between(0, 86_399) * 1000;
  const line = (/** @type {number} */ time, /** @type {string} */ rest) =>
    /** @type {[number, string]} */ ([time, `${name},${new Date(time).toISOString().slice(0, 19)}Z,${rest}\n`]);
  const events = Array.from({ length: touches }, (_, day) =>
    line(at(day), `touch,${CHANNELS[random.between(0, CHANNELS.length - 1)]},`),
  );
  if (random.chance(0.4)) events.push(line(at(touches), `conversion,,${random.between(5, 300)}.00`));
  return events;
}

/**
 * Writes the file, unless it is there.
 * @param {string} path
 * @param {number} rows
 */
export function writeEvents(path, rows) {
  if (fs.existsSync(path)) return;
  const random = new Random(43, rows);
  /** @type {[time: number, line: string][]} */
  const events = [];
  for (let customer = 0; events.length < rows; customer++) events.push(...journey(random, customer));
  events.sort(([a], [b]) => a - b);
  const file = fs.openSync(`${path}.part`, "w");
  let text = HEADER;
  for (const [, line] of events) {
    text += line;
    if (text.length < PIECE) continue;
    fs.writeSync(file, text);
    text = "";
  }
  fs.writeSync(file, text);
  fs.closeSync(file);
  fs.renameSync(`${path}.part`, path);
}

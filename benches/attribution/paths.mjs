// @ts-check
/** A seeded file of journeys, one a row: ten channels, six touches on average, one in five converts. */
import fs from "node:fs";
import { Random } from "../../www/samples/random.js";

const CHANNELS = [
  ...["paid_search", "organic_search", "direct", "email", "paid_social"],
  ...["display", "affiliate", "crm_sms", "store_visit", "referral"],
];
/** Mean touches of a journey, and most of them. */
export const MEAN = 6;
const MOST = 20;
/** How often the next touch is of the same channel. */
const STICKS = 0.2;
const PIECE = 1 << 20;

/**
 * Writes the file, unless it is there.
 * @param {string} path
 * @param {number} rows
 */
export function writePaths(path, rows) {
  if (fs.existsSync(path)) return;
  const random = new Random(42, rows);
  const file = fs.openSync(`${path}.part`, "w");
  let text = "path,total_conversions,total_conversion_value,total_null\n";
  for (let row = 0; row < rows; row++) {
    const steps = [];
    // The lower channels are the more frequent.
    const next = () => Math.floor(random.unit() * random.unit() * CHANNELS.length);
    let channel = next();
    const touches = Math.min(1 + random.count(MEAN - 0.8), MOST);
    for (let touch = 0; touch < touches; touch++) {
      if (touch > 0 && !random.chance(STICKS)) channel = next();
      steps.push(CHANNELS[channel]);
    }
    const converts = random.chance(0.12 + 0.015 * channel);
    const cents = random.between(500, 15_000);
    const value = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    text += `${steps.join(" > ")},${converts ? `1,${value},0` : "0,0,1"}\n`;
    if (text.length < PIECE) continue;
    fs.writeSync(file, text);
    text = "";
  }
  fs.writeSync(file, text);
  fs.closeSync(file);
  fs.renameSync(`${path}.part`, path);
}

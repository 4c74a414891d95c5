// @ts-check
/**
 * Two trading years, day by day, and the Paris clock. Written with whole
 * numbers only: the result must not hang on the zone of the machine.
 */

import { weigh } from "./random.js";

/**
 * Days since 1970-01-01 of a Gregorian date.
 * @param {number} year
 * @param {number} month 1 to 12
 * @param {number} day
 */
export function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/**
 * @param {number} number days since 1970-01-01
 * @returns {{year: number, month: number, day: number}}
 */
export function civil(number) {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: ofYear - Math.floor((153 * m + 2) / 5) + 1 };
}

/** First day of the sample; every `day` of the other modules counts from it. */
export const START = dayNumber(2024, 11, 1);
/** First day after the sample. */
export const DAYS = dayNumber(2026, 11, 1) - START;
/** First day of the second year. */
export const SECOND_YEAR = dayNumber(2025, 11, 1) - START;

/** @param {number} n @param {number} width */
export const pad = (n, width) => String(n).padStart(width, "0");

/** @param {number} day counted from START; may be negative */
export function isoDate(day) {
  const { year, month, day: d } = civil(START + day);
  return `${year}-${pad(month, 2)}-${pad(d, 2)}`;
}

const ISO = Array.from({ length: DAYS }, (_, day) => isoDate(day));
const MONTH_OF = ISO.map((iso) => (Number(iso.slice(0, 4)) - 2024) * 12 + Number(iso.slice(5, 7)) - 11);
const DAY_FIRST = ISO.map((iso) => `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`);

/** Seconds of the second Sunday at which Paris moves, per year: summer from the first to the second. */
const SUMMERS = [2024, 2025, 2026].map((year) => {
  const lastSunday = (/** @type {number} */ month) => {
    const last = dayNumber(year, month, 31);
    return (last - ((last + 4) % 7) - START) * 86400 + 3600;
  };
  return [lastSunday(3), lastSunday(10)];
});

/**
 * @param {number} time seconds UTC since START
 * @returns {number} seconds to add for the Paris clock
 */
export function parisOffset(time) {
  for (const [from, to] of SUMMERS) if (time >= from && time < to) return 7200;
  return 3600;
}

/**
 * From the clock on the wall to UTC. A time inside the spring gap lands an hour later.
 * @param {number} day
 * @param {number} second of the local day
 */
export function fromParis(day, second) {
  const wall = day * 86400 + second;
  return wall - parisOffset(wall - 7200);
}

/** @param {number} time seconds UTC since START; its day in Paris */
export const parisDay = (time) => Math.floor((time + parisOffset(time)) / 86400);

/** First and last instant that may appear in the files. */
export const OPENS = fromParis(0, 0);
export const CLOSES = fromParis(DAYS, 0) - 1;

/** Every minute of a day, written once: dates and hours are most of the text. */
const CLOCK = Array.from({ length: 1440 }, (_, m) => `${pad(Math.floor(m / 60), 2)}:${pad(m % 60, 2)}`);

/** @param {number} time @returns {string} `31/10/2026`, Paris */
export const parisDate = (time) => DAY_FIRST[parisDay(time)];

/** @param {number} time @returns {string} `18:05`, Paris */
export function parisClock(time) {
  const wall = time + parisOffset(time);
  return CLOCK[Math.floor((wall % 86400) / 60)];
}

/**
 * Writes `2026-10-31T17:05:09Z`. The first local hour of the sample is still the day before in UTC.
 * @param {import("./text.js").TextWriter} text
 * @param {number} time
 */
export function addInstant(text, time) {
  const day = Math.floor(time / 86400);
  const minute = Math.floor((time - day * 86400) / 60);
  text
    .add(day < 0 ? isoDate(day) : ISO[day])
    .add("T")
    .add(CLOCK[minute])
    .add(":");
  text.digits(time - day * 86400 - minute * 60, 2).add("Z");
}

/** @param {number} day @returns {number} 0 to 23, months since START */
export const monthOf = (day) => MONTH_OF[day];

/** @param {number} day @returns {number} 0 Sunday to 6 Saturday */
export const weekday = (day) => (START + day + 4) % 7;

/** @param {number} month @param {number} d @returns {boolean} Christmas, New Year, Labour Day */
const holiday = (month, d) => (month === 12 && d === 25) || (month === 1 && d === 1) || (month === 5 && d === 1);

/** Stores open: not on holidays, on Sundays only in December. */
const OPEN = Array.from({ length: DAYS }, (_, day) => {
  const { month, day: d } = civil(START + day);
  return !holiday(month, d) && (weekday(day) !== 0 || month === 12);
});

/**
 * The nearest day the stores are open, earlier first.
 * @param {number} day
 */
export function openDay(day) {
  let found = day;
  while (found > 0 && !OPEN[found]) found -= 1;
  while (!OPEN[found]) found += 1;
  return found;
}

/** @param {number} year @param {number} month @param {number} day */
const at = (year, month, day) => dayNumber(year, month, day) - START;

export const BLACK_FRIDAY = 1;
export const CHRISTMAS = 2;
export const WINTER_SALES = 3;
export const SUMMER_SALES = 4;

/** First and last day of each season, and how much busier the first and the last day are. */
const SEASONS = [
  { kind: BLACK_FRIDAY, from: at(2024, 11, 25), to: at(2024, 12, 2), first: 1.6, last: 1.6 },
  { kind: BLACK_FRIDAY, from: at(2025, 11, 24), to: at(2025, 12, 1), first: 1.6, last: 1.6 },
  { kind: CHRISTMAS, from: at(2024, 12, 3), to: at(2024, 12, 24), first: 1.15, last: 1.9 },
  { kind: CHRISTMAS, from: at(2025, 12, 2), to: at(2025, 12, 24), first: 1.15, last: 1.9 },
  { kind: WINTER_SALES, from: at(2025, 1, 8), to: at(2025, 2, 4), first: 1.9, last: 1.05 },
  { kind: WINTER_SALES, from: at(2026, 1, 7), to: at(2026, 2, 3), first: 1.9, last: 1.05 },
  { kind: SUMMER_SALES, from: at(2025, 6, 25), to: at(2025, 7, 22), first: 1.75, last: 1.05 },
  { kind: SUMMER_SALES, from: at(2026, 6, 24), to: at(2026, 7, 21), first: 1.75, last: 1.05 },
];

/** The season of each day, 0 for none. */
const KINDS = Array.from(
  { length: DAYS },
  (_, day) => SEASONS.find(({ from, to }) => day >= from && day <= to)?.kind ?? 0,
);

/** @param {number} day @returns {number} */
export const season = (day) => KINDS[day];

const MONTHS = [0.92, 0.84, 0.94, 0.95, 0.97, 0.98, 0.92, 0.72, 0.99, 1, 1.02, 1.05];
const WEEK = [0.86, 0.88, 0.88, 1, 0.94, 1.06, 1.42];

/** How busy each day is, all channels together, without growth. */
const BUSY = Array.from({ length: DAYS }, (_, day) => {
  const { month, day: d } = civil(START + day);
  let weight = MONTHS[month - 1] * WEEK[weekday(day)];
  for (const { from, to, first, last } of SEASONS) {
    if (day >= from && day <= to) weight *= first + ((last - first) * (day - from)) / (to - from);
  }
  if (weekday(day) === 5 && season(day) === BLACK_FRIDAY) weight *= 1.9;
  return holiday(month, d) ? weight * 0.45 : weight;
});

/**
 * Day weights with a drift: `late` is the factor reached on the last day.
 * @param {number} early
 * @param {number} late
 */
export function drifting(early, late) {
  return weigh(BUSY.map((weight, day) => weight * (early + ((late - early) * day) / DAYS)));
}

// @ts-check
/** Periods that are asked for most, counted back from the last day of the files. */

const DAY = 86_400_000;

/** @param {number} year @param {number} month @param {number} day */
const text = (year, month, day) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/**
 * Whole months only: a part of a month beside a whole one misleads.
 * @param {string | null} first the first day of the files
 * @param {string | null} last the last one
 */
export function periodPresets(first, last) {
  const whole = { name: "whole", from: "", to: "" };
  const end = new Date(Date.parse(`${last}T00:00:00Z`) + DAY);
  if (!first || Number.isNaN(end.getTime())) return [whole];
  const [year, month] = [end.getUTCFullYear(), end.getUTCMonth()];
  const presets = [
    { name: "twelve-months", from: text(year, month - 12, 1), to: text(year, month, 0) },
    { name: "quarter", from: text(year, month - 3, 1), to: text(year, month, 0) },
    { name: "month", from: text(year, month - 1, 1), to: text(year, month, 0) },
    { name: "year", from: text(year, 0, 1), to: text(year, month, 0) },
  ];
  return [...presets.filter(({ from, to }) => from <= to && to >= first), whole];
}

/** How many whole months a period has; 0 when it is not made of whole months. @param {string | null | undefined} from @param {string | null | undefined} to */
export function monthsOf(from, to) {
  const [first, next] = [new Date(`${from}T00:00:00Z`), new Date(Date.parse(`${to}T00:00:00Z`) + DAY)];
  if (Number.isNaN(first.getTime()) || Number.isNaN(next.getTime())) return 0;
  if (first.getUTCDate() !== 1 || next.getUTCDate() !== 1) return 0;
  return 12 * (next.getUTCFullYear() - first.getUTCFullYear()) + next.getUTCMonth() - first.getUTCMonth();
}

// @ts-check
/** A value of a table as it is read, in one language. */

/** @typedef {import("./document.js").ColumnKind} ColumnKind */
/** @typedef {import("./document.js").Cell} Cell */
/** @typedef {import("../say.js").Say} Say */

/** From here on cents are noise. */
const WHOLE_FROM = 10_000;

export const NOTHING = "–";

/** The kind of a cell: a column of numbers may hold figures of several units. @param {import("./document.js").TableBlock} table @param {number} row @param {number} column */
export function kindAt({ columns, row_kinds }, row, column) {
  const { kind } = columns[column];
  return kind === "number" && row_kinds ? (row_kinds[row] ?? kind) : kind;
}

/** @param {Say} say @param {string} currency @param {ColumnKind} kind @param {Cell} value */
export function cellText(say, currency, kind, value) {
  if (value === null || value === "") return NOTHING;
  if (typeof value === "string") return kind === "date" ? say.day(value, "short") : value;
  if (kind === "percent") return say.percent(value, 1);
  if (kind === "money") return money(say, currency, value);
  if (kind === "count") return say.number(value);
  return say.number(value, kind === "days" ? 1 : 2).replace("-", "\u2212");
}

/** @param {Say} say @param {string} currency @param {number} value */
function money(say, currency, value) {
  if (Math.abs(value) < WHOLE_FROM) return say.value(value, "money", currency, true);
  const whole = say.parts(Math.round(value), "money", currency, true);
  // The decimals are all noughts: they and their mark go.
  return whole
    .map(({ text }) => text)
    .join("")
    .replace(/[.,]00(?!\d)/, "");
}

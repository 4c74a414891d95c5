// @ts-check
/** Values in words, in the document's language, the same on every platform: nothing here asks the platform's locale. */

/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */

const NARROW = "\u202f";
const DIGITS = { text: 2, count: 0, number: 2, percent: 1, money: 2, date: 0, days: 1, score: 2 };
/** What is smaller than its digits show keeps this many that count. */
const SIGNIFICANT = 2;

/** @param {number} value @param {number} digits @param {"fr" | "en"} language @param {boolean} [fixed] all digits or none */
export function numberText(value, digits, language, fixed = false) {
  const small = value !== 0 && Math.abs(value) < 10 ** -digits && digits > 0;
  const written = small ? value.toPrecision(SIGNIFICANT) : value.toFixed(digits);
  if (/e/.test(written) || Math.abs(value) >= 1e15)
    return String(value)
      .replace("-", "−")
      .replace(".", language === "fr" ? "," : ".");
  const [whole, part] = written.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "fr" ? NARROW : ",");
  const rest = small || (fixed && /[1-9]/.test(part ?? "")) ? part : part?.replace(/0+$/, "");
  const sign = /[1-9]/.test(written) && value < 0 ? "−" : "";
  return `${sign}${grouped}${rest ? `${language === "fr" ? "," : "."}${rest}` : ""}`;
}

const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

/** A day in words; what is none stays as it is. @param {string} day as `2026-01-31` @param {"fr" | "en"} language */
export function dayText(day, language) {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[language][Number(month) - 1];
  if (!name) return day;
  return `${Number(date)}${language === "fr" && date === "01" ? "er" : ""} ${name} ${year}`;
}

/** What a cell holds, also where the rows of a column hold different things. @param {TableBlock} table @param {number} row @param {number} column */
export function kindAt({ columns, row_kinds }, row, column) {
  const { kind } = columns[column];
  return kind === "number" ? (row_kinds?.[row] ?? kind) : kind;
}

/**
 * A cell as its column is read.
 * @param {TableBlock} table @param {number} row @param {number} column
 * @param {Pick<HandoverDocument, "language" | "currency">} document
 */
export function cellText(table, row, column, { language, currency }) {
  const cell = table.rows[row][column];
  const unit = table.columns[column].unit;
  const kind = kindAt(table, row, column);
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return kind === "date" ? dayText(cell, language) : cell;
  const text = numberText(kind === "percent" ? cell * 100 : cell, DIGITS[kind], language, kind === "money");
  if (kind === "percent") return language === "fr" ? `${text}${NARROW}%` : `${text}%`;
  if (kind === "money") return currency ? `${text}\u00a0${currency}` : text;
  return unit ? `${text}\u00a0${unit}` : text;
}

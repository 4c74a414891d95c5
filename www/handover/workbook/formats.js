// @ts-check
/** How a workbook writes the kinds of values, in the codes of the format; a program shows them as its reader is used to. */

/** @typedef {import("../document.js").ColumnKind} ColumnKind */
/** @typedef {import("../document.js").HandoverDocument} HandoverDocument */

/** By code: the sign, where it is not the code itself. Not from the platform, whose versions differ. */
const SIGNS = { EUR: "€", USD: "$", GBP: "£", JPY: "¥", CNY: "¥", INR: "₹", PLN: "zł", CZK: "Kč", BRL: "R$", KRW: "₩" };
/** Currencies without a smaller unit (ISO 4217). */
const WHOLE = new Set([
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "ISK",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
]);

/** @param {HandoverDocument} document */
function money({ currency, language }) {
  const sign = Object.hasOwn(SIGNS, currency)
    ? SIGNS[/** @type {keyof typeof SIGNS} */ (currency)]
    : currency.replace(/[^A-Za-z]/g, "");
  const digits = WHOLE.has(currency) ? "#,##0" : "#,##0.00";
  if (sign === "") return digits;
  return language === "fr" ? `${digits}\\ "${sign}"` : `"${sign}${sign.length > 1 ? " " : ""}"${digits}`;
}

/**
 * The code of each kind of column.
 * @param {HandoverDocument} document
 * @returns {Record<ColumnKind, string>}
 */
export const numberFormats = (document) => ({
  text: "General",
  count: "#,##0",
  number: "#,##0.00",
  percent: document.language === "fr" ? '0.0"\u202f"%' : "0.0%",
  money: money(document),
  date: document.language === "fr" ? "dd/mm/yyyy" : "d mmm yyyy",
  days: "#,##0.0",
  score: "0.00",
});

const DAY = 86_400_000;

/** The number of a day in a spreadsheet, where the text is one from 1900-03-01 on. @param {string} text */
export function serialOf(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  const serial = time / DAY + 25_569;
  // Before, spreadsheets disagree: one of them knows a 29 February 1900.
  return serial > 60 ? serial : undefined;
}

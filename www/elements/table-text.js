// @ts-check
/** A table as text for other programs, in which no cell is taken for a formula. */

import { still } from "../still.js";

/** @typedef {string | number | null} Cell */

/** What a spreadsheet takes for the beginning of a formula, or skips before looking for one. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
/** What tells a spreadsheet that the file is in UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/** Whether a spreadsheet would take a text for a formula; numbers are none. @param {string} text */
export const isFormula = (text) => FORMULA.test(text) && !NUMBER.test(text);

/** A cell that no spreadsheet takes for a formula (CWE-1236); numbers stay numbers. @param {string} text */
export const harmless = (text) => (isFormula(text) ? `'${text}` : text);

/** @param {Cell} cell */
const plain = (cell) => (typeof cell === "number" ? String(cell) : harmless(still(cell ?? "")));

/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** With commas and quotation marks (RFC 4180), numbers with a point. @param {string[]} head @param {Cell[][]} rows */
export function toCsv(head, rows) {
  return (
    BYTE_ORDER_MARK + [head, ...rows].map((row) => `${row.map((cell) => quoted(plain(cell))).join(",")}\r\n`).join("")
  );
}

/**
 * For pasting into a spreadsheet, which reads numbers as its own language writes them.
 * @param {string[]} head
 * @param {Cell[][]} rows
 * @param {string} point the decimal sign
 */
export function toTsv(head, rows, point) {
  const written = (/** @type {Cell} */ cell) =>
    typeof cell === "number" ? String(cell).replace(".", point) : plain(cell).replace(/[\t\r\n]+/g, " ");
  return [head, ...rows].map((row) => row.map(written).join("\t")).join("\n");
}

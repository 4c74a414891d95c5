// @ts-check
/** What differs between two systems as delimited text, asked for in pieces. */
import { toCsv } from "./elements/table-text.js";

/** @typedef {import("./generated/core.js").Item} Item */
/** @typedef {import("./generated/core.js").FieldPair} FieldPair */

const HEAD = ["key", "kind", "field_a", "field_b", "a", "b", "gap", "share", "line_a", "line_b"];
/** Rows asked for at once. */
const PIECE = 10_000;

/** Numbers stay numbers, words cannot be formulas. @param {FieldPair | undefined} field @param {string | null} value */
const cell = (field, value) =>
  field?.kind === "number" && value !== null && !value.includes(" ") ? Number(value) : value;

/** @param {FieldPair[]} fields @returns {(item: Item) => import("./elements/table-text.js").Cell[]} */
const rowOf = (fields) => (item) => {
  const field = item.field === null ? undefined : fields[item.field];
  const { key, kind, gap, share, line_a, line_b } = item;
  const values = [cell(field, item.a), cell(field, item.b)];
  return [key, kind, field?.a ?? null, field?.b ?? null, ...values, gap, share, line_a, line_b];
};

/**
 * @param {FieldPair[]} fields
 * @param {(page: { offset: number, limit: number }) => Promise<import("./generated/core.js").ItemsPage>} fetchPage
 */
export async function comparisonCsv(fields, fetchPage) {
  const pieces = [toCsv(HEAD, [])];
  for (let offset = 0; ; offset += PIECE) {
    const { total, items } = await fetchPage({ offset, limit: PIECE });
    // The mark at the beginning is that of the file, not of each piece.
    if (items.length > 0) pieces.push(toCsv([], items.map(rowOf(fields))).replace(/^\ufeff\r\n/, ""));
    if (offset + PIECE >= total) return pieces.join("");
  }
}

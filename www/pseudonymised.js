// @ts-check
/**
 * A file with pseudonyms in the place of persons, and of its columns only those that its mapping names: what may leave
 * the house. The key is used and forgotten.
 */
import { columnsOf } from "./preset-file.js";

/** @typedef {import("./audit/schema.js").AuditMapping} Mapping */
/** @typedef {(kind: string, cells: string[]) => string[]} Naming */

/** The fields that name a person, each with the kind of key that it is. @type {Record<string, string>} */
export const PERSONS = {
  customer_id: "customer_id",
  loyalty_id: "loyalty_id",
  email: "email",
  phone: "phone",
  employee: "customer_id",
};

/**
 * @param {string[]} columns of the file, as the mapping names them
 * @param {string} delimiter
 * @param {Mapping} mapping
 * @param {Naming} naming
 */
export function pseudonymising(columns, delimiter, mapping, naming) {
  const mark = delimiter.length === 1 ? delimiter : ";";
  const named = columnsOf(mapping);
  const kept = columns.flatMap((column, at) => (named.includes(column) ? [{ at, kind: kindOf(mapping, column) }] : []));
  let isHeader = true;

  /** @param {string[][]} rows @returns {string} */
  return (rows) => {
    if (rows.length === 0) return "";
    const lines = rows.map((row) => kept.map(({ at }) => row[at] ?? ""));
    const first = isHeader ? 1 : 0;
    if (isHeader) lines[0] = kept.map(({ at }) => columns[at]);
    isHeader = false;
    for (const [place, { kind }] of kept.entries()) {
      if (!kind) continue;
      const names = naming(
        kind,
        lines.slice(first).map((line) => line[place]),
      );
      for (const [at, name] of names.entries()) lines[at + first][place] = name;
    }
    return lines.map((line) => `${line.map((cell) => quoted(cell, mark)).join(mark)}\n`).join("");
  };
}

/** Of a column that names persons, as what. @param {Mapping} mapping @param {string} column */
function kindOf({ fields }, column) {
  const found = Object.entries(fields).find(
    ([field, { column: own, fallback }]) => field in PERSONS && (own === column || fallback === column),
  );
  return found ? PERSONS[found[0]] : null;
}

/** @param {string} cell @param {string} mark */
const quoted = (cell, mark) => (cell.includes(mark) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

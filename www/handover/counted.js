// @ts-check
/** Which column of a table counts persons, and which name the group that a row is about. */

/** @typedef {import("./document.js").TableBlock} TableBlock */

/** Counts that are at least as great as that of the persons behind them: few orders are of few persons. */
export const ORDERS = Object.freeze(["orders", "sales", "refunds"]);

/** @param {TableBlock} table @param {number[]} groups */
const isNamedOnce = ({ rows }, groups) =>
  new Set(rows.map((row) => JSON.stringify(groups.map((group) => row[group])))).size === rows.length;

/** The columns that name what a row is about. @param {TableBlock} table @returns {number[]} */
export const namesOf = (table) => (table.groups?.length ? table.groups : (table.names ?? wordsOf(table).slice(0, 1)));

/** The columns of words, without that of reasons. @param {TableBlock} table */
export const wordsOf = ({ columns }) =>
  columns.flatMap(({ kind, id }, i) => (kind === "text" && id !== "why" ? [i] : []));

/**
 * A table with its columns of persons and groups as they are meant: where no column counts persons, one of orders
 * stands for it; where the groups named leave rows that are named alike, other words tell them apart.
 * @param {TableBlock} table
 * @returns {TableBlock}
 */
export function counted(table) {
  const stands = table.columns.findIndex(({ id }) => ORDERS.includes(id));
  const persons = table.persons ?? (stands < 0 ? undefined : stands);
  const words = wordsOf(table);
  if (persons === undefined || (table.persons !== undefined && !table.groups?.length)) return { ...table, persons };
  const groups = table.groups?.length ? [...table.groups] : words.filter((i) => i < persons);
  for (const i of words) if (!groups.includes(i) && i < persons && !isNamedOnce(table, groups)) groups.push(i);
  return { ...table, persons, groups: groups.sort((a, b) => a - b) };
}

// @ts-check
/** Where a table's rows come from, a page at a time: here from an array. */

/** @typedef {import("./table-text.js").Cell} Cell */

/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} name
 * @property {"text" | "number"} [kind]
 * @property {(value: number) => string} [format] how a number is shown
 * @property {boolean} [fixed] not to be sorted by
 */

/** @typedef {{ offset: number, limit: number, sort: string | null, descending: boolean, filter: string }} PageQuery */
/** @typedef {{ rows: Cell[][], total: number }} Page of all rows that fit the filter, `total` */
/** @typedef {(query: PageQuery) => Promise<Page> | Page} FetchPage */

/** How many rows are asked for at once when all are wanted. */
const CHUNK = 1000;

/** @param {Cell | undefined} cell @param {Column} column */
export function shown(cell, { format }) {
  if (cell === null || cell === undefined) return "–";
  return typeof cell === "number" ? (format ?? String)(cell) : cell;
}

/** Without accents and capitals. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {Cell} a @param {Cell} b @param {Intl.Collator} collator */
function compare(a, b, collator) {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

/**
 * Pages of an array. Cells without a value stand last, whichever way it is sorted.
 * @param {Column[]} columns
 * @param {Cell[][]} rows
 * @param {string} language
 * @returns {FetchPage}
 */
export function pagesOf(columns, rows, language) {
  const collator = new Intl.Collator(language, { numeric: true });
  /** @type {{ key: string, rows: Cell[][] } | null} */
  let last = null;
  return ({ offset, limit, sort, descending, filter }) => {
    const key = JSON.stringify([sort, descending, filter]);
    if (last?.key !== key) last = { key, rows: arranged(columns, rows, { sort, descending, filter }, collator) };
    return { rows: last.rows.slice(offset, offset + limit), total: last.rows.length };
  };
}

/**
 * @param {Column[]} columns
 * @param {Cell[][]} rows
 * @param {Pick<PageQuery, "sort" | "descending" | "filter">} query
 * @param {Intl.Collator} collator
 */
function arranged(columns, rows, { sort, descending, filter }, collator) {
  const wanted = plain(filter);
  const fitting = wanted
    ? rows.filter((row) => columns.some((column, i) => plain(shown(row[i], column)).includes(wanted)))
    : rows;
  const at = columns.findIndex(({ id }) => id === sort);
  if (at < 0) return fitting;
  const isNone = (/** @type {Cell[]} */ row) => row[at] === null || row[at] === undefined || row[at] === "";
  const known = fitting.filter((row) => !isNone(row));
  known.sort((a, b) => compare(a[at], b[at], collator) * (descending ? -1 : 1));
  return [...known, ...fitting.filter(isNone)];
}

/**
 * All rows that fit, asked for page by page.
 * @param {FetchPage} fetchPage
 * @param {Omit<PageQuery, "offset" | "limit">} query
 */
export async function allRows(fetchPage, query) {
  /** @type {Cell[][]} */
  const rows = [];
  for (;;) {
    const page = await fetchPage({ ...query, offset: rows.length, limit: CHUNK });
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

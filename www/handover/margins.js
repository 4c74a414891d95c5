// @ts-check
/**
 * What the counts of persons in a document have to do with each other: which cells of tables are one and the same, and
 * which sums tie them. Whoever reads the document is taken to know all those sums, also those printed nowhere.
 */

/** @typedef {import("./document.js").TableBlock} TableBlock */

/** Where a count stands: a row, or those `columns` of it that it is behind. @typedef {{ table: number, row: number, columns?: number[] }} Place */

/**
 * A count of persons, at every place where it stands. `at`: the group it is of, by the id of its column.
 * @typedef {{ count: number, at: Map<string, string>, places: Place[] }} Count
 */

/** Cells whose counts come to the same as that of `whole`, which may stand in no table. @typedef {{ parts: number[], whole: number | null }} Sum */

/** How a row says that it is of all: a word for it, or for all of what reports group by. */
const KINDS = "channels|canaux|segments|groups|groupes|customers|clients|stores|magasins|phases|files|fichiers";
const TOTAL = new RegExp(
  `^((grand |overall )?totals?|total général|totaux|ensemble|overall|all|tous|toutes|(all|tous|toutes) (\\p{L}+ )?(${KINDS})( \\p{L}+)?)$`,
  "iu",
);

/** @param {unknown} cell */
export const isTotal = (cell) => cell === null || cell === undefined || TOTAL.test(String(cell).trim()) || cell === "";

/** @param {Iterable<[string, string]>} at */
const keyOf = (at) => JSON.stringify([...at].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The ids of the columns that name the group, in one order. @param {Count} cell */
const namedBy = (cell) => [...cell.at.keys()].sort();

/** Sales are orders, whatever a table calls them. @param {string} id */
const kindOf = (id) => (id === "sales" ? "orders" : id);

/** All that a table counts: in a column, and behind its rows. @param {TableBlock} table */
function basesOf({ columns, rows, persons, groups = [], behind = [] }) {
  const named = rows.map((row) => {
    const own = groups.filter((group) => !isTotal(row[group]));
    return new Map(own.map((group) => [columns[group].id, String(row[group])]));
  });
  const counted = persons === undefined ? [] : [{ of: columns[persons].id, rows: rows.map((row) => row[persons]) }];
  /** @type {import("./document.js").Behind[]} */
  const all = [.../** @type {any} */ (counted), ...behind];
  return all.map(({ of, rows, at, columns }) => ({
    ...{ kind: kindOf(of), counts: rows, columns },
    at: at ? at.map((group) => new Map(Object.entries(group))) : named,
    // One group may be told in several rows only where it is said which it is.
    repeats: at !== undefined,
    alone: at === undefined && groups.length === 0,
  }));
}

/**
 * The counts of all tables whose rows are parts of a whole.
 * @param {TableBlock[]} tables
 * @returns {{ counts: Count[], kinds: string[] }} `kinds`: by count, which column of persons it is of
 */
export function countsOf(tables) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Count[]} */
  const counts = [];
  /** @type {string[]} */
  const kinds = [];
  tables.forEach((one, table) => {
    for (const { kind, counts: own, columns, at: groups, repeats, alone } of basesOf(one)) {
      /** @type {Set<number>} counts that stand in this table for this kind */
      const here = new Set();
      own.forEach((count, row) => {
        if (typeof count !== "number") return;
        const at = groups[row];
        const place = { table, row, ...(columns ? { columns } : {}) };
        // The same group counted alike is one count, wherever it stands; a row of no group stands alone.
        const key = JSON.stringify([kind, keyOf(at), count, alone ? [table, row] : ""]);
        const before = known.get(key);
        if (before !== undefined && (repeats || !here.has(before))) {
          counts[before].places.push(place);
          here.add(before);
          return;
        }
        known.set(key, counts.length);
        here.add(counts.length);
        kinds.push(kind);
        counts.push({ count, at, places: [place] });
      });
    }
  });
  return { counts, kinds };
}

/**
 * The sums of all tables: rows that differ in one group come to the row of them all, in this table or in another.
 * @param {{ counts: Count[], kinds: string[] }} known
 * @param {number} least
 * @returns {Sum[]}
 */
export function sumsOf({ counts, kinds }, least) {
  /** @type {Map<string, number[]>} counts by what they are of */
  const places = new Map();
  counts.forEach((cell, i) => {
    const key = JSON.stringify([kinds[i], keyOf(cell.at)]);
    places.set(key, [...(places.get(key) ?? []), i]);
  });
  /** @type {Map<string, { parts: number[], of: string, family: string }>} */
  const lines = new Map();
  counts.forEach((cell, i) => {
    for (const table of new Set(cell.places.map((place) => place.table))) {
      for (const along of namedBy(cell)) {
        const rest = keyOf([...cell.at].filter(([id]) => id !== along));
        const key = JSON.stringify([table, kinds[i], along, rest]);
        const family = JSON.stringify([table, kinds[i], along, namedBy(cell)]);
        const line = lines.get(key) ?? { parts: [], of: JSON.stringify([kinds[i], rest]), family };
        line.parts.push(i);
        lines.set(key, line);
      }
    }
  });
  /** @type {Sum[]} */
  const printed = [];
  /** @type {Map<string, number[][]>} */
  const unprinted = new Map();
  for (const { parts, of, family } of lines.values()) {
    const wholes = (places.get(of) ?? []).filter((one) => !parts.includes(one));
    printed.push(...wholes.map((whole) => ({ parts, whole })));
    if (wholes.length === 0) unprinted.set(family, [...(unprinted.get(family) ?? []), parts]);
  }
  return [...printed, ...[...unprinted.values()].flatMap((family) => known(family, counts, least))];
}

/**
 * The sums beside each other that are printed nowhere here. Whoever has them from elsewhere has them masked too: where
 * one is small, only what they come to together is taken as known.
 * @param {number[][]} family @param {Count[]} counts @param {number} least
 * @returns {Sum[]}
 */
function known(family, counts, least) {
  const sums = family.map((parts) => parts.reduce((all, part) => all + counts[part].count, 0));
  if (sums.some((sum) => sum > 0 && sum < least)) return [{ parts: family.flat(), whole: null }];
  // One row alone is its own sum: nobody can be taken to know it.
  return family.filter((parts) => parts.length > 1).map((parts) => ({ parts, whole: null }));
}

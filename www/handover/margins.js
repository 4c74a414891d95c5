// @ts-check
/**
 * What the counts of persons in a document have to do with each other: which cells of tables are one and the same, and
 * which sums tie them. Whoever reads the document is taken to know all those sums, also those printed nowhere.
 */

/** @typedef {import("./document.js").TableBlock} TableBlock */

/**
 * A count of persons, at every place where it stands. `at`: the group it is of, by the id of its column.
 * @typedef {{ count: number, at: Map<string, string>, places: { table: number, row: number }[] }} Count
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
  tables.forEach(({ columns, rows, persons, groups }, table) => {
    if (persons === undefined) return;
    rows.forEach((row, place) => {
      const count = row[persons];
      if (typeof count !== "number") return;
      const named = (groups ?? []).filter((group) => !isTotal(row[group]));
      const at = new Map(named.map((group) => [columns[group].id, String(row[group])]));
      const kind = columns[persons].id;
      // The same group counted alike is one count, wherever it stands; a row of no group stands alone.
      const key = JSON.stringify([kind, keyOf(at), count, groups?.length ? "" : [table, place]]);
      const before = known.get(key);
      if (before !== undefined && !counts[before].places.some((one) => one.table === table)) {
        counts[before].places.push({ table, row: place });
        return;
      }
      known.set(key, counts.length);
      kinds.push(kind);
      counts.push({ count, at, places: [{ table, row: place }] });
    });
  });
  return { counts, kinds };
}

/**
 * The sums of all tables: rows that differ in one group come to the row of them all, in this table or in another.
 * @param {TableBlock[]} tables
 * @param {{ counts: Count[], kinds: string[] }} known
 * @param {number} least
 * @returns {Sum[]}
 */
export function sumsOf(tables, { counts, kinds }, least) {
  /** @type {Map<string, number[]>} counts by what they are of */
  const places = new Map();
  counts.forEach((cell, i) => {
    const key = JSON.stringify([kinds[i], keyOf(cell.at)]);
    places.set(key, [...(places.get(key) ?? []), i]);
  });
  /** @type {Map<string, { parts: number[], of: string, family: string }>} */
  const lines = new Map();
  counts.forEach((cell, i) => {
    for (const { table } of cell.places) {
      if (!tables[table].groups?.length) continue;
      for (const along of namedBy(cell)) {
        const rest = keyOf([...cell.at].filter(([id]) => id !== along));
        const key = JSON.stringify([table, along, rest]);
        const family = JSON.stringify([table, along, namedBy(cell)]);
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

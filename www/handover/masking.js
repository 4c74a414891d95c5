// @ts-check
/**
 * Groups of few persons are masked before a document leaves the tool, with as many others as it takes so that totals
 * do not give them back. docs/masking.md says the rule and its limits.
 */
import { counted, ORDERS, wordsOf } from "./counted.js";
import { countsOf, isTotal, sumsOf } from "./margins.js";
import { hidden } from "./protection.js";
import { WORDS } from "./words.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./document.js").Cell} Cell */
/** @typedef {import("./document.js").Language} Language */

/** A table of which rows are masked. @typedef {TableBlock & { masked?: number[] }} MaskedTable */

export const LEAST = 5;
/** The column that says why a value is not there. */
const WHY = "why";

/** @param {Block} block @returns {block is TableBlock} */
const isTable = (block) => block.kind === "table";

/**
 * Two rows say nothing by their order, three do: a masked value would lie between its neighbours.
 * @param {TableBlock} table
 */
function isRanked({ columns, rows, groups, persons }) {
  if (!groups?.length) return false;
  const inside = rows.filter((row) => !groups.some((group) => isTotal(row[group])));
  return columns.some(({ kind }, i) => {
    if (kind === "text" || kind === "date" || groups.includes(i)) return false;
    const values = inside.map((row) => row[i]).filter((value) => typeof value === "number");
    if (values.length < 3 || (i !== persons && values.length < inside.length)) return false;
    const steps = values.slice(1).map((value, place) => Math.sign(value - values[place]));
    return steps.every((step) => step <= 0) || steps.every((step) => step >= 0);
  });
}

/**
 * @param {TableBlock} given
 * @param {Set<number>} hide places of rows
 * @param {Language} language
 * @param {number} least
 * @returns {MaskedTable}
 */
function withoutRows(given, hide, language, least) {
  const as = counted(given);
  // A table without a count is about the group that its first words name.
  const table = as.persons === undefined ? { ...as, groups: wordsOf(as).slice(0, 1) } : as;
  const words = WORDS[language];
  const places = new Map(table.columns.map(({ id }, i) => [id, i]));
  const hasWhy = places.has(WHY);
  const columns = hasWhy
    ? table.columns
    : [...table.columns, { id: WHY, name: words.why, kind: /** @type {const} */ ("text") }];
  const why = places.get(WHY) ?? table.columns.length;
  // A row of a group keeps the names of its group; one of no group, its words.
  const stays = (/** @type {number} */ i) =>
    table.groups?.length ? table.groups.includes(i) : table.columns[i]?.kind === "text" && i !== why;
  const rows = table.rows.map((row, place) => {
    if (!hide.has(place)) return hasWhy ? row : [...row, null];
    return columns.map((_, i) => (i === why ? words.masked(least) : stays(i) ? row[i] : null));
  });
  const order = rows.map((_, place) => place);
  if (isRanked(table)) order.sort((a, b) => rankOf(a) - rankOf(b) || byName(a, b));
  /** Visible rows as they stood, then the masked ones, then totals. @param {number} place */
  function rankOf(place) {
    if ((table.groups ?? []).some((group) => isTotal(table.rows[place][group]))) return 2;
    return Number(hide.has(place));
  }
  /** @param {number} a @param {number} b */
  function byName(a, b) {
    if (!hide.has(a) || !hide.has(b)) return a - b;
    const [left, right] = [a, b].map((place) => JSON.stringify(rows[place]));
    return left < right ? -1 : Number(left > right);
  }
  const note = [table.note, words.maskedNote(hide.size, least)].filter(Boolean).join(" ");
  const masked = order.flatMap((place, i) => (hide.has(place) ? [i] : []));
  const kinds = table.row_kinds;
  const ordered = kinds ? { row_kinds: order.map((place) => kinds[place]) } : {};
  return { ...given, columns, rows: order.map((place) => rows[place]), ...ordered, note, masked };
}

/**
 * Rows of tables without any count whose group is hidden elsewhere for its few orders: their amounts are the same ones.
 * @param {TableBlock[]} tables as they are counted
 * @param {import("./margins.js").Count[]} hide
 * @returns {{ table: number, row: number }[]}
 */
function sameGroups(tables, hide) {
  const names = new Set(hide.filter(({ at }) => at.size === 1).map(({ at }) => JSON.stringify([...at])));
  return tables.flatMap((table, t) => {
    const [first] = wordsOf(table);
    if (table.persons !== undefined || first === undefined) return [];
    const { id } = table.columns[first];
    return table.rows.flatMap((cells, row) =>
      names.has(JSON.stringify([[id, String(cells[first])]])) ? [{ table: t, row }] : [],
    );
  });
}

/**
 * The document with small groups masked. What needs no mask is the same value as before.
 * @param {HandoverDocument} document
 * @param {{ least?: number }} [options] from how many persons on a group is shown
 * @returns {HandoverDocument}
 */
export function masked(document, { least = LEAST } = {}) {
  const tables = document.sections.flatMap(({ blocks }) => blocks.filter(isTable));
  const asCounted = tables.map(counted);
  const known = countsOf(asCounted);
  const hide = hidden(
    known.counts.map(({ count }) => count),
    sumsOf(asCounted, known, least),
    least,
  );
  const few = known.counts.filter((_, i) => hide.has(i) && ORDERS.includes(known.kinds[i]));
  const places = [...[...hide].flatMap((one) => known.counts[one].places), ...sameGroups(asCounted, few)];
  /** @type {Map<TableBlock, Set<number>>} */
  const rows = new Map();
  for (const { table, row } of places) rows.set(tables[table], (rows.get(tables[table]) ?? new Set()).add(row));
  if (rows.size === 0) return document;
  const ids = new Set([...rows.keys()].map(({ id }) => id));
  /** @param {Block} block @returns {Block} */
  const safe = (block) => {
    if (block.kind === "chart" && ids.has(block.id))
      return { kind: "caution", text: WORDS[document.language].maskedChart };
    const hide = isTable(block) ? rows.get(block) : undefined;
    return hide && isTable(block) ? withoutRows(block, hide, document.language, least) : block;
  };
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.map(safe) })),
  };
}

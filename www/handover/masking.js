// @ts-check
/**
 * Groups of few persons are masked before a document leaves the tool, with as many others as it takes so that totals
 * do not give them back. docs/masking.md says the rule and its limits.
 */
import { mapWithout } from "./charts/journey-map.js";
import { counted, namesOf, ORDERS, wordsOf } from "./counted.js";
import { countsOf, isTotal, sumsOf } from "./margins.js";
import { hidden } from "./protection.js";
import { WORDS } from "./words.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").ChartBlock} ChartBlock */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./document.js").Cell} Cell */
/** @typedef {import("./document.js").Language} Language */
/** @typedef {import("./margins.js").Place} Place */

/** A table of which rows are masked, wholly or in part. @typedef {TableBlock & { masked?: number[] }} MaskedTable */
/** What goes, by the place of a row: all its figures (`null`), or those of some columns. @typedef {Map<number, Set<number> | null>} Hide */

export const LEAST = 5;
/** The column that says why a value is not there. */
const WHY = "why";
/** What credit of a channel rests on: no order of its own, and masked with its other figures alike. */
const CREDIT = "credit";

/** @param {Block} block @returns {block is TableBlock} */
const isTable = (block) => block.kind === "table";

/**
 * Two rows say nothing by their order, three do: a masked value would lie between its neighbours.
 * @param {TableBlock} table @param {number[]} names
 */
function isRanked({ columns, rows, persons }, names) {
  const inside = rows.filter((row) => !names.some((name) => isTotal(row[name])));
  return columns.some(({ kind }, i) => {
    if (kind === "text" || kind === "date" || names.includes(i)) return false;
    const values = inside.map((row) => row[i]).filter((value) => typeof value === "number");
    if (values.length < 3 || (i !== persons && values.length < inside.length)) return false;
    const steps = values.slice(1).map((value, place) => Math.sign(value - values[place]));
    return steps.every((step) => step <= 0) || steps.every((step) => step >= 0);
  });
}

/**
 * @param {TableBlock} given
 * @param {Hide} hide
 * @param {Language} language
 * @param {number} least
 * @returns {MaskedTable}
 */
function withoutCells(given, hide, language, least) {
  const table = counted(given);
  const names = namesOf(table);
  const words = WORDS[language];
  const places = new Map(table.columns.map(({ id }, i) => [id, i]));
  const hasWhy = places.has(WHY);
  const columns = hasWhy
    ? table.columns
    : [...table.columns, { id: WHY, name: words.why, kind: /** @type {const} */ ("text") }];
  const why = places.get(WHY) ?? table.columns.length;
  const rows = table.rows.map((row, place) => {
    const some = hide.get(place);
    if (some === undefined) return hasWhy ? row : [...row, null];
    // A row keeps the names of its group.
    const stays = (/** @type {number} */ i) => (some === null ? names.includes(i) : !some.has(i));
    return columns.map((_, i) => (i === why ? words.masked(least) : stays(i) ? (row[i] ?? null) : null));
  });
  const order = rows.map((_, place) => place);
  // Rows of no group stand as they are: they are no parts that could be ranked.
  const parts = table.groups?.length || table.names || table.persons === undefined;
  if (parts && isRanked(table, names)) order.sort((a, b) => rankOf(a) - rankOf(b) || byName(a, b));
  /** Visible rows as they stood, then the masked ones, then totals. @param {number} place */
  function rankOf(place) {
    if (names.some((name) => isTotal(table.rows[place][name]))) return 2;
    return Number(hide.has(place));
  }
  /** @param {number} a @param {number} b */
  function byName(a, b) {
    if (!hide.has(a) || !hide.has(b)) return a - b;
    const [left, right] = [a, b].map((place) => JSON.stringify(names.map((name) => rows[place][name])));
    return left < right ? -1 : Number(left > right);
  }
  const note = [table.note, words.maskedNote(hide.size, least)].filter(Boolean).join(" ");
  const masked = order.flatMap((place, i) => (hide.has(place) ? [i] : []));
  const kinds = table.row_kinds;
  const ordered = kinds ? { row_kinds: order.map((place) => kinds[place]) } : {};
  const { behind: _, ...shown } = given;
  return { ...shown, columns, rows: order.map((place) => rows[place]), ...ordered, note, masked };
}

/** @param {import("./margins.js").Count[]} counts */
const keysOf = (counts) => new Set(counts.filter(({ at }) => at.size === 1).map(({ at }) => JSON.stringify([...at])));

/**
 * A group that is hidden somewhere for its few orders is hidden wherever its orders are counted, and in tables without
 * any count: its amounts are the same ones.
 * @param {TableBlock[]} tables as they are counted
 * @param {{ counts: import("./margins.js").Count[], kinds: string[] }} known
 * @param {Set<string>} groups
 * @returns {Place[]}
 */
function sameGroups(tables, { counts, kinds }, groups) {
  const alike = counts.filter(
    ({ at, count }, i) => ORDERS.includes(kinds[i]) && count > 0 && groups.has(JSON.stringify([...at])),
  );
  const uncounted = tables.flatMap((table, t) => {
    const [first] = wordsOf(table);
    if (table.persons !== undefined || table.behind || first === undefined) return [];
    const { id } = table.columns[first];
    return table.rows.flatMap((cells, row) =>
      groups.has(JSON.stringify([[id, String(cells[first])]])) ? [{ table: t, row }] : [],
    );
  });
  return [...alike.flatMap(({ places }) => places), ...uncounted];
}

/** @param {Place[]} places @param {TableBlock[]} tables @returns {Map<TableBlock, Hide>} */
function byTable(places, tables) {
  /** @type {Map<TableBlock, Hide>} */
  const all = new Map();
  for (const { table, row, columns } of places) {
    const hide = all.get(tables[table]) ?? new Map();
    const before = hide.get(row);
    hide.set(row, columns === undefined || before === null ? null : new Set([...(before ?? []), ...columns]));
    all.set(tables[table], hide);
  }
  return all;
}

/** Whether what a chart draws is masked in its table. @param {ChartBlock} chart @param {Map<TableBlock, Hide>} all */
function showsMasked({ id, of: { table: own, part, column } = { table: id } }, all) {
  return [...all].some(
    ([table, hide]) =>
      table.id === own &&
      [...hide].some(
        ([row, some]) =>
          (part === undefined || table.rows[row][namesOf(table)[0]] === part) &&
          (column === undefined || some === null || some.has(column)),
      ),
  );
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
  const { counts, kinds } = known;
  const hide = hidden(
    counts.map(({ count }) => count),
    sumsOf(known, least),
    least,
  );
  const gone = (/** @type {(kind: string) => boolean} */ wanted) =>
    keysOf(counts.filter((_, i) => hide.has(i) && wanted(kinds[i])));
  const few = gone((kind) => ORDERS.includes(kind));
  const places = [...[...hide].flatMap((one) => counts[one].places), ...sameGroups(asCounted, known, few)];
  const all = byTable(places, tables);
  if (all.size === 0) return document;
  const untold = new Set([...few, ...gone((kind) => kind === CREDIT)]);
  const isUntold = (/** @type {string} */ channel) => untold.has(JSON.stringify([["channel", channel]]));
  const words = WORDS[document.language];
  /** @param {Block} block @returns {Block[]} */
  const safe = (block) => {
    if (isTable(block)) {
      const own = all.get(block);
      return [own ? withoutCells(block, own, document.language, least) : block];
    }
    if (block.kind === "chart") {
      const { map } = block;
      if (map) return [mapWithout(document.language, { ...block, map }, isUntold)];
      return showsMasked(block, all) ? [{ kind: "caution", text: words.maskedChart }] : [block];
    }
    if (block.kind !== "findings") return [block];
    const items = block.items.filter(({ about = [] }) => !about.some(isUntold));
    const left = block.items.length - items.length;
    if (left === 0) return [block];
    const rest = items.length > 0 ? [{ ...block, items }] : [];
    return [...rest, { kind: "caution", text: words.maskedFindings(left) }];
  };
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap(safe) })),
  };
}

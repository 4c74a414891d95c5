// @ts-check
/** The blocks of a section, made in a word each. */

/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./document.js").Column} Column */
/** @typedef {import("./document.js").ColumnKind} ColumnKind */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("../generated/core.js").Unit} Unit */

/** @param {string} text @returns {Block} */
export const text = (text) => ({ kind: "text", text });

/** @param {string} text @returns {Block} */
export const caution = (text) => ({ kind: "caution", text });

/** No table without a row. @param {Omit<TableBlock, "kind">} parts @returns {Block[]} */
export const table = (parts) => (parts.rows.length === 0 ? [] : [{ kind: "table", ...parts }]);

/** @param {ColumnKind} kind @returns {(id: string, name: string, unit?: string) => Column} */
const column = (kind) => (id, name, unit) => ({ id, name, kind, ...(unit ? { unit } : {}) });

export const columns = {
  text: column("text"),
  count: column("count"),
  number: column("number"),
  percent: column("percent"),
  money: column("money"),
  date: column("date"),
  days: column("days"),
  score: column("score"),
};

/** What a unit of the engine is in a column. @type {Record<Unit, ColumnKind>} */
const KINDS = {
  ...{ money: "money", rate: "percent", multiple: "number", count: "count", number: "number" },
  ...{ points: "score", hours: "number", seconds: "number" },
};

/** @param {Unit} unit */
export const kindOf = (unit) => KINDS[unit];

/**
 * A figure with its interval and n as four cells.
 * @param {{ value: number | null, low?: number | null, high?: number | null, n: number }} figure
 * @returns {(number | null)[]}
 */
export const figureCells = ({ value, low, high, n }) => [value ?? null, low ?? null, high ?? null, n];

/** Rows of a drawing: with more it would be taller than a sheet of paper. */
export const DRAWN = 24;

/**
 * The rows that a drawing holds, as they stand, and its title, which says what it leaves to the table.
 * @template {{ name: string }} T
 * @param {{ t: import("./known.js").Known["t"] }} known @param {string} title @param {T[]} all @param {(row: T) => number} sizeOf
 */
export function drawnRows(known, title, all, sizeOf) {
  if (all.length <= DRAWN) return { title, rows: all };
  const kept = new Set([...all].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, DRAWN));
  return {
    title: known.t("handover.chart.largest", { title, n: DRAWN, all: all.length }),
    rows: all.filter((row) => kept.has(row)),
  };
}

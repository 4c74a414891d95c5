// @ts-check
/**
 * Figures of which a reader may want to see how they come about: the formula stands in the cell, with its value. It is
 * written only where it gives that value: a formula that contradicts the report explains nothing.
 */

/** @typedef {import("../document.js").Cell} Cell */
/** @typedef {import("../masking.js").MaskedTable} MaskedTable */

/**
 * `from`: the columns it is computed from, each by the ids it may have.
 * @typedef {{ from: string[][], value: (...numbers: number[]) => number, text: (...cells: string[]) => string }} Recipe
 */

const REVENUE = ["revenue", "attributed", "ordered", "sales"];
const COST = ["cost", "costs", "spend"];
const VALUE = ["value", "now"];
const TARGET = ["target", "goal"];
const START = ["start", "baseline"];

/** @param {string[][]} from @param {Recipe["value"]} value @param {Recipe["text"]} text @returns {Recipe} */
const recipe = (from, value, text) => ({ from, value, text });
/** @param {string[]} a @param {string[]} b */
const difference = (a, b) =>
  recipe(
    [a, b],
    (left, right) => left - right,
    (left, right) => `${left}-${right}`,
  );
/** @param {string[]} a @param {string[]} b */
const ratio = (a, b) =>
  recipe(
    [a, b],
    (above, below) => above / below,
    (above, below) => `${above}/${below}`,
  );
/** @param {string[][]} parts */
const sum = (...parts) =>
  recipe(
    parts,
    (...numbers) => numbers.reduce((all, one) => all + one, 0),
    (...cells) => cells.join("+"),
  );

/** By name, the ways in which tables compute it: the first one whose columns are there and that gives the value. @type {Record<string, Recipe[]>} */
export const RECIPES = {
  cost: [sum(["marketing"], ["distribution"], ["shared-costs"]), sum(["marketing"], ["distribution"])],
  profit: [difference(["margin"], COST), difference(REVENUE, COST)],
  roi: [
    ratio(["profit"], COST),
    recipe(
      [REVENUE, COST],
      (gain, cost) => (gain - cost) / cost,
      (gain, cost) => `(${gain}-${cost})/${cost}`,
    ),
  ],
  roas: [ratio(REVENUE, COST), ratio(REVENUE, ["marketing"])],
  gap: [difference(TARGET, VALUE)],
  attainment: [ratio(VALUE, TARGET)],
  change: [difference(VALUE, START)],
  difference: [difference(TARGET, START)],
  relative: [
    recipe(
      [TARGET, START],
      (target, start) => (target - start) / start,
      (target, start) => `(${target}-${start})/${start}`,
    ),
  ],
  progress: [
    recipe(
      [VALUE, START, TARGET],
      (value, start, target) => (value - start) / (target - start),
      (value, start, target) => `(${value}-${start})/(${target}-${start})`,
    ),
  ],
};

/** @param {number} a @param {number} b */
const alike = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** `A`, `B` … `AA`. @param {number} column from nought @returns {string} */
export const letters = (column) =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/** Where a cell stands, under a head of one row. @param {number} column @param {number} row */
export const place = (column, row) => `${letters(column)}${row + 2}`;

/** The ways to compute what a name says, or a ratio of two columns (`revenue/orders`). @param {string} name */
function waysOf(name) {
  const [above, below, ...more] = name.split("/").map((id) => id.trim());
  if (below && more.length === 0) return [ratio([above], [below])];
  return Object.hasOwn(RECIPES, name) ? RECIPES[name] : [];
}

/**
 * The formula of a cell, where there is one that gives its value.
 * @param {MaskedTable} table @param {number} row @param {number} column
 * @returns {string | undefined}
 */
export function formulaAt({ columns, rows, formulas }, row, column) {
  const value = rows[row][column];
  if (typeof value !== "number") return undefined;
  for (const way of waysOf(formulas?.[column] ?? "")) {
    const from = way.from.map((ids) => columns.findIndex(({ id }) => ids.includes(id)));
    const numbers = from.map((one) => rows[row][one]);
    if (from.includes(column) || !numbers.every((one) => typeof one === "number")) continue;
    const given = way.value(.../** @type {number[]} */ (numbers));
    if (Number.isFinite(given) && alike(given, value)) return way.text(...from.map((one) => place(one, row)));
  }
  return undefined;
}

/**
 * The sum of the rows above, in the last row of a table, where it is one.
 * @param {MaskedTable} table @param {number} column
 * @returns {string | undefined}
 */
export function sumOf({ rows, columns, masked = [] }, column) {
  const above = rows.slice(0, -1).map((row) => row[column]);
  const total = rows.at(-1)?.[column];
  const kind = columns[column].kind;
  if (above.length < 2 || masked.length > 0 || (kind !== "count" && kind !== "money")) return undefined;
  if (typeof total !== "number" || !above.every((cell) => typeof cell === "number")) return undefined;
  const sum = /** @type {number[]} */ (above).reduce((all, one) => all + one, 0);
  return alike(sum, total) ? `SUM(${place(column, 0)}:${place(column, above.length - 1)})` : undefined;
}

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

const REVENUE = ["revenue", "attributed_revenue", "attributed", "credit", "sales", "gain"];
const COST = ["cost", "costs", "spend", "total_cost", "cost_total"];
const VALUE = ["value", "now", "current", "actual"];
const TARGET = ["target", "goal", "aim"];
const START = ["start", "from", "baseline"];

/** @param {string[][]} from @param {Recipe["value"]} value @param {Recipe["text"]} text @returns {Recipe} */
const recipe = (from, value, text) => ({ from, value, text });

/** @type {Record<string, Recipe>} */
export const RECIPES = {
  roi: recipe(
    [REVENUE, COST],
    (gain, cost) => (gain - cost) / cost,
    (gain, cost) => `(${gain}-${cost})/${cost}`,
  ),
  roas: recipe(
    [REVENUE, COST],
    (gain, cost) => gain / cost,
    (gain, cost) => `${gain}/${cost}`,
  ),
  margin: recipe(
    [REVENUE, COST],
    (gain, cost) => gain - cost,
    (gain, cost) => `${gain}-${cost}`,
  ),
  gap: recipe(
    [TARGET, VALUE],
    (target, value) => target - value,
    (target, value) => `${target}-${value}`,
  ),
  attainment: recipe(
    [VALUE, TARGET],
    (value, target) => value / target,
    (value, target) => `${value}/${target}`,
  ),
  progress: recipe(
    [VALUE, START, TARGET],
    (value, start, target) => (value - start) / (target - start),
    (value, start, target) => `(${value}-${start})/(${target}-${start})`,
  ),
  change: recipe(
    [VALUE, START],
    (value, start) => value - start,
    (value, start) => `${value}-${start}`,
  ),
  basket: recipe(
    [REVENUE, ["orders"]],
    (revenue, orders) => revenue / orders,
    (revenue, orders) => `${revenue}/${orders}`,
  ),
};

/** @param {number} a @param {number} b */
const alike = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** `A`, `B` … `AA`. @param {number} column from nought @returns {string} */
export const letters = (column) =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/** Where a cell stands, under a head of one row. @param {number} column @param {number} row */
export const place = (column, row) => `${letters(column)}${row + 2}`;

/**
 * The columns that a name or a ratio of ids (`revenue/orders`) is computed from.
 * @param {MaskedTable} table @param {string} name
 * @returns {{ columns: number[], recipe: Recipe } | undefined}
 */
function find({ columns }, name) {
  const [above, below, ...more] = name.split("/").map((id) => id.trim());
  const ratio =
    below && more.length === 0 ? recipe([[above], [below]], RECIPES.roas.value, RECIPES.roas.text) : undefined;
  const found = ratio ?? (Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined);
  const places = found?.from.map((ids) => columns.findIndex(({ id }) => ids.includes(id)));
  return found && places?.every((one) => one >= 0) ? { columns: places, recipe: found } : undefined;
}

/**
 * The formula of a cell, where there is one that gives its value.
 * @param {MaskedTable} table @param {number} row @param {number} column
 * @returns {string | undefined}
 */
export function formulaAt(table, row, column) {
  const value = table.rows[row][column];
  if (typeof value !== "number") return undefined;
  const found = find(table, table.formulas?.[column] ?? "");
  const cells = found?.columns.map((one) => table.rows[row][one]);
  if (found && cells?.every((cell) => typeof cell === "number") && !found.columns.includes(column)) {
    const given = found.recipe.value(.../** @type {number[]} */ (cells));
    if (Number.isFinite(given) && alike(given, value))
      return found.recipe.text(...found.columns.map((one) => place(one, row)));
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

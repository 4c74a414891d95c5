// @ts-check
/**
 * The cheapest change that keeps all sums: minimise cost · x under A x = 0 and 0 ≤ x ≤ upper, from x = 0, by the
 * simplex method for bounded variables (Dantzig 1955); after many steps by Bland's rule, which cannot go in circles.
 */

const EPSILON = 1e-9;
/** Steps by the greatest saving, for each row and variable. */
const PATIENCE = 4;

/** The nearest whole number, where rounding alone parts a value from it. @param {number} value */
const clean = (value) => (Math.abs(value - Math.round(value)) < EPSILON ? Math.round(value) : value);

/**
 * @param {number[][]} sums the rows of A
 * @param {number[]} cost
 * @param {number[]} upper
 * @returns {number[]} x
 */
export function cheapest(sums, cost, upper) {
  const count = cost.length;
  const table = [...sums.map((row) => Float64Array.from(row)), Float64Array.from(cost)];
  const prices = table[table.length - 1];
  /** @type {number[]} the variable that each row holds */
  const basis = [];
  const held = new Set();
  const x = new Array(count).fill(0);

  const pivot = (/** @type {number} */ row, /** @type {number} */ column) => {
    const line = table[row];
    const by = line[column];
    /** @type {number[]} */
    const filled = [];
    for (let j = 0; j < count; j++) {
      if (line[j] === 0) continue;
      line[j] = clean(line[j] / by);
      filled.push(j);
    }
    for (const other of table) {
      const times = other === line ? 0 : other[column];
      if (times === 0) continue;
      for (const j of filled) {
        const left = other[j] - times * line[j];
        other[j] = Math.abs(left) < EPSILON ? 0 : left;
      }
    }
    held.delete(basis[row]);
    held.add(column);
    basis[row] = column;
  };

  // Every row takes a variable, at zero; a row that says nothing new goes.
  for (let row = 0; row < table.length - 1; ) {
    const column = table[row].findIndex((value) => Math.abs(value) > EPSILON);
    if (column < 0) table.splice(row, 1);
    else pivot(row++, column);
  }

  /** How much a step along a variable saves; nothing where it can take none. @param {number} j */
  const saves = (j) => {
    if (upper[j] === 0 || held.has(j)) return 0;
    return x[j] === 0 ? -prices[j] : x[j] === upper[j] ? prices[j] : 0;
  };
  const patience = PATIENCE * (table.length + count);
  for (let steps = 0; ; steps++) {
    let enters = -1;
    let most = EPSILON;
    for (let j = 0; j < count && !(enters >= 0 && steps > patience); j++)
      if (saves(j) > most) [enters, most] = [j, saves(j)];
    if (enters < 0) return x.map(clean);
    const way = x[enters] === 0 ? 1 : -1;
    let step = upper[enters];
    let leaves = -1;
    for (let row = 0; row < basis.length; row++) {
      const change = -way * table[row][enters];
      if (Math.abs(change) <= EPSILON) continue;
      const of = basis[row];
      const room = change < 0 ? x[of] / -change : (upper[of] - x[of]) / change;
      if (room < step - EPSILON || (room <= step + EPSILON && leaves >= 0 && of < basis[leaves])) {
        step = Math.max(0, Math.min(room, step));
        leaves = row;
      }
    }
    for (let row = 0; row < basis.length; row++) {
      const of = basis[row];
      x[of] = Math.max(0, clean(x[of] - way * step * table[row][enters]));
    }
    x[enters] = leaves < 0 && way > 0 ? upper[enters] : Math.max(0, clean(x[enters] + way * step));
    if (leaves >= 0) {
      const out = basis[leaves];
      // What leaves stands on one of its bounds.
      x[out] = x[out] < upper[out] / 2 ? 0 : upper[out];
      pivot(leaves, enters);
    }
  }
}

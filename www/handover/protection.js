// @ts-check
/**
 * Which further counts are to be hidden so that small ones cannot be worked out again.
 *
 * A hidden count is safe when another table, with the same sums and the same visible counts, gives it a value that is
 * not small. Such a table is sought as the cheapest change of the true one (the heuristic of Kelly, Golden & Assad
 * 1992): what it moves and is not yet hidden, is hidden. A change costs what it hides, so that small counts go first.
 */
import { cheapest } from "./simplex.js";

/** @typedef {import("./margins.js").Sum} Sum */

/** What bringing the target up is worth, in shares of what outweighs all costs. */
const TARGET = 1;
/** What bringing another count up is worth: less than hiding the smallest one. */
const FREE = 1 / 1024;
/** What is hidden is at least one person: groups of none are shown. */
const KNOWN_LEAST = 1;

/** The counts tied to each other by sums, directly or by others. @param {number[]} counts @param {Sum[]} sums */
function components(counts, sums) {
  const up = counts.map((_, i) => i);
  const top = (/** @type {number} */ i) => {
    while (up[i] !== i) i = up[i];
    return i;
  };
  for (const { parts, whole } of sums)
    for (const one of whole === null ? parts : [...parts, whole]) up[top(one)] = top(parts[0]);
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  counts.forEach((count, i) => {
    if (count > 0) groups.set(top(i), [...(groups.get(top(i)) ?? []), i]);
  });
  return [...groups.values()];
}

/**
 * The cheapest change that brings one count up to `least`, or as near as it can be, and others with it where that is
 * free: one change then proves many counts safe.
 * @param {{ cells: number[], rows: number[][], counts: number[], least: number }} part
 * @param {number} target
 * @param {(cell: number) => number} costOf infinite for a count that must stay
 * @param {(cell: number) => boolean} wanted
 * @returns {Map<number, number>} the change by cell
 */
function change({ cells, rows, counts, least }, target, costOf, wanted) {
  /** @type {{ place: number, cell: number, sign: number, cost: number, upper: number }[]} */
  const ways = cells.flatMap((cell, place) => {
    const cost = costOf(cell);
    if (cost === Number.POSITIVE_INFINITY) return [];
    const way = (/** @type {number} */ sign, /** @type {number} */ price, /** @type {number} */ upper) => ({
      ...{ place, cell, sign, cost: price, upper },
    });
    const need = least - counts[cell];
    // Down costs what up is worth, so that going both ways at once gains nothing.
    const down = (/** @type {number} */ price) => way(-1, price, counts[cell] - KNOWN_LEAST);
    if (cell === target) return [way(1, -TARGET, need), down(TARGET)];
    const rise = way(1, cost, Number.POSITIVE_INFINITY);
    return wanted(cell) ? [way(1, cost - FREE, need), rise, down(cost + FREE)] : [rise, down(cost)];
  });
  // Reaching the target outweighs all that it may cost.
  const worth = 1 + ways.reduce((sum, { cell, cost }) => sum + (cell === target ? 0 : Math.abs(cost)), 0) * ways.length;
  const x = cheapest(
    rows.map((row) => ways.map(({ place, sign }) => sign * row[place])),
    ways.map(({ cell, cost }) => (cell === target ? cost * worth : cost)),
    ways.map(({ upper }) => upper),
  );
  /** @type {Map<number, number>} */
  const by = new Map();
  ways.forEach(({ cell, sign }, i) => {
    if (x[i] !== 0) by.set(cell, (by.get(cell) ?? 0) + sign * x[i]);
  });
  return new Map([...by].filter(([, moved]) => moved !== 0));
}

/**
 * A change for each of some counts, as few as will do.
 * @param {Parameters<typeof change>[0]} part @param {number[]} small
 * @param {(cell: number) => number} costOf @param {(proof: Map<number, number>) => void} [take] called with each
 */
function prove(part, small, costOf, take) {
  /** @type {Map<number, Map<number, number>>} */
  const proofs = new Map();
  const open = new Set(small);
  for (const one of small) {
    if (!open.has(one)) continue;
    const proof = change(part, one, costOf, (cell) => open.has(cell));
    take?.(proof);
    for (const other of [...open])
      if (other === one || (proof.get(other) ?? 0) >= part.least - part.counts[other]) {
        open.delete(other);
        proofs.set(other, proof);
      }
  }
  return proofs;
}

/**
 * @param {number[]} counts
 * @param {Sum[]} sums
 * @param {number} least a count from 1 to one below it is small
 * @returns {Set<number>} all counts to hide, small ones and others
 */
export function hidden(counts, sums, least) {
  const isSmall = (/** @type {number} */ i) => counts[i] > 0 && counts[i] < least;
  const hide = new Set(counts.map((_, i) => i).filter(isSmall));
  for (const cells of components(counts, sums)) {
    const small = cells.filter(isSmall).sort((a, b) => counts[a] - counts[b] || a - b);
    if (small.length > 0) protect(cells, small, counts, sums, least, hide);
  }
  return hide;
}

/**
 * @param {number[]} cells @param {number[]} small @param {number[]} counts @param {Sum[]} sums @param {number} least
 * @param {Set<number>} hide
 */
function protect(cells, small, counts, sums, least, hide) {
  const inside = new Set(cells);
  const rows = sums
    .filter(({ parts, whole }) => parts.some((one) => inside.has(one)) || (whole !== null && inside.has(whole)))
    .map(({ parts, whole }) => cells.map((cell) => Number(parts.includes(cell)) - Number(cell === whole)));
  const part = { cells, rows, counts, least };
  const order = new Map(cells.map((cell, i) => [cell, i]));
  // Among equals the first one, so that the same document always hides the same.
  const loss = (/** @type {number} */ cell) => counts[cell] + (order.get(cell) ?? 0) / (2 * cells.length);
  const proofs = prove(
    part,
    small,
    (cell) => (hide.has(cell) ? 0 : loss(cell)),
    (proof) => {
      for (const cell of proof.keys()) hide.add(cell);
    },
  );
  // What turned out not to be needed is shown again, the largest first.
  const others = cells
    .filter((cell) => hide.has(cell) && counts[cell] >= least)
    .sort((a, b) => counts[b] - counts[a] || b - a);
  for (let some = true; some; ) some = others.filter((other) => showAgain(other, small, proofs, hide, part)).length > 0;
}

/**
 * Shows a count again where every small one stays as safe without it.
 * @param {number} other @param {number[]} small @param {Map<number, Map<number, number>>} proofs
 * @param {Set<number>} hide @param {Parameters<typeof change>[0]} part
 */
function showAgain(other, small, proofs, hide, part) {
  if (!hide.has(other)) return false;
  const costOf = (/** @type {number} */ cell) => (hide.has(cell) && cell !== other ? 0 : Number.POSITIVE_INFINITY);
  const leaning = small.filter((one) => proofs.get(one)?.has(other));
  const without = [...prove(part, leaning, costOf)];
  if (without.some(([one, proof]) => (proof.get(one) ?? 0) < (proofs.get(one)?.get(one) ?? 0))) return false;
  hide.delete(other);
  for (const [one, proof] of without) proofs.set(one, proof);
  return true;
}

// @ts-check
/**
 * A seeded source of chance. Integers and the four operations only: Math.log,
 * exp, pow and sin may differ by a bit between engines, and one bit is enough
 * to make two files differ.
 */

const RANGE = 4294967296;

/** Mulberry32: 32 bits of state, enough for a sample and easy to read. */
export class Random {
  // A typed array keeps the state an unboxed integer.
  #state = new Int32Array(1);

  /**
   * @param {number} seed
   * @param {number} stream each file draws from its own stream, so that a change to one leaves the others alone
   */
  constructor(seed, stream) {
    this.#state[0] = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b);
  }

  /** @returns {number} 0 <= u < 1 */
  unit() {
    this.#state[0] += 0x6d2b79f5;
    const state = this.#state[0];
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / RANGE;
  }

  /** @param {number} p */
  chance(p) {
    return this.unit() < p;
  }

  /**
   * A whole number, both ends included.
   * @param {number} low
   * @param {number} high
   */
  between(low, high) {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /**
   * Symmetric triangle, the cheapest bell.
   * @param {number} low
   * @param {number} high
   */
  triangle(low, high) {
    return low + ((high - low) * (this.unit() + this.unit())) / 2;
  }

  /**
   * Geometric count: a Poisson count whose rate itself varies from person to person.
   * @param {number} mean
   */
  count(mean) {
    const again = mean / (1 + mean);
    let n = 0;
    while (this.chance(again)) n += 1;
    return n;
  }

  /**
   * An index drawn by weight.
   * @param {Weights} weights
   * @param {number} [from] first index allowed
   * @param {number} [to] last index allowed
   */
  pick(weights, from = 0, to = weights.length - 1) {
    const base = from > 0 ? weights[from - 1] : 0;
    const aim = base + this.unit() * (weights[to] - base);
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (weights[middle] > aim) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * The list in order of time, ties in order of making. Numbers sort natively
 * and much faster than objects through a comparison.
 * @template {{time: number}} T
 * @param {readonly T[]} list
 * @returns {T[]}
 */
export function inOrder(list) {
  const keys = new Float64Array(list.length);
  for (let i = 0; i < list.length; i += 1) keys[i] = list[i].time * PLACES + i;
  return Array.from(keys.sort(), (key) => list[key - Math.floor(key / PLACES) * PLACES]);
}

/** More places than a sample has rows; times are below 2^26, so that a key stays exact. */
const PLACES = 2097152;

/**
 * Running totals, ready for `Random.pick`.
 * @typedef {readonly number[]} Weights
 */

/**
 * @param {readonly number[]} values
 * @returns {Weights}
 */
export function weigh(values) {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}

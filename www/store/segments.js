// @ts-check
/** Segments of the user's and what is chosen in the Customers room: read back with suspicion, and asked for. */
import { cancelled } from "../problem.js";
import { isRecord } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {{ name: string, rule: string }} NamedSegment */

/**
 * What is chosen in the Customers room.
 * @typedef {object} CustomersChoice
 * @property {"segments" | "rfm" | "cohorts" | "clv"} view
 * @property {"together" | "split"} ties what RFM does with equals
 * @property {"month" | "week" | "quarter"} step of cohorts
 * @property {"active" | "unbounded" | "revenue"} measure of cohorts
 * @property {"mbg-nbd" | "bg-nbd" | "pareto-nbd"} model
 * @property {string[]} compare two segments by name, or none
 */

/** What can be chosen, the default first. */
export const OFFERED = {
  view: /** @type {const} */ (["segments", "rfm", "cohorts", "clv"]),
  ties: /** @type {const} */ (["together", "split"]),
  step: /** @type {const} */ (["month", "week", "quarter"]),
  measure: /** @type {const} */ (["active", "unbounded", "revenue"]),
  model: /** @type {const} */ (["mbg-nbd", "bg-nbd", "pareto-nbd"]),
};

/** Draws of each round of the intervals of lifetime value: they are shown after each, and it can be stopped between two. */
const ROUNDS = [10, 20, 40];
const LONGEST = 200;
const MOST = 60;

/** @param {unknown} stored @returns {NamedSegment[]} */
export function readSegments(stored) {
  if (!Array.isArray(stored)) return [];
  /** @type {Map<string, NamedSegment>} */
  const found = new Map();
  for (const one of stored) {
    if (!isRecord(one) || typeof one.name !== "string" || typeof one.rule !== "string") continue;
    const name = one.name.trim().slice(0, LONGEST);
    if (name !== "") found.set(name, { name, rule: one.rule });
  }
  return [...found.values()].slice(0, MOST);
}

/** @param {unknown} stored @returns {CustomersChoice} */
export function readCustomers(stored) {
  const said = isRecord(stored) ? stored : {};
  const chosen = Object.entries(OFFERED).map(([key, offered]) => {
    const value = /** @type {readonly unknown[]} */ (offered).includes(said[key]) ? said[key] : offered[0];
    return [key, value];
  });
  const compare = Array.isArray(said.compare) ? said.compare.filter((one) => typeof one === "string") : [];
  return { ...Object.fromEntries(chosen), compare: compare.length === 2 ? compare : [] };
}

/** With a segment in the place of one of the old name, or at the end. @param {readonly NamedSegment[]} list @param {string} old @param {NamedSegment} segment */
export function withSegment(list, old, segment) {
  const at = list.findIndex(({ name }) => name === old);
  return at < 0 ? [...list, segment] : list.map((one, i) => (i === at ? segment : one));
}

/**
 * Choices with other segments: what named one that is called otherwise, or is gone, follows.
 * @param {Choices} choices
 * @param {NamedSegment[]} segments
 * @param {[string, string] | null} renamed
 * @returns {Partial<Choices>}
 */
export function withSegments(choices, segments, renamed) {
  const before = choices.segments.map(({ name }) => name);
  const after = segments.map(({ name }) => name);
  const now = (/** @type {string} */ name) => (renamed && name === renamed[0] ? renamed[1] : name);
  const gone = (/** @type {string} */ name) => before.includes(name) && !after.includes(name);
  const kept = (/** @type {readonly string[]} */ names) => names.map(now).filter((name) => !gone(name));
  const compare = kept(choices.customers.compare);
  return {
    segments,
    filters: { ...choices.filters, segments: kept(choices.filters.segments) },
    board: choices.board.map((tile) => {
      const segment = tile.segment === null ? null : now(tile.segment);
      return segment !== null && gone(segment) ? { ...tile, segment: null } : { ...tile, segment };
    }),
    customers: { ...choices.customers, compare: compare.length === 2 ? compare : [] },
  };
}

/** @typedef {Partial<import("../generated/core.js").Settings>} Asked what a request says of the settings */

/**
 * Lifetime value with the intervals as they come.
 * @param {import("../engine.js").Engine} engine
 * @param {Parameters<import("../engine.js").Engine["clv"]>[0]} request
 * @param {Parameters<import("./asks.js").Ask["put"]>[2]} options
 */
async function drawn(engine, request, { signal, onProgress }) {
  const most = Math.max(...ROUNDS);
  let clv;
  for (const draws of ROUNDS) {
    if (signal.aborted) throw cancelled("");
    clv = await engine.clv({ ...request, draws });
    if (clv.missing) break;
    onProgress({ bytes: draws, total: most, rows: 0 }, clv);
  }
  return clv;
}

/** @param {State} state @param {Asked | undefined} asked @returns {import("./asks.js").Ask[]} */
export function customerAsks({ choices }, asked) {
  const settings = /** @type {import("../generated/core.js").Settings} */ (asked);
  const { view, ties, step, model, compare } = choices.customers;
  if (view === "rfm") return [{ name: "rfm", about: ties, put: (engine) => engine.rfm({ settings, ties }) }];
  if (view === "cohorts")
    return [{ name: "cohorts", about: step, put: (engine) => engine.cohorts({ settings, step }) }];
  if (view === "clv") {
    // The figures first: the intervals take longer, and come when they are ready.
    const request = { settings, model };
    return [
      { name: "clv", about: model, put: (engine) => engine.clv({ ...request, draws: 0 }) },
      { name: "clv-drawn", about: model, put: (engine, _now, options) => drawn(engine, request, options) },
    ];
  }
  /** @type {[string, string] | null} */
  const both = compare.length === 2 && compare[0] !== compare[1] ? [compare[0], compare[1]] : null;
  /** @type {import("./asks.js").Ask[]} */
  const asks = [{ name: "segments", about: null, put: (engine) => engine.segments({ settings }) }];
  if (both)
    asks.push({
      name: "segments-compared",
      about: both,
      put: (engine) => engine.compareSegments({ settings, compare: both }),
    });
  return asks;
}

/**
 * What a rule comes to, alone.
 * @param {import("../engine.js").Engine} engine
 * @param {Asked | undefined} settings
 * @param {string} rule
 */
export async function sizeOf(engine, settings, rule) {
  const name = "\u2063";
  const asked = { ...settings, segments: [], named_segments: [{ name, rule }] };
  const answer = await engine.segments({ settings: /** @type {any} */ (asked) });
  return answer.segments.find((one) => one.name === name) ?? null;
}

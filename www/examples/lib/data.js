// @ts-check
/** A small report of invented figures for the pages of examples. */
import { EMPTY } from "../../store/state.js";

/** @typedef {import("../../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../../generated/core.js").KpiCard} KpiCard */
/** @typedef {import("../../store/state.js").State} State */

/** @param {string} text */
const both = (text) => ({ fr: text, en: text });

/** @param {string} id @param {string} name @param {Partial<KpiCard>} [more] @returns {KpiCard} */
export const card = (id, name, more) => ({
  id,
  name: both(name),
  question: both("How much did customers spend?"),
  decision: both("Set the budget of all channels together."),
  formula: both("Sales less refunds"),
  unit: "money",
  direction: "up",
  phase: "decision",
  category: "general",
  needs: [["orders.amount"]],
  rules: [both("An order that stands twice counts once.")],
  limits: [both("Amounts are taken as the export gives them.")],
  definitions: [],
  source: "A handbook",
  example: both("100 + 40 − 30 = 110"),
  ...more,
});

/** @param {string} id @param {Partial<KpiReport>} [more] @returns {KpiReport} */
export const measure = (id, more) => ({
  ...{ id, value: 1_353_000, unit: "money", n: 21_408, low: null, high: null, method: "census" },
  ...{ breakdown: [], also: [], left_out: [], settings: {}, cautions: [], change: null, missing: null },
  ...more,
});

/** @type {import("../../generated/core.js").KpiChange} */
export const moved = {
  ...{ before: 0.359, before_n: 7800, change: 0.024, low: 0.006, high: 0.042, relative: null },
  ...{ relative_low: null, relative_high: null, method: "independent-periods", p_value: 0.01 },
  ...{ beyond_noise: true, missing: null },
};

/**
 * @param {KpiCard[]} cards
 * @param {KpiReport[]} kpis
 * @param {Record<string, unknown>} [more] of the report
 * @returns {State}
 */
export function stateOf(cards, kpis, more = {}) {
  const settings = {
    currency: "EUR",
    zone: "Europe/Paris",
    all_channels: [],
    all_segments: [],
    all_stores: [],
    confidence: 0.95,
  };
  const points = [3, 5, 4, 6, 5, 7].map((value, i) => ({
    ...{ from: `2026-0${i + 1}-01`, to: `2026-0${i + 1}-28`, complete: true, value, n: 10, low: null, high: null },
  }));
  return /** @type {State} */ (
    /** @type {unknown} */ ({
      ...EMPTY,
      engine: "ready",
      catalogue: { omnimeter: "", tables: [], kpis: cards, models: [] },
      report: { omnimeter: "", inputs: [], settings, kpis, attribution: null, ...more },
      trends: kpis.map(({ id, unit }) => ({ id, unit, points })),
    })
  );
}

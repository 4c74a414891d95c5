// @ts-check
/** Which figure is taken apart over time, and by which step. */
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./asks.js").Ask} Ask */

export const SEASON_STEPS = /** @type {const} */ (["day", "week", "month", "quarter"]);

/** @param {unknown} stored @returns {import("./state.js").SeasonChoice} */
export function readSeason(stored) {
  const none = NO_CHOICES.season;
  if (typeof stored !== "object" || stored === null) return none;
  const { kpi, step } = /** @type {Record<string, unknown>} */ (stored);
  return Object.freeze({
    kpi: typeof kpi === "string" ? kpi.slice(0, 100) : none.kpi,
    step: SEASON_STEPS.find((one) => one === step) ?? none.step,
  });
}

/** @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function seasonAsks({ choices, catalogue }, { settings }) {
  const { kpi, step } = choices.season;
  if (!catalogue?.kpis.some(({ id }) => id === kpi)) return [];
  return [
    { name: "season", about: choices.season, put: (engine) => engine.season({ settings, kpi, step, robust: true }) },
  ];
}

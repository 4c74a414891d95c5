// @ts-check
/** Which figure is taken apart over time, by which step, and what happened when. */
import { NO_CHOICES } from "./state.js";
import { records, textOf } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./asks.js").Ask} Ask */

export const SEASON_STEPS = /** @type {const} */ (["day", "week", "month", "quarter"]);

/** Notes kept, and letters of one. */
const MOST_NOTES = 100;
const LONG = 300;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {unknown} stored @returns {import("./state.js").SeasonChoice} */
export function readSeason(stored) {
  const none = NO_CHOICES.season;
  if (typeof stored !== "object" || stored === null) return none;
  const { kpi, step, notes } = /** @type {Record<string, unknown>} */ (stored);
  return Object.freeze({
    kpi: typeof kpi === "string" ? kpi.slice(0, 100) : none.kpi,
    step: SEASON_STEPS.find((one) => one === step) ?? none.step,
    notes: records(notes, MOST_NOTES)
      .map(({ day, text }) => Object.freeze({ day: textOf(day, 10), text: textOf(text, LONG) }))
      .filter(({ day, text }) => DAY.test(day) && text !== ""),
  });
}

/** @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function seasonAsks({ choices, catalogue }, { settings }) {
  const { kpi, step } = choices.season;
  if (!catalogue?.kpis.some(({ id }) => id === kpi)) return [];
  return [
    { name: "season", about: [kpi, step], put: (engine) => engine.season({ settings, kpi, step, robust: true }) },
  ];
}

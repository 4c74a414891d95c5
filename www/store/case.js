// @ts-check
/** The business case: read back with suspicion, and what is asked of the engine for it. */
import { deepFreeze, NO_CHOICES } from "./state.js";
import { isRecord, records, textOf } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").CaseLine} CaseLine */
/** @typedef {import("./state.js").BusinessCase} BusinessCase */
/** @typedef {import("./asks.js").Ask} Ask */

/** Lines kept, as many as the engine takes. */
const LINES_KEPT = 200;

/** @param {unknown} value @param {number} least @param {number} most */
const within = (value, least, most) => (typeof value === "number" && value >= least && value <= most ? value : null);
/** @param {unknown} value @param {number} most */
const month = (value, most) => (Number.isInteger(value) ? within(value, 0, most) : null);

/** @param {Record<string, unknown>} stored @returns {CaseLine} */
function readLine(stored) {
  const amount = (/** @type {unknown} */ value) => within(value, 0, 1e15);
  const tied = isRecord(stored.tied) ? stored.tied : null;
  return {
    name: textOf(stored.name),
    kind: stored.kind === "gain" ? "gain" : "cost",
    ...{ likely: amount(stored.likely) ?? 0, low: amount(stored.low), high: amount(stored.high) },
    ...{ monthly: stored.monthly === true, from: month(stored.from, 240) ?? 0, to: month(stored.to, 240) },
    ...{ ramp: month(stored.ramp, 240) ?? 0, source: textOf(stored.source) },
    tied: tied && { kpi: textOf(tied.kpi), to: textOf(tied.to), worth: amount(tied.worth) ?? 0 },
  };
}

/** @param {unknown} stored @returns {BusinessCase} */
export function readCase(stored) {
  if (!isRecord(stored)) return NO_CHOICES.case;
  const lines = records(stored.lines, LINES_KEPT);
  const { months, yearly_discount } = NO_CHOICES.case;
  return deepFreeze({
    months: (Number.isInteger(stored.months) ? within(stored.months, 1, 240) : null) ?? months,
    yearly_discount: within(stored.yearly_discount, 0, 1) ?? yearly_discount,
    lines: lines.map(readLine),
  });
}

/** @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function caseAsks({ choices }, { settings }) {
  if (choices.case.lines.length === 0) return [];
  const put = (/** @type {import("../engine.js").Engine} */ engine) =>
    engine.businessCase(/** @type {any} */ ({ settings, case: choices.case }));
  return [{ name: "case", about: choices.case, alone: true, put }];
}

// @ts-check
/** Asks the engine for figures, and only for what the files at hand hold. */
import { requestOf } from "./choices.js";

/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./state.js").Report} Report */
/** @typedef {import("./state.js").State} State */

const DAY = 86_400_000;

/** What the files hold. @param {import("../generated/core.js").Figures | null} report */
export const knownOf = (report) => ({
  channels: report?.settings.all_channels ?? [],
  segments: report?.settings.all_segments ?? [],
  stores: report?.settings.all_stores ?? [],
});

/**
 * The engine refuses a channel or a segment it does not know: what was chosen for other files waits for them.
 * @template {import("../generated/core.js").Figures} T
 * @param {(request: ReturnType<typeof requestOf>) => Promise<T>} ask
 * @param {Choices} choices
 * @param {Report | null} shown
 * @returns {Promise<T>}
 */
async function askedFor(ask, choices, shown) {
  const first = requestOf(choices, knownOf(shown));
  const report = await ask(first).catch(() => ask(requestOf(choices, knownOf(null))));
  const wanted = requestOf(choices, knownOf(report));
  const chosen = (/** @type {import("./state.js").Settings | undefined} */ settings) =>
    JSON.stringify([settings?.channels, settings?.segments, settings?.stores]);
  return chosen(wanted.settings) === chosen(report.settings) ? report : ask(wanted);
}

/** @param {Engine} engine @param {Choices} choices @param {Report | null} shown @returns {Promise<Report>} */
export const reportOf = (engine, choices, shown) => askedFor((request) => engine.report(request), choices, shown);

/**
 * Some figures before the report, in a fraction of its time, and without how they moved: that is judged among all.
 * @param {Engine} engine
 * @param {Choices} choices
 * @param {string[]} ids
 */
export const firstOf = (engine, choices, ids) =>
  askedFor(({ settings }) => engine.figures({ settings: { ...settings, compare: "none" } }, ids), choices, null);

/** The step of time that suits a period. @param {import("../generated/core.js").ResolvedSettings} settings */
export function stepOf({ from, to, data_from, data_to }) {
  const days = (Date.parse(to ?? data_to ?? "") - Date.parse(from ?? data_from ?? "")) / DAY;
  return days > 120 ? "month" : days > 21 ? "week" : "day";
}

/**
 * A page of the journeys that a report counts.
 * @param {Engine} engine
 * @param {Choices} choices
 * @param {Report | null} report
 * @param {import("../elements/table-rows.js").PageQuery} query
 */
export function pathsOf(engine, choices, report, { sort, ...query }) {
  const { settings, attribution } = requestOf(choices, knownOf(report));
  return engine.pathsPage({ ...query, settings, attribution, sort: /** @type {any} */ (sort ?? "conversions") });
}

/**
 * The credit of each order by the model in front; null where it shares no single order.
 * @param {Engine} engine
 * @param {import("./state.js").State} state
 */
export async function ordersOf(engine, { choices, report }) {
  const asked = { model: choices.model, orders: true, draws: 0, folds: 0, sweeps: false };
  const request = /** @type {any} */ ({ ...requestOf(choices, knownOf(report)), ...asked });
  const { orders, orders_by: by } = await engine.attributionStudy(request);
  return orders ? { orders, by } : null;
}

/**
 * What is worth a look in the files.
 * @param {Engine} engine
 * @param {Choices} choices
 */
export const qualityOf = (engine, choices) => engine.quality(requestOf(choices, knownOf(null)));

/**
 * The figures of tiles over time, with those that are at hand already.
 * @param {Engine} engine
 * @param {Choices} choices
 * @param {Report} report
 * @param {readonly import("./state.js").BoardTile[]} board
 * @param {import("../generated/core.js").Trend[]} known
 */
export async function trendsOf(engine, choices, report, board, known) {
  const lacking = report.kpis
    .map(({ id }) => id)
    .filter((id) => board.some((tile) => tile.id === id) && !known.some((one) => one.id === id));
  if (lacking.length === 0) return known;
  const more = await engine.trend(requestOf(choices, knownOf(report)), stepOf(report.settings), lacking);
  return [...known, ...more];
}

/** The page's own request, for questions that take one. @param {State} state */
export const requestNow = (state) => requestOf(state.choices, knownOf(state.report));

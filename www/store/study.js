// @ts-check
/** What the study of attribution is asked. */
import { requestNow } from "./figures.js";

/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./asks.js").Ask} Ask */

/** Draws for the intervals of the models. */
const DRAWS = 200;

/** What the Attribution room shows beside the models' credit. @param {State} state @returns {Ask[]} */
export function studyAsks(state) {
  const { goal, lift, budget, elasticity, without } = state.choices.study;
  const front = state.catalogue?.models.some((one) => one.id === state.choices.model) ? state.choices.model : "markov";
  const channels = state.report?.settings.all_channels ?? [];
  const known = (/** @type {Record<string, number>} */ by) =>
    Object.fromEntries(Object.entries(by).filter(([name]) => channels.includes(name)));
  const chosen = { goal, elasticity, model: front, without, lift: known(lift), budget: known(budget) };
  if (state.report?.attribution.missing) return [];
  const put = (/** @type {Engine} */ engine, /** @type {State} */ _now, /** @type {any} */ options) =>
    engine.attributionStudy(/** @type {any} */ ({ ...requestNow(state), ...chosen, draws: DRAWS }), options);
  return [{ name: "study", about: chosen, put }];
}

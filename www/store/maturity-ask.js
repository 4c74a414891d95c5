// @ts-check
/** What the maturity room asks of the engine: the model in force, and what the audit comes to under it. */
import { inWords } from "../sector-words.js";
import { usedKey } from "./economics.js";
import { ENGINE_KEYS } from "./maturity-shape.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("./maturity-shape.js").Model} Model */
/** @typedef {import("../generated/core.js").GivenFigure} GivenFigure */

/** Where a comparison of two systems gives a share of rows that differ, of rows alike, of prices that differ, and a
 * delay. @type {Record<string, { differs?: string, alike?: string, prices?: string, delay?: string }>} */
const COMPARED = {
  stock: { differs: "stock_mismatch_rate", delay: "stock_sync_delay_p95_hours" },
  products: { alike: "product_attribute_match_rate", prices: "price_mismatch_rate" },
  services: { prices: "price_mismatch_rate" },
  "order-status": { differs: "order_status_mismatch_rate" },
  "personal-data": { delay: "customer_sync_delay_p95_hours" },
};

/** A column of prices, by its header. */
const PRICE = /pri(ce|x)|tarif/i;

/** @param {import("../generated/core.js").Portion} portion @returns {GivenFigure[]} */
const shareOf = ({ n, share, low, high }) => (share === null ? [] : [{ value: share, low, high, n }]);

/** @param {GivenFigure} figure @returns {GivenFigure} */
function rest({ value, low, high, n }) {
  const less = (/** @type {number | null | undefined} */ one) => (one === null || one === undefined ? null : 1 - one);
  return { value: less(value), low: less(high), high: less(low), n };
}

/** Figures that two compared systems have given in this session. @param {State} state @returns {Record<string, GivenFigure>} */
export function comparedFigures({ comparison }) {
  const { answer } = comparison;
  const ids = COMPARED[answer?.plan.object ?? ""];
  if (!answer || !ids || answer.missing) return {};
  const priced = answer.fields.filter((_, at) => PRICE.test(answer.plan.fields[at]?.a ?? ""));
  const all = shareOf(answer.differing);
  const minutes = answer.fields.flatMap(({ delay }) => (delay && delay.minutes.p95 !== null ? [delay.minutes] : []));
  const slowest = minutes.sort((a, b) => Math.abs(b.p95 ?? 0) - Math.abs(a.p95 ?? 0)).slice(0, 1);
  const hours = slowest.map(({ p95, n }) => ({ value: Math.abs(p95 ?? 0) / 60, low: null, high: null, n }));
  /** @type {[string | undefined, GivenFigure[]][]} */
  const found = [
    [ids.differs, all],
    [ids.alike, all.map(rest)],
    [ids.prices, priced.slice(0, 1).flatMap(({ differing }) => shareOf(differing))],
    [ids.delay, hours],
  ];
  return Object.fromEntries(found.flatMap(([id, [figure]]) => (id && figure ? [[id, figure]] : [])));
}

/** What the log of decisions knows of tests. @param {Pick<State, "choices">} state @returns {import("../generated/core.js").TestHeld[]} */
export const testsHeld = ({ choices }) =>
  choices.tests.log
    .filter(({ channel, reached }) => channel !== "" || reached !== null)
    .map(({ date, channel, reached, planned }) => ({ day: date, channel, reached, planned }));

/** The audit as the engine takes it: what the model in force does not know stays here. @param {MaturityAudit} audit @param {Model | null} model */
export function engineAudit(audit, model) {
  const taken = Object.fromEntries(ENGINE_KEYS.map((key) => [key, audit[key]]));
  if (!model) return taken;
  const known = (/** @type {{ id: string }[]} */ all, /** @type {string | null} */ id) =>
    all.some((one) => one.id === id) ? id : null;
  const dimensions = model.dimensions.map(({ id }) => id);
  const multipliers = Object.entries(audit.multipliers).filter(([id]) => dimensions.includes(id));
  return {
    ...taken,
    profile: known(model.profiles, audit.profile),
    goal: known(model.goals, audit.goal),
    multipliers: Object.fromEntries(multipliers),
  };
}

/** The baseline compared with. @param {MaturityAudit} audit */
export const comparedWith = ({ baselines, compared }) => baselines.find(({ name }) => name === compared) ?? null;

/** The model in force, once it is known. @param {State} state @returns {Model | null} */
export const modelOf = (state) => state.answers["maturity-model"]?.value ?? null;

/** @type {{ model: Model, profile: string | null, worded: Model } | null} */
let last = null;

/** The model in force in the words of the sector. @param {State} state @returns {Model | null} */
export function wordedModelOf(state) {
  const model = modelOf(state);
  const { profile } = state.choices.maturity;
  if (!model) return null;
  if (last?.model !== model || last.profile !== profile) last = { model, profile, worded: inWords(model, profile) };
  return last.worded;
}

/** What the audit comes to, once it is known. @param {State} state @returns {import("./maturity-shape.js").Maturity | null} */
export const scoresOf = (state) => state.answers.maturity?.value ?? null;

/** The model in force. @param {State} state @returns {import("./asks.js").Ask} */
export const modelAsk = ({ choices: { maturity } }) => ({
  ...{ name: "maturity-model", alone: true, about: maturity.model_text },
  put: (engine) => engine.useMaturityModel(maturity.model_text || null),
});

/**
 * @param {State} state
 * @param {import("../generated/core.js").ReportRequest} request the page's own
 * @returns {import("./asks.js").Ask[]}
 */
export function maturityAsks(state, request) {
  const { maturity } = state.choices;
  const figures = comparedFigures(state);
  const before = comparedWith(maturity)?.snapshot ?? null;
  const path = maturity.baselines.map(({ snapshot }) => snapshot);
  const tests = testsHeld(state);
  const key = usedKey(state.choices.economics);
  const about = [engineAudit(maturity, null), maturity.model_text, figures, before, path, tests, key];
  return [
    modelAsk(state),
    {
      ...{ name: "maturity", alone: true, about },
      put: (engine, now) => {
        const audit = /** @type {any} */ (engineAudit(maturity, modelOf(now)));
        const given = /** @type {any} */ ({ audit, figures, before, path, tests, key });
        return engine.maturity({ settings: request.settings, ...given });
      },
    },
  ];
}

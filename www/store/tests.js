// @ts-check
/** Tests of variants: how they are planned and read, and what was decided of them. */
import { deepFreeze, NO_CHOICES, readyFiles } from "./state.js";
import { isRecord, textOf } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Tests} Tests */
/** @typedef {import("./state.js").Decision} Decision */

/** Decisions kept: a log of years. */
const DECISIONS_KEPT = 1000;

/** A number within limits, or what stands in its place. @param {unknown} value @param {number} least @param {number} most */
const within = (value, least, most) =>
  typeof value === "number" && value >= least && value <= most ? value : undefined;

/** What variants are read by: an engine would refuse what is no number. @param {unknown} stored @returns {Tests["reading"]} */
function readReading(stored) {
  const fallback = NO_CHOICES.tests.reading;
  if (!isRecord(stored)) return fallback;
  const parts = isRecord(stored.allocation) ? Object.entries(stored.allocation) : [];
  return {
    name: textOf(stored.name),
    control: textOf(stored.control),
    alpha: within(stored.alpha, 0.0001, 0.5) ?? fallback.alpha,
    allocation: Object.fromEntries(
      parts.flatMap(([name, part]) =>
        typeof part === "number" && part > 0 && Number.isFinite(part) && name !== "__proto__" ? [[name, part]] : [],
      ),
    ),
    planned_days: within(stored.planned_days, 1, 3650) ?? null,
    looks: Math.round(within(stored.looks, 1, 1000) ?? fallback.looks),
    winsorise: within(stored.winsorise, 0.5, 0.9999) ?? null,
    both: textOf(stored.both),
  };
}

/** @param {unknown} stored @returns {Tests["plan"]} */
function readPlan(stored) {
  const fallback = NO_CHOICES.tests.plan;
  if (!isRecord(stored)) return fallback;
  return {
    measure: stored.measure === "mean" ? "mean" : "rate",
    baseline: within(stored.baseline, 0, 1e12) ?? null,
    deviation: within(stored.deviation, 0, 1e12) ?? null,
    lift: within(stored.lift, 0.0001, 100) ?? fallback.lift,
    alpha: within(stored.alpha, 0.0001, 0.5) ?? fallback.alpha,
    power: within(stored.power, 0.5, 0.999) ?? fallback.power,
    arms: Math.round(within(stored.arms, 2, 20) ?? fallback.arms),
    control_share: within(stored.control_share, 0.01, 0.99) ?? null,
    per_day: within(stored.per_day, 0, 1e12) ?? null,
    correlation: within(stored.correlation, 0, 0.99) ?? fallback.correlation,
    cluster_size: within(stored.cluster_size, 1, 1e9) ?? null,
    cluster_correlation: within(stored.cluster_correlation, 0, 1) ?? fallback.cluster_correlation,
    looks: Math.round(within(stored.looks, 1, 60) ?? fallback.looks),
  };
}

/** @param {unknown} stored @returns {Decision[]} */
function readLog(stored) {
  if (!Array.isArray(stored)) return [];
  const entries = stored.filter(isRecord).map((entry) => ({
    date: /^\d{4}-\d\d-\d\d$/.test(textOf(entry.date)) ? textOf(entry.date) : "",
    source: textOf(entry.source),
    figure: textOf(entry.figure),
    hypothesis: textOf(entry.hypothesis),
    decision: textOf(entry.decision),
    who: textOf(entry.who),
    expected: textOf(entry.expected),
    channel: textOf(entry.channel),
    reached: within(entry.reached, 0, 1e12) ?? null,
    planned: within(entry.planned, 0, 1e12) ?? null,
  }));
  return entries.filter(({ decision }) => decision !== "").slice(-DECISIONS_KEPT);
}

/** @param {unknown} stored @returns {Tests} */
export function readTests(stored) {
  const { reading, plan, log } = isRecord(stored) ? stored : /** @type {Record<string, unknown>} */ ({});
  return deepFreeze({ reading: readReading(reading), plan: readPlan(plan), log: readLog(log) });
}

/** How the engine is to read an experiment. @param {Tests["reading"]} reading */
export const experimentOf = (reading) => ({
  ...reading,
  name: reading.name || null,
  control: reading.control || null,
  both: reading.both || null,
});

/** Whether a file holds an experiment. @param {State} state */
export const holdsTests = (state) => readyFiles(state).some(({ mapping }) => mapping?.table === "experiments");

const DAY_MS = 86_400_000;

/** What the client's own files say of traffic and conversion, where they do. @param {State} state */
export function proposalOf(state) {
  const { report } = state;
  const rate = report?.kpis.find(({ id }) => id === "conversion_rate");
  const { from, to } = report?.settings ?? {};
  const days = from && to ? (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 : 0;
  return {
    baseline: rate?.value && rate.value > 0 && rate.value < 1 ? Number(rate.value.toFixed(4)) : null,
    perDay: rate?.value && days >= 1 ? Math.round(rate.n / days) || null : null,
  };
}

/** What is asked of the engine; `null` while the baseline is not known. @param {State} state */
export function planRequestOf(state) {
  const { control_share, ...plan } = state.choices.tests.plan;
  const proposal = plan.measure === "rate" ? proposalOf(state) : { baseline: null, perDay: proposalOf(state).perDay };
  const baseline = plan.baseline ?? proposal.baseline;
  if (!baseline || (plan.measure === "mean" && !plan.deviation)) return null;
  const others = control_share === null ? [] : Array(plan.arms - 1).fill((1 - control_share) / (plan.arms - 1));
  return {
    ...plan,
    baseline,
    deviation: plan.measure === "mean" ? plan.deviation : null,
    per_day: plan.per_day ?? proposal.perDay,
    allocation: control_share === null ? [] : [control_share, ...others],
  };
}

/** What the room asks. @param {State} state @param {() => import("../generated/core.js").ReportRequest} request */
export function testAsks(state, request) {
  const plan = planRequestOf(state);
  /** @type {import("./asks.js").Ask[]} */
  const asks = [];
  if (plan) asks.push({ name: "plan", alone: true, about: plan, put: (engine) => engine.planTest(plan) });
  if (state.report && holdsTests(state)) {
    const asked = request();
    asks.push({ name: "experiment", about: asked.settings, put: (engine) => engine.experiment(asked) });
  }
  return asks;
}

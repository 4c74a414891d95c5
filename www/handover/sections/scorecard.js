// @ts-check
/** The scorecard: every indicator with its interval, n, trend, target and reference, or why it cannot be computed. */
import { toldOf } from "../behind.js";
import { kindOf, table } from "../blocks.js";
import { dots } from "../charts/dots.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../../generated/core.js").Trend} Trend */
/** @typedef {import("../../generated/core.js").TrendPoint} TrendPoint */

/** What speaks of time to come, from all of the past: a month of it has no figure of its own. */
const FORECASTS = ["clv_predictive", "clv_contractual", "p_alive"];

/** The mean way of several targets is no sample: nothing judges how it moved. */
const MIXED = "smart_progress";

/** Rates drawn at most. */
const DRAWN = 14;

/** @param {Known} known @returns {Block[]} */
export function scorecard(known) {
  const kpis = known.report?.kpis ?? [];
  if (kpis.length === 0) return [known.lacking("scorecard")];
  const measured = kpis.filter(({ value }) => value !== null);
  return [...rates(known, measured), ...figures(known, measured), ...lacking(known, kpis)];
}

/** @param {Known} known @param {KpiReport[]} measured @returns {Block[]} */
function rates(known, measured) {
  const drawn = measured
    .filter(({ unit, low, value }) => unit === "rate" && low !== null && value !== null && Math.abs(value) <= 1)
    .filter((kpi) => Number(toldOf(kpi)) >= LEAST)
    .slice(0, DRAWN);
  if (drawn.length === 0) return [];
  const title = known.t("handover.chart.rates");
  const rows = drawn.map(({ id, value, low, high }) => ({ name: known.kpiName(id), value, low, high }));
  const write = (/** @type {number} */ value) => known.say.percent(value);
  const told = drawn.map(
    (kpi) => `${known.kpiName(kpi.id)} ${known.value(kpi.value ?? 0, "rate")} ${known.interval(kpi)}`,
  );
  return [
    { kind: "chart", id: "rates", title, alt: `${title}. ${told.join(" · ")}.`, svg: dots({ title, rows, write }) },
  ];
}

/** @param {Known} known @param {KpiReport[]} measured @returns {Block[]} */
function figures(known, measured) {
  return table({
    ...{ id: "scorecard", title: known.t("handover.table.scorecard"), note: known.t("handover.scorecard.note") },
    row_kinds: measured.map(({ unit }) => kindOf(unit)),
    columns: [
      ...[known.column("text", "indicator"), known.column("number", "value"), known.column("number", "low")],
      ...[known.column("number", "high"), known.column("count", "n"), known.column("text", "unit")],
      ...[known.column("text", "trend"), known.column("number", "target"), known.column("text", "reference")],
      known.column("text", "why"),
    ],
    rows: measured.map((kpi) => [
      ...[known.kpiName(kpi.id), kpi.value, kpi.low, kpi.high, kpi.n, known.t(`handover.unit.${kpi.unit}`)],
      ...[trendText(known, kpi), targetOf(known, kpi.id), referenceText(known, kpi.id), whyNoInterval(known, kpi)],
    ]),
  });
}

/** @param {Known} known @param {KpiReport} kpi */
function whyNoInterval(known, { low, method }) {
  if (low !== null) return "";
  return known.t(method === "census" ? "handover.census" : "handover.no-interval");
}

/** How it moved: against the period compared with, or from one whole step of time to the next. @param {Known} known @param {KpiReport} kpi */
function trendText(known, { id, unit, change }) {
  if (change && change.change !== null) {
    const by = known.signed(change.change, unit);
    if (change.beyond_noise === null || id === MIXED) return known.t("handover.trend.unjudged", { by });
    const said = change.beyond_noise ? "moved" : "untold";
    return known.t(`handover.trend.${change.method === "customers-paired" ? `${said}-counted` : said}`, { by });
  }
  if (FORECASTS.includes(id)) return known.t("handover.trend.forecast");
  /** @type {Trend | undefined} */
  const trend = known.answer("report-trend")?.find((/** @type {Trend} */ one) => one.id === id);
  const [before, last] = (trend?.points ?? []).filter(({ complete, value }) => complete && value !== null).slice(-2);
  if (!before || !last || before.value === null || last.value === null) return known.t("handover.trend.none");
  const step = (/** @type {TrendPoint} */ { from, to }) => known.say.period(from, to);
  const by = { by: known.signed(last.value - before.value, unit), before: step(before), last: step(last) };
  const bounded = before.low !== null && before.high !== null && last.low !== null && last.high !== null;
  if (!bounded) return known.t("handover.trend.step", by);
  const apart = Number(last.low) > Number(before.high) || Number(last.high) < Number(before.low);
  return known.t(apart ? "handover.trend.step-moved" : "handover.trend.step-untold", by);
}

/** @param {Known} known @param {string} id @returns {number | null} */
function targetOf(known, id) {
  /** @type {import("../../generated/core.js").TargetReport[]} */
  const targets = known.answer("targets") ?? [];
  return targets.find(({ kpi }) => kpi === id)?.target ?? null;
}

/** @param {Known} known @param {string} id */
function referenceText(known, id) {
  const unit = known.kpi(id)?.unit ?? "number";
  return known.choices.maturity.reference_values
    .filter(({ about }) => about === id)
    .map(
      ({ value, source, date }) =>
        `${known.value(value, unit)} (${known.say.name(source)}, ${known.say.day(date, "short")})`,
    )
    .join(" · ");
}

/** @param {Known} known @param {KpiReport[]} kpis @returns {Block[]} */
function lacking(known, kpis) {
  return table({
    ...{ id: "not-computed", title: known.t("handover.table.not-computed") },
    columns: [known.column("text", "indicator"), known.column("text", "why")],
    rows: kpis.filter(({ value }) => value === null).map(({ id, missing }) => [known.kpiName(id), known.why(missing)]),
  });
}

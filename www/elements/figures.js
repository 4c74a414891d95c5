// @ts-check
/** How a figure is written: its value, its interval, what it was counted on. */
import { record } from "../store/state.js";

/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../say.js").Say} Say */

/** What each KPI counts, where it is not rows. @type {Record<string, string>} */
const COUNTED = {
  revenue_total: "orders",
  revenue_by_channel: "orders",
  aov: "orders",
  omnichannel_ratio: "customers",
  omnichannel_customer_share: "customers",
  repeat_rate: "customers",
  purchase_frequency: "customers",
  clv_historic: "customers",
  clv_to_cac: "customers",
  synergy_ratio: "customers",
  retention_rate: "customers",
  churn_rate: "customers",
  cohort_retention: "customers",
  loyalty_enrolment: "customers",
  loyalty_engagement: "members",
  loyalty_clv_corr: "members",
  identification_rate: "orders",
  cc_adoption: "orders",
  cc_aov: "orders",
  ropo: "orders",
  reverse_ropo: "orders",
  assisted_conversion: "orders",
  attributed_revenue: "orders",
  cross_return: "returns",
  cross_channel_return_share: "returns",
  identified_revenue_share: "customers",
  cc_conversion: "visits",
  bounce_rate: "visits",
  visit_duration: "visits",
  traffic: "visits",
  ctr: "impressions",
  content_engagement: "contents",
  nps: "answers",
  csat: "answers",
  ces: "answers",
  ces_score_norm: "answers",
  response_time: "requests",
  resolution_time: "requests",
  resolution_rate: "requests",
  fcr: "requests",
  seamless_transfer: "requests",
  context_repeat_rate: "requests",
  sentiment: "texts",
  channel_profit_global: "buyers",
  cac: "new-customers",
  roi: "buyers",
  roas: "buyers",
  ab_lift: "units",
};

/** @param {Say} say @param {KpiReport} kpi */
export function countText(say, kpi) {
  const unit = kpi.id === "conversion_rate" ? kindOfConversion(kpi) : (COUNTED[kpi.id] ?? "rows");
  return `n = ${say.t(`n.${unit}`, { n: kpi.n })}`;
}

/** @param {KpiReport} kpi */
const kindOfConversion = (kpi) =>
  ({ visitor: "visitors", entry: "entries" })[/** @type {string} */ (record(kpi.settings).conversion_unit)] ??
  "sessions";

/**
 * The interval as text, or why there is none.
 * @param {Say} say
 * @param {Pick<KpiReport, "low" | "high" | "method" | "unit">} kpi
 * @param {string} currency
 */
export function intervalText(say, kpi, currency) {
  if (kpi.method === "census") return say.t("interval.census");
  if (kpi.low === null || kpi.high === null) return say.t("interval.none");
  return rangeText(say, kpi.low, kpi.high, kpi.unit, currency);
}

/**
 * @param {Say} say
 * @param {number} low
 * @param {number} high
 * @param {import("../generated/core.js").Unit} unit
 * @param {string} currency
 */
export function rangeText(say, low, high, unit, currency) {
  return say.t("interval.range", { low: say.value(low, unit, currency), high: say.value(high, unit, currency) });
}

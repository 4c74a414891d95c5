// @ts-check
/** The finding in two sentences, written from the numbers; below, what they rest on. */
import { html, nothing } from "lit";
import { opens } from "../store/needs.js";
import { monthsOf } from "../store/period.js";
import { kpi as kpiOf } from "../store/state.js";
import { emptyState } from "./empty.js";
import { missingText } from "./fields.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../generated/core.js").Report} Report */

/** @param {View} view */
export function lead(view) {
  const { state, say } = view;
  const { report } = state;
  const revenue = kpiOf(state, "revenue_total");
  if (!report) return nothing;
  if (!revenue || revenue.value === null) return opens(state, "overview") ? noRevenue(view, revenue) : emptyState(view);
  const strong = (/** @type {string} */ text) => html`<strong>${text}</strong>`;
  return html`<p class="lead">${sales(view, report, revenue, strong)} ${omnichannel(view, strong)}</p>
    <p class="sublead">${basis(say, report)} ${identified(view)}</p>`;
}

/** @param {View} view @param {KpiReport | undefined} revenue */
function noRevenue(view, revenue) {
  const { say } = view;
  const why = revenue?.missing ? missingText(view, revenue.missing) : "";
  return html`<p class="lead">${say.t("lead.no-revenue")}</p>
    ${why ? html`<p class="sublead">${say.t("lead.because", { why })}</p>` : nothing}`;
}

/** @param {Report} report */
const periodOf = ({ settings: { from, to, data_from, data_to } }) => ({ from: from ?? data_from, to: to ?? data_to });

/**
 * What was sold, and how it moved.
 * @param {View} view
 * @param {Report} report
 * @param {KpiReport} revenue
 * @param {(text: string) => unknown} strong
 */
function sales({ say }, report, { value, change }, strong) {
  const { currency, compared, compare } = report.settings;
  const { from, to } = periodOf(report);
  const months = monthsOf(from, to);
  const over =
    months > 1 ? say.t("lead.months", { n: months }) : say.t("lead.period", { period: say.period(from, to) });
  const values = { revenue: strong(say.value(value ?? 0, "money", currency ?? "EUR")), over };
  if (!compared || change?.relative == null) return say.rich("lead.revenue", values);
  const moved = say.signed(change.relative, "rate", "");
  const against = say.t(compare === "year" ? "lead.against-year" : "lead.against-previous");
  return change.beyond_noise
    ? say.rich("lead.revenue-change", { ...values, change: strong(moved), against })
    : say.rich("lead.revenue-noise", { ...values, change: moved, against });
}

/** Where customers cross channels, beside what chance would give. @param {View} view @param {(text: string) => unknown} strong */
function omnichannel({ state, say }, strong) {
  const ratio = kpiOf(state, "omnichannel_ratio");
  // Of a few orders nothing is told of all customers.
  if (ratio?.value == null || ratio.cautions.includes("few")) return nothing;
  const chance = ratio.also.find((one) => one.id === "chance")?.value;
  const values = { ratio: strong(say.percent(ratio.value)) };
  if (chance === undefined) return say.rich("lead.ratio", values);
  const below = (ratio.high ?? 1) < chance;
  const above = (ratio.low ?? 0) > chance;
  const key = below ? "lead.ratio-below" : above ? "lead.ratio-above" : "lead.ratio-near";
  return say.rich(key, { ...values, chance: say.percent(chance) });
}

/** The periods, for all who quote the figures. @param {import("../say.js").Say} say @param {Report} report */
function basis(say, report) {
  const { from, to } = periodOf(report);
  const { compared } = report.settings;
  const period = say.period(from, to);
  if (!compared) return say.t("lead.basis", { period });
  return say.t("lead.basis-compared", { period, before: say.period(compared.from, compared.to) });
}

/** @param {View} view */
function identified({ state, say }) {
  const revenue = kpiOf(state, "revenue_total");
  const share = revenue?.also.find((one) => one.id === "identified_share");
  const confidence = say.percent(state.report?.settings.confidence ?? 0.95);
  const intervals = say.t("lead.intervals", { confidence });
  if (!share) return intervals;
  const key = share.value > 0.9995 ? "lead.all-identified" : "lead.identified";
  return `${say.t(key, { share: say.percent(share.value) })} ${intervals}`;
}

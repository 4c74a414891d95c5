// @ts-check
/** The finding in one sentence, written from the numbers. */
import { html, nothing } from "lit";
import { kpi as kpiOf } from "../store/state.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view */
export function lead(view) {
  const { state, say } = view;
  const report = state.report;
  const revenue = kpiOf(state, "revenue_total");
  if (!report) return nothing;
  if (revenue?.value == null) return html`<p class="lead">${say.t("lead.no-revenue")}</p>`;
  const { currency, from, to, data_from, data_to } = report.settings;
  const strong = (/** @type {string} */ text) => html`<strong>${text}</strong>`;
  const values = {
    revenue: strong(say.value(revenue.value, "money", currency ?? "EUR")),
    period: say.period(from ?? data_from, to ?? data_to),
  };
  const compared = report.settings.compared;
  const relative = revenue.change?.relative;
  const change = say.signed(relative ?? 0, "rate", "");
  const moved = revenue.change?.beyond_noise;
  const before = compared ? say.period(compared.from, compared.to) : "";
  const first =
    compared && relative != null
      ? say.rich(moved ? "lead.revenue-change" : "lead.revenue-noise", {
          ...values,
          change: moved ? strong(change) : change,
          before,
        })
      : say.rich("lead.revenue", values);
  return html`<p class="lead">${first} ${omnichannel(view, strong)}</p>
    <p class="sublead">${identified(view)}</p>`;
}

/** @param {View} view @param {(text: string) => unknown} strong */
function omnichannel({ state, say }, strong) {
  const ratio = kpiOf(state, "omnichannel_ratio");
  if (ratio?.value == null) return nothing;
  const against = ratio.also.find((one) => one.id === "against_chance");
  const values = { ratio: strong(say.percent(ratio.value)) };
  if (!against) return say.rich("lead.ratio", values);
  return say.rich("lead.ratio-chance", { ...values, times: strong(say.number(against.value, 2)) });
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

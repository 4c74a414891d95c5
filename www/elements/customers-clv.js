// @ts-check
/** What customers will be worth: the check on days held out first, then the forecast, then omni beside mono. */
import { html, nothing } from "lit";
import { activityCurve } from "../charts/activity.js";
import { kpi as kpiOf } from "../store/state.js";
import { progressBar } from "./progress.js";
import { answered, picked, scrolled } from "./room-customers.js";
import { chart } from "./room-overview.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Clv} Clv */

/** @param {View} view */
export function clvView(view) {
  return html`<div class="settings-row">${picked(view, "model")}</div>
    ${answered(view, "clv", (/** @type {Clv} */ clv) => figures(view, clv))}
    ${chart(view, activityCurve(view, kpiOf(view.state, "loyalty_clv_corr")))}`;
}

/** The figures, with the intervals of those drawn again once they are there. @param {View} view @param {Clv} clv */
function figures(view, clv) {
  const { state, say } = view;
  if (clv.missing) return html`<p class="notice warning">${say.t(`clv.missing.${clv.missing}`)}</p>`;
  const drawn = state.answers["clv-drawn"];
  // What is told on the way is of this question; what stood before it may be of another.
  const isOfIt = drawn?.value?.model === clv.model && (!drawn.waiting || drawn.progress !== null);
  const shown = isOfIt ? /** @type {Clv} */ (drawn.value) : clv;
  return html`${drawing(view)}
    ${shown.cautions.map((caution) => html`<p class="notice warning">${say.t(`clv.caution.${caution}`)}</p>`)}
    ${check(view, shown)} ${forecast(view, shown)} ${gaps(view, shown)} ${fits(view, shown)}`;
}

/** How far the intervals are, with a way to end them. @param {View} view */
function drawing({ state, say, send }) {
  const drawn = state.answers["clv-drawn"];
  if (drawn && !drawn.waiting) {
    const stopped = drawn.problem?.code === "cancelled";
    return drawn.problem
      ? html`<p class="muted" role="status">${say.t(stopped ? "clv.stopped" : "clv.not-drawn")}</p>`
      : nothing;
  }
  const { bytes, total } = drawn?.progress ?? { bytes: 0, total: 1 };
  const parts = { label: say.t("clv.drawing"), progress: { bytes, total, rate: 0 }, cancel: () => send("stopAsks") };
  return html`<p class="muted" role="status">${say.t("clv.drawing")}</p>${progressBar(say, parts)}`;
}

/** @param {import("../say.js").Say} say @param {number | null | undefined} low @param {number | null | undefined} high @param {(value: number) => string} text */
const range = (say, low, high, text) =>
  low == null || high == null
    ? nothing
    : html`<span class="muted">${say.t("interval.range", { low: text(low), high: text(high) })}</span>`;

/** @param {View} view @param {Clv} clv */
function check({ say }, { check }) {
  if (!check)
    return html`<section class="card"><h2>${say.t("clv.check")}</h2><p class="notice warning">${say.t("clv.no-check")}</p></section>`;
  const { held_out, predicted, actual, low, high } = check;
  const count = (/** @type {number} */ value) => say.number(value);
  const gap = actual > 0 ? predicted / actual - 1 : null;
  return html`<section class="card">
    <h2>${say.t("clv.check")}</h2>
    <p class="subtitle">${say.t("clv.check-subtitle", { period: say.period(held_out.from, held_out.to) })}</p>
    <p>
      ${say.t("clv.check-line", { predicted: count(predicted), actual: count(actual) })} ${range(say, low, high, count)}
      ${gap === null ? nothing : html`<b>${say.signed(gap, "rate", "EUR")}</b>`}
    </p>
    ${low !== null && high !== null ? html`<p class="muted">${say.t(actual >= low && actual <= high ? "clv.check-inside" : "clv.check-outside")}</p>` : nothing}
  </section>`;
}

/** @param {View} view @param {Clv} clv */
function forecast({ state, say }, { forecast }) {
  if (!forecast) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const count = (/** @type {number} */ value) => say.number(value);
  const { purchases, low, high, alive, customers, value, value_low, value_high, mean, top_tenth } = forecast;
  /** @type {[string, unknown, unknown][]} */
  const rows = [
    ["purchases", count(purchases), range(say, low, high, count)],
    [
      "alive",
      say.t("clv.alive", { alive: count(alive), n: customers, share: say.percent(alive / Math.max(customers, 1)) }),
      nothing,
    ],
  ];
  if (value !== null) rows.push(["value", money(value), range(say, value_low, value_high, money)]);
  if (mean !== null) rows.push(["mean", money(mean), nothing]);
  if (top_tenth !== null) rows.push(["top-tenth", say.percent(top_tenth, 1), nothing]);
  return html`<section class="card">
    <h2>${say.t("clv.forecast", { n: forecast.weeks })}</h2>
    <p class="subtitle">${say.t("clv.forecast-subtitle")}</p>
    <dl class="pairs">
      ${rows.map(([key, text, ends]) => html`<div><dt>${say.t(`clv.${key}-name`)}</dt><dd><b>${text}</b> ${ends}</dd></div>`)}
    </dl>
    ${forecast.draws > 0 ? html`<p class="hint">${say.t("clv.draws", { n: forecast.draws })}</p>` : nothing}
  </section>`;
}

/** @param {View} view @param {Clv} clv */
function gaps({ state, say }, { forecast }) {
  const gaps = forecast?.gaps ?? [];
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const signed = (/** @type {number} */ value) => say.signed(value, "money", currency);
  return html`<section class="card">
    <h2>${say.t("clv.gap")}</h2>
    ${
      gaps.length === 0
        ? html`<p class="notice">${say.t("clv.no-gap")}</p>`
        : html`<p class="notice warning">${say.t("clv.selection")}</p>
            ${scrolled(
              say.t("clv.gap"),
              html`<table class="figures">
                <thead>
                  <tr>${["basis", "omni", "mono", "raw", "matched"].map((head) => html`<th scope="col">${say.t(`clv.head.${head}`)}</th>`)}</tr>
                </thead>
                <tbody>
                  ${gaps.map(
                    (one) => html`<tr>
                      <th scope="row">${say.t(`clv.basis.${one.basis}`)}</th>
                      <td>${money(one.omni)} <span class="muted">n ${say.number(one.omni_n)}</span></td>
                      <td>${money(one.mono)} <span class="muted">n ${say.number(one.mono_n)}</span></td>
                      <td><b>${signed(one.gap)}</b> ${range(say, one.low, one.high, signed)}</td>
                      <td>
                        ${
                          one.matched === null
                            ? "–"
                            : html`<b>${signed(one.matched)}</b> ${range(say, one.matched_low, one.matched_high, signed)}
                                <span class="muted">${say.t("clv.matched", { n: one.matched_n, strata: one.strata })}</span>`
                        }
                      </td>
                    </tr>`,
                  )}
                </tbody>
              </table>`,
            )}
            <p class="hint">${say.t("clv.matched-hint")}</p>`
    }
  </section>`;
}

/** @param {View} view @param {Clv} clv */
function fits({ say }, { model, fit, spending, link }) {
  const parameters = [...(fit?.parameters ?? []), ...(spending?.parameters ?? [])];
  if (!fit) return nothing;
  return html`<section class="card">
    <h2>${say.t("clv.fit")}</h2>
    <p class="subtitle">
      ${say.t("clv.fit-subtitle", { model: say.t(`customers.model.${model}`), n: fit.customers, likelihood: say.number(fit.log_likelihood, 2) })}
      ${say.t(fit.converged ? "clv.converged" : "clv.not-converged")}
      ${link === null ? nothing : say.t("clv.link", { link: say.number(link, 2) })}
    </p>
    <dl class="pairs">
      ${parameters.map(
        ({ name, value, error }) => html`<div>
          <dt>${name}</dt>
          <dd>${say.number(value, 3)} <span class="muted">${error === null ? "" : say.t("clv.error", { error: say.number(error, 3) })}</span></dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

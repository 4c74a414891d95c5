// @ts-check
/** How a figure has moved: the change, its interval, whether it is more than noise, and the way it came. */
import { html, nothing, svg } from "lit";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../generated/core.js").KpiChange} KpiChange */
/** @typedef {import("../say.js").Say} Say */

/**
 * A change in words: points for a share, a percentage where the core gives one, the unit otherwise.
 * @param {Say} say
 * @param {KpiReport} kpi
 * @param {string} currency
 */
export function changeText(say, { change, unit }, currency) {
  if (change?.change == null) return { text: "", range: "" };
  const { low, high, relative, relative_low, relative_high } = change;
  if (relative !== null && relative_low !== null && relative_high !== null) {
    const percent = (/** @type {number} */ x) => say.signed(x, "rate", currency);
    return {
      text: percent(relative),
      range: say.t("interval.range", { low: percent(relative_low), high: percent(relative_high) }),
    };
  }
  const one = (/** @type {number} */ x) =>
    unit === "rate" ? say.t("change.points", { points: say.signedNumber(x * 100, 1) }) : say.signed(x, unit, currency);
  const bound = (/** @type {number} */ x) => (unit === "rate" ? say.signedNumber(x * 100, 1) : one(x));
  const range = low !== null && high !== null ? say.t("interval.range", { low: bound(low), high: bound(high) }) : "";
  return { text: one(change.change), range };
}

/** Good, bad, or neither: only what is beyond noise is judged. @param {KpiChange} change @param {string} direction */
export function judged(change, direction) {
  if (!change.beyond_noise || change.change === null || direction === "context") return "";
  return change.change > 0 === (direction === "up") ? "good" : "bad";
}

/** @param {View} view @param {KpiReport} kpi @param {boolean} [withLine] whether the way it came is drawn small */
export function changeLine({ state, say }, kpi, withLine = true) {
  const currency = state.report?.settings.currency ?? "EUR";
  const card = state.catalogue?.kpis.find((one) => one.id === kpi.id);
  const points = withLine ? state.trends.find((one) => one.id === kpi.id)?.points : undefined;
  const line = sparkline(points ?? []);
  if (kpi.change?.change == null)
    return line === nothing ? nothing : html`<div class="change"><span></span>${line}</div>`;
  const { text, range } = changeText(say, kpi, currency);
  const { beyond_noise: beyond } = kpi.change;
  const verdict = say.t(beyond === null ? "change.unjudged" : beyond ? "change.beyond-noise" : "change.noise");
  return html`<div class="change">
    <span><b class=${judged(kpi.change, card?.direction ?? "up")} title=${verdict}>${text}</b> <span class="visually-hidden">${verdict}</span></span>
    ${line}
    <span class="range">${range}</span>
  </div>`;
}

/** @param {import("../generated/core.js").TrendPoint[]} points */
function sparkline(points) {
  const known = points.map(({ value, complete }) => (complete ? value : null));
  const values = known.filter((value) => value !== null);
  if (values.length < 3) return nothing;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (/** @type {number} */ i) => 2 + (60 * i) / (points.length - 1);
  const y = (/** @type {number} */ value) => 22 - (20 * (value - low)) / (high - low || 1);
  const path = known.map((value, i) =>
    value === null ? "" : `${i > 0 && known[i - 1] !== null ? "L" : "M"}${x(i)} ${y(value)}`,
  );
  return html`<svg class="sparkline" width="64" height="24" viewBox="0 0 64 24" aria-hidden="true">${svg`<path d=${path.join("")}></path>`}</svg>`;
}

/** What moved beyond noise, all indicators looked at together. @param {View} view */
export function changes(view) {
  const { state, say } = view;
  const compared = state.report?.settings.compared;
  if (!compared) return nothing;
  const all = (state.report?.kpis ?? []).filter((one) => one.change?.change != null && one.id !== "revenue_by_channel");
  const moved = all.filter((one) => one.change?.beyond_noise);
  return html`<section class="card">
    <h2>${say.t("changes.title")}</h2>
    <p class="subtitle">${say.t("changes.subtitle", { period: say.period(compared.from, compared.to), n: all.length })}</p>
    ${compared.caution ? html`<p class="notice warning">${say.code("compared", compared.caution)}</p>` : nothing}
    ${moved.length === 0 ? html`<p>${say.t("changes.none")}</p>` : html`<ul class="unknown">${moved.map((one) => changeRow(view, one))}</ul>`}
  </section>`;
}

/** @param {View} view @param {KpiReport} one */
function changeRow({ state, say }, one) {
  const currency = state.report?.settings.currency ?? "EUR";
  const card = state.catalogue?.kpis.find((card) => card.id === one.id);
  if (!card || one.change?.before == null || one.value === null) return nothing;
  const { text, range } = changeText(say, one, currency);
  const [before, now] = [one.change.before, one.value].map((value) => say.value(value, one.unit, currency));
  return html`<li>
    <div>
      <span>${say.both(card.name)}${say.t("colon")} ${before} → <strong>${now}</strong></span>
      <span class="muted"><b class=${judged(one.change, card.direction)}>${text}</b> ${range}</span>
    </div>
    <span class="badge">${say.t(`phase.${card.phase}`)}</span>
  </li>`;
}

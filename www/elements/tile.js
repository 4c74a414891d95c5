// @ts-check
/** A tile: the figure, its interval, what it was counted on, and the way to "why". */
import { html, nothing, svg } from "lit";
import { changeLine } from "./change.js";
import { countText, intervalText } from "./figures.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */

/** @param {View} view @param {KpiReport} kpi @param {boolean} [wide] */
export function tile(view, kpi, wide = false) {
  const { state, say, send } = view;
  const card = state.catalogue?.kpis.find((one) => one.id === kpi.id);
  if (!card || kpi.value === null) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const name = say.both(card.name);
  return html`<li class=${wide ? "tile wide" : "tile"}>
    <div class="tile-head">
      <h2>${name}</h2>
      <button class="why" aria-label=${say.t("tile.why", { name })} @click=${() => send("open", { kind: "explain", id: kpi.id })}>?</button>
    </div>
    <p class="value" title=${say.value(kpi.value, kpi.unit, currency, true)}>
      ${say.parts(kpi.value, kpi.unit, currency).map(({ text, figure }) => (figure ? html`<b>${text}</b>` : html`<span>${text}</span>`))}
    </p>
    ${intervalBar(kpi)}
    <p class="interval">${intervalText(say, kpi, currency)}</p>
    <p class="count">${countText(say, kpi)}</p>
    ${kpi.cautions.map((caution) => html`<p class="caution">${say.code("caution", caution)}</p>`)}
    ${extra(view, kpi, currency)} ${changeLine(view, kpi)}
  </li>`;
}

/** What a value must not be read without. @type {Record<string, string>} */
const BESIDE = { omnichannel_ratio: "chance", revenue_total: "identified_share", aov: "median" };

/** @param {View} view @param {KpiReport} kpi @param {string} currency */
function extra({ say }, kpi, currency) {
  const also = kpi.also.find((one) => one.id === BESIDE[kpi.id]);
  if (!also) return nothing;
  return html`<p class="beside-line">${say.code("also", also.id)} <b>${say.value(also.value, also.unit, currency)}</b></p>`;
}

/**
 * Where the interval lies: on 0 to 1 for a rate, from zero for others, so that widths can be compared by eye.
 * @param {KpiReport} kpi
 */
function intervalBar(kpi) {
  const value = kpi.value ?? 0;
  const [low, high] = [kpi.low ?? value, kpi.high ?? value];
  const isShare = kpi.unit === "rate" && low >= 0 && high <= 1;
  const [from, to] = isShare ? [0, 1] : [Math.min(0, low * 1.25), Math.max(high, value, 0) * 1.25 || 1];
  const at = (/** @type {number} */ x) => (100 * (x - from)) / (to - from || 1);
  return html`<svg class="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<line x1="0" x2="100" y1="4" y2="4" class="track"></line>
    <rect class="band" x=${at(low)} y="1.5" width=${Math.max(at(high) - at(low), 0)} height="5"></rect>
    <rect class="dot" x=${at(value) - 1} y="0" width="2" height="8"></rect>`}
  </svg>`;
}

// @ts-check
/** A tile: the figure, its interval, what it was counted on, and the way to "why". */
import { html, nothing, svg } from "lit";
import { channelsChart, trendChart } from "../charts/tile-charts.js";
import { changeLine } from "./change.js";
import { missingText } from "./fields.js";
import { countText, intervalText } from "./figures.js";
import { kpiReferences } from "./references.js";
import { whyButton } from "./why.js";
import "../charts/chart.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */

/**
 * What a board puts around a figure.
 * @typedef {object} Frame
 * @property {string} [form] classes
 * @property {string} [own] the period and the segment, where they are not the page's
 * @property {number} [at] its place, where the figure is the tile's own
 * @property {string} [chart]
 * @property {string} [key] tells this tile's chart from others of the same KPI
 * @property {unknown} [tools] above the figure
 * @property {unknown} [edge] at its side
 * @property {(event: PointerEvent) => void} [down]
 */

/** @param {View} view @param {KpiReport} kpi @param {Frame} [frame] */
export function tile(view, kpi, frame = {}) {
  const { state, say } = view;
  const card = state.catalogue?.kpis.find((one) => one.id === kpi.id);
  if (!card) return nothing;
  const name = say.both(card.name);
  if (kpi.value === null) {
    const why = kpi.missing ? missingText(view, kpi.missing) : "";
    return framed(view, { id: kpi.id, name, explained: true }, frame, html`<p class="missing">${why}</p>`);
  }
  return framed(view, { id: kpi.id, name, explained: true }, frame, figure(view, kpi, name, frame));
}

/**
 * @param {View} view
 * @param {{ id: string, name: string, explained: boolean }} head
 * @param {Frame} frame
 * @param {unknown} content
 */
export function framed(view, { id, name, explained }, frame, content) {
  return html`<li class="tile ${frame.form ?? ""}" part="tile" @pointerdown=${frame.down}>
    ${frame.tools ?? nothing}
    <div class="tile-head">
      <h2>${name}</h2>
      ${explained ? whyButton(view, { id, name, at: frame.at }) : nothing}
    </div>
    ${frame.own ? html`<p class="own">${frame.own}</p>` : nothing} ${content} ${frame.edge ?? nothing}
  </li>`;
}

/** @param {View} view @param {KpiReport} kpi @param {string} name @param {Frame} frame */
function figure(view, kpi, name, { chart = "interval", key = kpi.id }) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  return html`<p class="value" title=${say.value(kpi.value ?? 0, kpi.unit, currency, true)}>
      ${say.parts(kpi.value ?? 0, kpi.unit, currency).map(({ text, figure }) => (figure ? html`<b>${text}</b>` : html`<span>${text}</span>`))}
    </p>
    ${chart === "none" ? nothing : intervalBar(kpi)}
    <p class="interval">${intervalText(say, kpi, currency)}</p>
    <p class="count">${countText(say, kpi)}</p>
    ${kpiReferences(view, kpi)}
    ${kpi.cautions.map((caution) => html`<p class="caution">${say.code("caution", caution)}</p>`)}
    ${extra(view, kpi, currency)} ${changeLine(view, kpi, chart === "interval")} ${drawn(view, kpi, name, chart, key)}`;
}

/** What a tile was asked to draw, or why it cannot. @param {View} view @param {KpiReport} kpi @param {string} name @param {string} chart @param {string} key */
function drawn(view, kpi, name, chart, key) {
  if (chart !== "trend" && chart !== "channels") return nothing;
  const { state, say } = view;
  const spec = chart === "trend" ? trendChart(view, kpi, name, key) : channelsChart(view, kpi, name, key);
  if (!spec) return html`<p class="missing">${say.t(`tile.no-${chart}`)}</p>`;
  return html`<om-chart .state=${state} .say=${say} .spec=${spec}></om-chart>`;
}

/** What a value must not be read without. @type {Record<string, string>} */
const BESIDE = {
  omnichannel_ratio: "chance",
  revenue_total: "identified_share",
  aov: "median",
  synergy_ratio: "at_equal_orders",
  resolution_time: "still_waiting",
  ropo: "share_least",
};

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

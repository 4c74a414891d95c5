// @ts-check
/** What the cards of the Journey room are made of. */
import { html, nothing } from "lit";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Unit} Unit */
/** @typedef {import("../generated/core.js").JourneyReport} Report */
/** @typedef {import("../generated/core.js").JourneyGrid} Grid */
/** @typedef {import("../store/journey-shape.js").Phase} Phase */
/** @typedef {{ value: number | null, n: number, low: number | null, high: number | null }} Estimate */

/** Below this a figure is shown with a warning. */
export const FEW = 30;

/** @param {View} view */
export const currencyOf = ({ state }) => state.report?.settings.currency ?? "EUR";

/** A figure with its interval and what it was counted on. @param {View} view @param {Estimate} one @param {Unit} unit */
export function estimate(view, one, unit) {
  const { say } = view;
  if (one.value === null) return html`<span class="muted">–</span>`;
  const range = one.low === null || one.high === null ? "" : rangeText(say, one.low, one.high, unit, currencyOf(view));
  return html`<b>${say.value(one.value, unit, currencyOf(view))}</b> <span class="muted">${range} n&nbsp;=&nbsp;${say.number(one.n)}</span>${
    one.n < FEW ? html` <span class="few">${say.t("voice.few")}</span>` : nothing
  }`;
}

/** A share without its n, which stands elsewhere in its row. @param {View} view @param {Estimate} one @param {Unit} [unit] */
export function range(view, one, unit = "rate") {
  const { say } = view;
  if (one.value === null) return "–";
  const value = say.value(one.value, unit, currencyOf(view));
  return one.low === null || one.high === null
    ? value
    : `${value} ${rangeText(say, one.low, one.high, unit, currencyOf(view))}`;
}

/** @param {View} view @param {Phase} phase */
export const phaseName = ({ say }, { key, name }) =>
  name ? say.name(name) : say.has(`journey.phase.${key}`) ? say.t(`journey.phase.${key}`) : say.name(key);

/** The phase of the user's that one of the files belongs to. @param {View} view @param {string} stage */
export function stageName(view, stage) {
  const found = view.state.choices.journey.phases.find(({ stages }) => stages.includes(stage));
  return found ? phaseName(view, found) : view.say.t("journey.no-phase", { stage: view.say.t(`phase.${stage}`) });
}

/** @param {View} view @param {string} id */
export function kpiName({ state, say }, id) {
  const card = state.catalogue?.kpis.find((one) => one.id === id);
  return card ? say.both(card.name) : id;
}

/** @param {View} view @param {string} channel */
export const channelName = ({ say }, channel) => (channel === "" ? say.t("channel.none") : channel);

/** @param {View} view @param {{ reason: string, needs: string[] } | null} missing */
export const whyNot = (view, missing) => (missing ? missingText(view, missing) : "");

/** @param {View} view @param {string} name @param {unknown} content @param {unknown} [note] */
export const card = ({ say }, name, content, note = nothing) =>
  html`<section class="card journey-${name}">
    <h2>${say.t(`journey.${name}`)}</h2>
    <p class="subtitle">${say.t(`journey.${name}-about`)}</p>
    ${note} ${content}
  </section>`;

/** The notes at a cell, or at a bridge. @param {View} view @param {{ phase?: string, channel?: string, to?: string }} place */
export const notesAt = ({ state }, { phase = "", channel = "", to = "" }) =>
  state.choices.journey.notes.filter((one) => one.phase === phase && one.channel === channel && one.to === to);

/** How much was met on each channel. @param {Report | undefined} report @param {Grid | undefined} [grid] */
function sizesOf(report, grid) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { channel, events } of report?.map.touchpoints ?? [])
    sizes.set(channel, (sizes.get(channel) ?? 0) + events);
  if (sizes.size > 0) return sizes;
  // Before the map is there, what the cells were counted on.
  for (const { channel, figure } of grid?.cells ?? []) sizes.set(channel, Math.max(sizes.get(channel) ?? 0, figure.n));
  return sizes;
}

/**
 * The largest channels first, as they stood where they are alike.
 * @template T
 * @param {readonly T[]} all @param {(one: T) => string} channelOf
 * @param {Report | undefined} report @param {Grid | undefined} [grid]
 */
export function largestFirst(all, channelOf, report, grid) {
  const sizes = sizesOf(report, grid);
  const size = (/** @type {T} */ one) => sizes.get(channelOf(one)) ?? 0;
  return [...all].sort((a, b) => size(b) - size(a));
}

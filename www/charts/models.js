// @ts-check
/** How the attribution models share the same conversions out: one row a channel, one dot a model. */
import { scaleLinear } from "d3-scale";
import { svg } from "lit";
import { channelClass, labels, labelWidth, largest } from "./channels.js";
import { byCredit, shareOf, widest } from "./credit.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").ModelReport} ModelReport */

const NARROW = 480;
const AXIS = 26;

/** @param {View} view @param {string} id */
function nameOf({ state, say }, id) {
  const card = state.catalogue?.models.find((model) => model.id === id);
  return card ? say.both(card.name) : id;
}

/** @param {View} view @param {{ short: boolean }} options @returns {ChartSpec | null} */
export function modelsChart(view, { short }) {
  const { state, say } = view;
  const attribution = state.report?.attribution;
  const models = (attribution?.models ?? []).filter(
    (model) => !model.missing && model.additive && model.channels.length > 0,
  );
  const front = models.find((model) => model.id === state.choices.model) ?? models.at(-1);
  if (!attribution || !front) return null;
  const channels = byCredit(front).map((one) => one.channel);
  const { channel, spread } = widest(models, channels);
  const title =
    models.length > 1 && spread > 0
      ? say.t("chart.models.title", { channel, points: say.number(spread * 100, 1) })
      : say.t("chart.models.title-one", { model: nameOf(view, front.id) });
  const { drawn, others } = largest(say, channels);
  const count = say.t("n.conversions", { n: attribution.conversions - attribution.unattributed.conversions });
  return {
    id: short ? "models" : "models-all",
    title,
    subtitle: say.t("chart.models.subtitle", { n: models.length, front: nameOf(view, front.id), count }),
    summary: `${title}. ${drawn.map((one) => pointText(view, models, one)).join(". ")}.`,
    note: [others, say.t("chart.models.caution")].filter(Boolean).join(" "),
    points: drawn.map((one) => ({ text: pointText(view, models, one) })),
    table: {
      head: [say.t("head.channel"), ...models.map((model) => nameOf(view, model.id))],
      rows: channels.map((one) => [one, ...models.map((model) => say.percent(shareOf(model, one), 1))]),
    },
    height: (width) => drawn.length * (width < NARROW ? 48 : 36) + AXIS,
    draw: (width, at) => draw({ models, front, channels: drawn, width, at, view }),
  };
}

/** @param {View} view @param {ModelReport[]} models @param {string} channel */
function pointText(view, models, channel) {
  const { say } = view;
  const shares = models.map((model) => `${nameOf(view, model.id)} ${say.percent(shareOf(model, channel), 1)}`);
  return `${say.name(channel)}${say.t("colon")} ${say.list(shares)}`;
}

/** The interval of the model in front. @param {(share: number) => number} x @param {{ low: number, high: number } | null} interval @param {number} y */
const whisker = (x, interval, y) =>
  interval ? svg`<line class="whisker" x1=${x(interval.low)} x2=${x(interval.high)} y1=${y} y2=${y}></line>` : "";

/** @param {{ models: ModelReport[], front: ModelReport, channels: string[], width: number, at: number, view: View }} parts */
function draw({ models, front, channels, width, at, view }) {
  const { state, say } = view;
  const narrow = width < NARROW;
  const step = narrow ? 48 : 36;
  const left = narrow ? 22 : labelWidth(channels);
  const highest = Math.max(0.05, ...models.flatMap((model) => model.channels.map((one) => one.share)));
  const lowest = Math.min(0, ...models.flatMap((model) => model.channels.map((one) => one.share)));
  const x = scaleLinear([lowest, highest], [left, width - 24]).nice(5);
  const bottom = channels.length * step;
  /** @type {import("../generated/core.js").StudyReport | null} */
  const study = state.answers.study?.value ?? null;
  const own = study?.intervals.find((one) => one.model === front.id)?.channels ?? [];
  const interval = (/** @type {string} */ channel) => own.find((one) => one.channel === channel) ?? null;
  const ticks = x.ticks(narrow ? 4 : 6).map(
    (tick) => svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1="0" y2=${bottom}></line>
      <text class="small" x=${x(tick)} y=${bottom + 17} text-anchor="middle">${say.percent(tick)}</text>`,
  );
  const names = labels(channels, narrow ? width : left);
  const rows = channels.map((channel, i) => {
    const y = i * step + (narrow ? 32 : step / 2);
    const color = channelClass(channel, state);
    const shares = models.map((model) => shareOf(model, channel));
    const [low, high] = [Math.min(...shares), Math.max(...shares)];
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${i * step} width=${width} height=${step - 2}></rect>
      <text x=${narrow ? 0 : left - 12} y=${narrow ? i * step + 15 : y + 4} text-anchor=${narrow ? "start" : "end"}>${names[i]}</text>
      <rect class="soft ${color}" x=${x(low)} y=${y - 3} width=${x(high) - x(low)} height="6"></rect>
      ${models
        .filter((model) => model !== front)
        .map((model) => svg`<circle class="ring ${color}" cx=${x(shareOf(model, channel))} cy=${y} r="4"></circle>`)}
      ${whisker(x, interval(channel), y + 11)}
      <circle class=${color} cx=${x(shareOf(front, channel))} cy=${y} r="6.5"></circle>
    </g>`;
  });
  return [ticks, rows];
}

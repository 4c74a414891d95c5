// @ts-check
/** The effect of each variant with its interval, against no effect at all. */
import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";
import { differenceText, liftText, range } from "../elements/test-parts.js";
import { labels, labelWidth } from "./channels.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").Reading} Reading */
/** @typedef {import("../generated/core.js").MetricReading} MetricReading */
/** @typedef {{ name: string, value: number, low: number, high: number, detected: boolean }} Effect */

const NARROW = 480;
const AXIS = 26;
const STEP = 40;

/**
 * @param {View} view
 * @param {Reading} reading
 * @param {MetricReading} metric
 * @returns {ChartSpec | null}
 */
export function effectsChart({ say }, reading, metric) {
  const known = metric.versus.filter(({ difference }) => difference !== null);
  if (known.length === 0) return null;
  // The lift, where all have an interval of it; else the difference.
  const isLift = known.every(
    ({ lift, lift_low, lift_high }) => lift !== null && lift_low !== null && lift_high !== null,
  );
  const write = (/** @type {number} */ value) =>
    isLift ? liftText(say, value) : differenceText(say, metric.id, value);
  const of = (/** @type {string} */ name, /** @type {import("../generated/core.js").Versus} */ one) => ({
    name,
    value: (isLift ? one.lift : one.difference) ?? 0,
    low: (isLift ? one.lift_low : one.low) ?? 0,
    high: (isLift ? one.lift_high : one.high) ?? 0,
    detected: one.detected,
  });
  /** @type {Effect[]} */
  const effects = known.map((one) => of(one.variant, one));
  for (const { segment, versus } of metric.segments)
    for (const one of versus)
      if (one.difference !== null && (!isLift || one.lift_low !== null))
        effects.push(of(known.length > 1 ? `${segment} · ${one.variant}` : segment, one));
  const title = say.t(isLift ? "chart.effects.title" : "chart.effects.title-difference", {
    metric: say.t(`tests.metric.${metric.id}`),
    control: reading.control ?? "",
  });
  const text = (/** @type {Effect} */ one) =>
    `${say.name(one.name)}${say.t("colon")} ${write(one.value)} ${range(write, say, one.low, one.high)}`;
  return {
    id: `effects-${metric.id}`,
    title,
    subtitle: say.t("chart.effects.subtitle"),
    summary: `${title}. ${effects.map(text).join(". ")}.`,
    note: say.t("chart.effects.note"),
    points: effects.map((one) => ({ text: text(one) })),
    table: {
      head: [
        say.t("tests.head.variant"),
        say.t(isLift ? "tests.head.lift" : "tests.head.difference"),
        say.t("head.interval"),
      ],
      rows: effects.map((one) => [one.name, write(one.value), range(write, say, one.low, one.high)]),
    },
    height: (width) => effects.length * (width < NARROW ? STEP + 12 : STEP) + AXIS,
    draw: (width, at) => draw({ effects, width, at, write }),
  };
}

/** @param {{ effects: Effect[], width: number, at: number, write: (value: number) => string }} parts */
function draw({ effects, width, at, write }) {
  const narrow = width < NARROW;
  const step = narrow ? STEP + 12 : STEP;
  const left = narrow ? 28 : labelWidth(effects.map(({ name }) => name));
  const ends = effects.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [left, width - 28]).nice(5);
  const bottom = effects.length * step;
  const ticks = x.ticks(narrow ? 3 : 5).map(
    (tick) => svg`<line class="grid" x1=${x(tick)} x2=${x(tick)} y1="0" y2=${bottom}></line>
      <text class="small" x=${x(tick)} y=${bottom + 17} text-anchor="middle">${write(tick)}</text>`,
  );
  const names = labels(
    effects.map(({ name }) => name),
    narrow ? width : left,
  );
  const rows = effects.map(({ value, low, high, detected }, i) => {
    const y = i * step + (narrow ? 34 : step / 2);
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${i * step} width=${width} height=${step - 2}></rect>
      <text x=${narrow ? 0 : left - 12} y=${narrow ? i * step + 16 : y + 4} text-anchor=${narrow ? "start" : "end"}>${names[i]}</text>
      <line class="effect-range" x1=${x(low)} x2=${x(high)} y1=${y} y2=${y}></line>
      <circle class="effect ${detected ? "detected" : ""}" cx=${x(value)} cy=${y} r="6"></circle>
    </g>`;
  });
  const zero = svg`<line class="effect-zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${bottom}></line>`;
  return [ticks, effects.length > 0 ? zero : nothing, rows];
}

// @ts-check
/** The charts a tile can draw: a figure over time, and by channel. */

import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";
import { missingText } from "../elements/fields.js";
import { channelClass } from "./channels.js";
import { frame } from "./frame.js";
import { shorten, widthOf } from "./letters.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../generated/core.js").TrendPoint} TrendPoint */
/** @typedef {import("../generated/core.js").Slice} Slice */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {TrendPoint & { value: number }} Known */

/** Below this a course is no course. */
const FEWEST = 3;
const COURSE = { height: 112, top: 18, bottom: 92, side: 4 };
const ROW = 38;

/** @param {View} view @param {KpiReport} kpi */
function writing({ state, say }, kpi) {
  const currency = state.report?.settings.currency ?? "EUR";
  const value = (/** @type {number | null} */ x, exact = false) =>
    x === null ? "–" : say.value(x, kpi.unit, currency, exact);
  const range = (/** @type {{ low: number | null, high: number | null }} */ { low, high }) =>
    low === null || high === null ? "–" : say.t("interval.range", { low: value(low), high: value(high) });
  return { value, range };
}

/**
 * A figure over the period, step by step, with the interval of each. Steps that the data does not cover whole are in
 * the table, not in the line.
 * @param {View} view
 * @param {KpiReport} kpi
 * @param {string} name
 * @param {string} key
 * @returns {ChartSpec | null}
 */
export function trendChart(view, kpi, name, key) {
  const { state, say } = view;
  const all = state.trends.find((one) => one.id === kpi.id)?.points ?? [];
  const points = /** @type {Known[]} */ (all.filter((point) => point.complete && point.value !== null));
  if (points.length < FEWEST) return null;
  const { value, range } = writing(view, kpi);
  const [first, last] = [points[0], points[points.length - 1]];
  const step = (/** @type {TrendPoint} */ { from, to }) => say.period(from, to);
  const title = say.t("chart.course.title", {
    ...{ name, first: value(first.value), last: value(last.value) },
    ...{ from: step(first), to: step(last) },
  });
  return {
    ...{ id: `course-${key}`, title, note: "" },
    subtitle: say.t("chart.course.subtitle", { n: points.length }),
    summary: `${title}.`,
    points: points.map((point) => ({ text: `${step(point)}${say.t("colon")} ${value(point.value)} ${range(point)}` })),
    table: {
      head: ["step", "value", "interval", "n"].map((head) => say.t(`head.${head}`)),
      rows: all.map((point) => [
        point.complete ? step(point) : say.t("chart.course.partly", { step: step(point) }),
        value(point.value, true),
        range(point),
        say.number(point.n),
      ]),
    },
    height: () => COURSE.height,
    draw: (width, at) => drawCourse({ points, width, at, value, step }),
  };
}

/**
 * @param {{ points: Known[], width: number, at: number, value: (x: number) => string,
 *   step: (point: TrendPoint) => string }} parts
 */
function drawCourse({ points, width, at, value, step }) {
  const { top, bottom, side, height } = COURSE;
  const ends = points.flatMap((point) => [point.value, point.low ?? point.value, point.high ?? point.value]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = scaleLinear([0, points.length - 1], [side, width - side]);
  const y = scaleLinear([least, most === least ? least + 1 : most], [bottom, top]);
  const line = points.map((point, i) => `${x(i)} ${y(point.value)}`).join("L");
  const upper = points.map((point, i) => `${x(i)} ${y(point.high ?? point.value)}`);
  const lower = points.map((point, i) => `${x(i)} ${y(point.low ?? point.value)}`).reverse();
  const cursor = points[at];
  const [first, last] = [step(points[0]), step(points[points.length - 1])];
  return svg`${frame({ width, top, bottom, most: value(most) })}
    <text class="small" x=${width} y=${bottom - 4} text-anchor="end">${value(least)}</text>
    <path class="course-band" d="M${[...upper, ...lower].join("L")}Z"></path>
    <path class="course" d="M${line}"></path>
    <text class="small" x="0" y=${height - 4}>${first}</text>
    ${widthOf(first) + widthOf(last) + 12 < width ? svg`<text class="small" x=${width} y=${height - 4} text-anchor="end">${last}</text>` : nothing}
    ${
      cursor
        ? svg`<line class="course-at" x1=${x(at)} x2=${x(at)} y1=${top} y2=${bottom}></line>
            <circle class="course-point" cx=${x(at)} cy=${y(cursor.value)} r="4"></circle>`
        : nothing
    }`;
}

/**
 * A figure by channel, each with its interval where it has one.
 * @param {View} view
 * @param {KpiReport} kpi
 * @param {string} name
 * @param {string} key
 * @returns {ChartSpec | null}
 */
export function channelsChart(view, kpi, name, key) {
  const { say } = view;
  const rows = kpi.breakdown.filter((slice) => slice.value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (rows.length === 0) return null;
  const { value, range } = writing(view, kpi);
  const channel = (/** @type {Slice} */ slice) => slice.key || say.t("channel.none");
  const title = say.t("chart.by-channel.title", { name, top: channel(rows[0]), value: value(rows[0].value) });
  return {
    ...{ id: `channels-${key}`, title, note: "" },
    subtitle: say.t("chart.by-channel.subtitle", { n: rows.length }),
    summary: `${title}. ${rows.map((slice) => `${channel(slice)} ${value(slice.value)}`).join(", ")}.`,
    points: rows.map((slice) => ({ text: `${channel(slice)}${say.t("colon")} ${value(slice.value)} ${range(slice)}` })),
    table: {
      head: ["channel", "value", "interval", "n"].map((head) => say.t(`head.${head}`)),
      rows: kpi.breakdown.map((slice) => [
        channel(slice),
        slice.missing ? missingText(view, slice.missing) : value(slice.value, true),
        range(slice),
        say.number(slice.n),
      ]),
    },
    height: () => rows.length * ROW,
    draw: (width, at) => drawChannels({ rows, width, at, value, channel, view }),
  };
}

/**
 * @param {{ rows: Slice[], width: number, at: number, value: (x: number | null) => string,
 *   channel: (slice: Slice) => string, view: View }} parts
 */
function drawChannels({ rows, width, at, value, channel, view }) {
  const ends = rows.flatMap((slice) => [slice.value ?? 0, slice.low ?? 0, slice.high ?? 0]);
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends) || 1], [0, width]);
  return rows.map((slice, i) => {
    const [top, zero, end] = [i * ROW, x(0), x(slice.value ?? 0)];
    const written = value(slice.value);
    const whisker =
      slice.low === null || slice.high === null
        ? nothing
        : svg`<line class="whisker" x1=${x(slice.low)} x2=${x(slice.high)} y1=${top + 25} y2=${top + 25}></line>`;
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${top} width=${width} height=${ROW - 2}></rect>
      <text x="0" y=${top + 14}>${shorten(channel(slice), width - widthOf(written) - 12)}</text>
      <text class="strong" x=${width} y=${top + 14} text-anchor="end">${written}</text>
      <rect class=${channelClass(slice.key, view.state)} x=${Math.min(zero, end)} y=${top + 20} width=${Math.max(Math.abs(end - zero), 1)} height="10"></rect>
      ${whisker}
    </g>`;
  });
}

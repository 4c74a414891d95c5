// @ts-check
/** The share of purchases prepared on the other side, by how long before: the longer the window, the higher. */
import { scaleLinear, scaleSqrt } from "d3-scale";
import { svg } from "lit";
import { frame } from "./frame.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {{ at: number, value: number, low: number, high: number }} Point */

const HEIGHT = 220;
const FRAME = { top: 22, bottom: 178, side: 14 };

/** @param {KpiReport} kpi @returns {Point[]} */
function pointsOf(kpi) {
  return kpi.also.flatMap(({ id, value, low, high }) => {
    const days = Number(/^within_(\d+)$/.exec(id)?.[1]);
    return Number.isFinite(days) ? [{ at: days, value, low: low ?? value, high: high ?? value }] : [];
  });
}

/** @param {View} view @param {KpiReport | undefined} kpi @returns {ChartSpec | null} */
export function windowCurve({ state, say }, kpi) {
  if (!kpi || kpi.value === null) return null;
  const points = pointsOf(kpi);
  const card = state.catalogue?.kpis.find(({ id }) => id === kpi.id);
  if (points.length < 2 || !card) return null;
  const [first, last] = [points[0], points[points.length - 1]];
  const share = (/** @type {number} */ value) => say.percent(value, 1);
  const days = (/** @type {number} */ n) => say.t("channels.days", { n });
  const range = (/** @type {Point} */ { low, high }) => say.t("interval.range", { low: share(low), high: share(high) });
  const title = say.t("chart.window.title", {
    ...{ name: say.both(card.name), first: share(first.value), last: share(last.value) },
    ...{ least: days(first.at), most: days(last.at) },
  });
  return {
    ...{ id: `window-${kpi.id}`, title },
    subtitle: say.t("chart.window.subtitle", { n: say.t("n.orders", { n: kpi.n }) }),
    summary: `${title}. ${points.map((point) => `${days(point.at)} ${share(point.value)}`).join(", ")}.`,
    note: boundsText({ say }, kpi),
    points: points.map((point) => ({
      text: `${days(point.at)}${say.t("colon")} ${share(point.value)} ${range(point)}`,
    })),
    table: {
      head: [say.t("channels.window"), say.t("head.value"), say.t("head.interval")],
      rows: points.map((point) => [days(point.at), share(point.value), range(point)]),
    },
    height: () => HEIGHT,
    draw: (width, at) => drawCurve(points, width, at, share, days),
  };
}

/** What the share is if none, or all, of the purchases of nobody known were prepared so. @param {Pick<View, "say">} view @param {KpiReport} kpi */
function boundsText({ say }, { also }) {
  const of = (/** @type {string} */ id) => also.find((one) => one.id === id)?.value;
  const [low, high] = [of("share_least"), of("share_most")];
  if (low === undefined || high === undefined) return "";
  return say.t("chart.window.bounds", { low: say.percent(low, 1), high: say.percent(high, 1) });
}

/**
 * A line through values with their intervals as a band, over places of which the low ones are told apart.
 * @param {Point[]} points
 * @param {number} width
 * @param {number} at the point that is read out
 * @param {(value: number) => string} write
 * @param {(place: number) => string} name
 */
export function drawCurve(points, width, at, write, name) {
  const { top, bottom, side } = FRAME;
  const most = Math.max(...points.map(({ high }) => high), 0.01);
  const x = scaleSqrt([0, points[points.length - 1].at], [side, width - side]);
  const y = scaleLinear([0, most], [bottom, top]);
  const line = (/** @type {(point: Point) => number} */ of) => points.map((one) => `${x(one.at)} ${y(of(one))}`);
  const band = [...line(({ high }) => high), ...line(({ low }) => low).reverse()].join("L");
  const shown = points[at];
  return svg`${frame({ width, top, bottom, most: write(most) })}
    <path class="course-band" d="M${band}Z"></path>
    <path class="course" d="M${line(({ value }) => value).join("L")}"></path>
    ${points.map(
      (point, i) => svg`<circle class="course-point" cx=${x(point.at)} cy=${y(point.value)} r="3"></circle>
        ${i === 1 ? "" : svg`<text class="small" x=${x(point.at)} y=${bottom + 18} text-anchor=${anchor(i, points.length)}>${i === 0 || i === points.length - 1 ? name(point.at) : Math.round(point.at)}</text>`}`,
    )}
    ${shown ? svg`<line class="course-at" x1=${x(shown.at)} x2=${x(shown.at)} y1=${top} y2=${bottom}></line>` : ""}`;
}

/** @param {number} i @param {number} count */
const anchor = (i, count) => (i === 0 ? "start" : i === count - 1 ? "end" : "middle");

// @ts-check
/** What revenue does with spend on a channel: each step of time a point, and the curve fitted to them. */
import { scaleLinear } from "d3-scale";
import { svg } from "lit";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").ResponseCurve} ResponseCurve */

const HEIGHT = 240;
const FRAME = { top: 24, bottom: 196, side: 14 };
/** Places that the curve is drawn through. */
const DRAWN = 60;

/** Null where there is no curve. @param {View} view @param {ResponseCurve} curve @param {string} step of a week, a month @returns {ChartSpec | null} */
export function responseChart({ state, say }, curve, step) {
  const { base, scale } = curve;
  const power = curve.power.value;
  if (base === null || scale === null || power === null) return null;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const value = (/** @type {number} */ spend) => base + scale * spend ** power;
  const points = curve.points.toSorted((a, b) => a.spend - b.spend);
  const marginal = curve.marginal.value ?? 0;
  const title = say.t(curve.unclear ? "budget.chart.unclear" : "budget.chart.title", {
    ...{ channel: say.name(curve.channel), now: money(curve.spend), marginal: say.number(marginal, 2) },
  });
  const form = say.t("budget.form", {
    ...{ base: money(base), scale: say.number(scale, 2), power: say.number(power, 2) },
  });
  return {
    ...{ id: `response-${curve.channel}`, title },
    subtitle: say.t("budget.chart.subtitle", { step, n: curve.steps, form }),
    summary: `${title}. ${form}.`,
    note: say.t("budget.chart.note", { explained: say.percent(curve.explained ?? 0, 0) }),
    points: points.map((one) => ({
      text: say.t("budget.chart.point", { spend: money(one.spend), value: money(one.value) }),
    })),
    table: {
      head: [say.t("budget.head.spend"), say.t("budget.head.value"), say.t("budget.head.fitted")],
      rows: points.map((one) => [money(one.spend), money(one.value), money(value(one.spend))]),
    },
    height: () => HEIGHT,
    draw: (width, at) => draw({ points, value, now: curve.spend, width, at, money, names: namesOf({ say }) }),
  };
}

/** @param {Pick<View, "say">} view */
const namesOf = ({ say }) => ({ spend: say.t("budget.head.spend"), now: say.t("budget.chart.now") });

/**
 * @param {{ points: readonly { spend: number, value: number }[], value: (spend: number) => number, now: number,
 *   width: number, at: number, money: (value: number) => string, names: { spend: string, now: string } }} drawn
 */
function draw({ points, value, now, width, at, money, names }) {
  const { top, bottom, side } = FRAME;
  const most = Math.max(...points.map(({ spend }) => spend));
  const highest = Math.max(...points.map((one) => one.value), value(most), 1e-9);
  const lowest = Math.min(0, ...points.map((one) => one.value));
  const x = scaleLinear([0, most], [side, width - side]);
  const y = scaleLinear([lowest, highest], [bottom, top]);
  const line = Array.from({ length: DRAWN + 1 }, (_, i) => most * (i / DRAWN) ** 2);
  const shown = points[at];
  return svg`<line class="grid" x1="0" x2=${width} y1=${top} y2=${top}></line>
    <line class="grid" x1="0" x2=${width} y1=${bottom} y2=${bottom}></line>
    <text class="small" x="0" y=${top - 8}>${money(highest)}</text>
    <line class="course-at" x1=${x(now)} x2=${x(now)} y1=${top} y2=${bottom}></line>
    <text class="small" x=${x(now)} y=${bottom + 18} text-anchor="middle">${names.now}</text>
    <text class="small" x="0" y=${bottom + 36}>${names.spend} ${money(0)}</text>
    <text class="small" x=${width} y=${bottom + 36} text-anchor="end">${money(most)}</text>
    <path class="course" d="M${line.map((spend) => `${x(spend)} ${y(value(spend))}`).join("L")}"></path>
    ${points.map(
      (one) =>
        svg`<circle class="course-point" cx=${x(one.spend)} cy=${y(one.value)} r=${one === shown ? 6 : 3}></circle>`,
    )}`;
}

// @ts-check
/** How active members were, and what they bought afterwards, in five groups. */
import { drawCurve } from "./window-curve.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */

const GROUPS = [1, 2, 3, 4, 5];

/** Null where the figure is not known. @param {View} view @param {KpiReport | undefined} kpi @returns {ChartSpec | null} */
export function activityCurve({ state, say }, kpi) {
  if (!kpi || kpi.value === null) return null;
  const of = (/** @type {string} */ id) => kpi.also.find((one) => one.id === id);
  const points = GROUPS.flatMap((group) => {
    const [activity, spend] = [of(`activity_${group}`), of(`spend_${group}`)];
    if (!activity || !spend) return [];
    const { value, low, high, n } = spend;
    return [{ at: activity.value, value, low: low ?? value, high: high ?? value, n: n ?? 0 }];
  });
  if (points.length < 2) return null;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency, true);
  const acts = (/** @type {number} */ value) => say.t("chart.activity.acts", { n: say.number(value, 1) });
  const range = (/** @type {typeof points[number]} */ { low, high }) =>
    say.t("interval.range", { low: money(low), high: money(high) });
  const title = say.t("chart.activity.title", {
    ...{ value: say.number(kpi.value, 2), n: kpi.n },
    ...{ low: say.number(kpi.low ?? kpi.value, 2), high: say.number(kpi.high ?? kpi.value, 2) },
  });
  return {
    ...{ id: "activity", title, subtitle: say.t("chart.activity.subtitle") },
    summary: `${title}. ${points.map((point) => `${acts(point.at)}${say.t("colon")} ${money(point.value)}`).join(", ")}.`,
    note: say.t("chart.activity.note"),
    points: points.map((point) => ({
      text: `${acts(point.at)}${say.t("colon")} ${money(point.value)} ${range(point)}`,
    })),
    table: {
      head: [say.t("chart.activity.head"), say.t("head.value"), say.t("head.interval"), "n"],
      rows: points.map((point) => [acts(point.at), money(point.value), range(point), say.number(point.n)]),
    },
    height: () => 220,
    draw: (width, at) => drawCurve(points, width, at, money, acts),
  };
}

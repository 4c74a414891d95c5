// @ts-check
/** Revenue by channel, with what the channel cost. */
import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";
import { kpi as kpiOf, record } from "../store/state.js";
import { channelClass, labels, labelWidth, largest } from "./channels.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {{ name: string, color: string, revenue: number, share: number | null, n: number, cost: number | null, roi: number | null }} Row */

/** Below this width a label stands above its bar. */
const NARROW = 480;
const VALUE = 92;

/** @param {View} view @returns {Row[]} */
function rowsOf({ state, say }) {
  const returns = kpiOf(state, "roi")?.breakdown ?? [];
  const slices = kpiOf(state, "revenue_by_channel")?.breakdown ?? [];
  return slices
    .map((slice) => {
      const roi = returns.find((one) => one.key === slice.key);
      return {
        name: slice.key || say.t("channel.none"),
        color: channelClass(slice.key, state),
        revenue: slice.value ?? 0,
        share: slice.share?.value ?? null,
        n: slice.n,
        cost: record(roi?.parts).cost ?? null,
        roi: roi?.value ?? null,
      };
    })
    .sort((a, b) => b.revenue - a.revenue);
}

/** @param {View} view @returns {ChartSpec | null} */
export function revenueChart(view) {
  const { state, say } = view;
  const kpi = kpiOf(state, "revenue_by_channel");
  const rows = rowsOf(view);
  if (!kpi || kpi.value === null || rows.length === 0) return null;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const title = titleOf(view, rows);
  const { drawn, others } = largest(say, rows);
  return {
    id: "revenue",
    title,
    subtitle: say.t("chart.revenue.subtitle", { currency, count: say.t("n.orders", { n: kpi.n }) }),
    summary: `${title}. ${drawn.map((row) => `${say.name(row.name)} ${money(row.revenue)}`).join(", ")}.`,
    note: [others, unsold(view, rows)].filter(Boolean).join(" "),
    points: drawn.map((row) => ({ text: pointText(view, row, money) })),
    table: tableOf(view, rows, currency),
    height: (width) => drawn.length * (width < NARROW ? 66 : 46) + 8,
    draw: (width, at) => draw({ rows: drawn, width, at, money, view }),
  };
}

/** @param {View} view @param {Row[]} rows */
function titleOf({ say }, rows) {
  const [top] = rows;
  const judged = rows.filter((row) => row.roi !== null);
  const worst = judged.reduce((a, b) => ((b.roi ?? 0) < (a.roi ?? 0) ? b : a), judged[0]);
  const values = { top: top.name, share: say.percent(top.share ?? 1) };
  if (judged.length < 2) return say.t("chart.revenue.title", values);
  return say.t("chart.revenue.title-roi", { ...values, worst: worst.name, roi: say.percent(worst.roi ?? 0) });
}

/** Costs on channels that sell nothing themselves are named, not hidden. @param {View} view @param {Row[]} rows */
function unsold({ state, say }, rows) {
  const selling = new Set(rows.map((row) => row.name));
  const others = (kpiOf(state, "roi")?.breakdown ?? []).filter(
    (one) => !selling.has(one.key) && record(one.parts).cost > 0,
  );
  if (others.length === 0) return "";
  const cost = others.reduce((sum, one) => sum + record(one.parts).cost, 0);
  return say.t("chart.revenue.unsold", {
    channels: say.list(others.map((one) => say.name(one.key))),
    cost: say.value(cost, "money", state.report?.settings.currency ?? "EUR"),
  });
}

/** @param {View} view @param {Row} row @param {(value: number) => string} money */
function costText({ say }, row, money) {
  if (row.cost === null) return "";
  const roi = row.roi === null ? "–" : say.percent(row.roi);
  return say.t("chart.revenue.cost", { cost: money(row.cost), roi });
}

/** @param {View} view @param {Row} row @param {(value: number) => string} money */
function pointText(view, row, money) {
  const share = row.share === null ? "" : ` (${view.say.percent(row.share, 1)})`;
  const cost = costText(view, row, money);
  return `${view.say.name(row.name)}${view.say.t("colon")} ${money(row.revenue)}${share}${cost ? `, ${cost}` : ""}`;
}

/** @param {View} view @param {Row[]} rows @param {string} currency */
function tableOf({ say }, rows, currency) {
  const exact = (/** @type {number | null} */ value) =>
    value === null ? "–" : say.value(value, "money", currency, true);
  return {
    head: ["channel", "revenue", "share", "n", "cost", "roi"].map((key) => say.t(`head.${key}`)),
    rows: rows.map((row) => [
      row.name,
      exact(row.revenue),
      row.share === null ? "–" : say.percent(row.share, 1),
      say.number(row.n),
      exact(row.cost),
      row.roi === null ? "–" : say.percent(row.roi, 1),
    ]),
  };
}

/** @param {{ rows: Row[], width: number, at: number, money: (value: number) => string, view: View }} parts */
function draw({ rows, width, at, money, view }) {
  const narrow = width < NARROW;
  const left = narrow ? 0 : labelWidth(rows.map((row) => row.name));
  const values = rows.flatMap((row) => [row.revenue, row.cost ?? 0]);
  const x = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [left, width - VALUE]);
  const step = narrow ? 66 : 46;
  const names = labels(
    rows.map((row) => row.name),
    narrow ? width : left,
  );
  return rows.map((row, i) => {
    const top = i * step + (narrow ? 20 : 4);
    const zero = x(0);
    const end = x(row.revenue);
    const cost =
      row.cost === null
        ? nothing
        : svg`<rect class="soft ${row.color}" x=${zero} y=${top + 21} width=${Math.max(x(row.cost) - zero, 1)} height="6"></rect>
      <text class="small" x=${Math.max(x(row.cost), zero) + 6} y=${top + 28}>${costText(view, row, money)}</text>`;
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${i * step} width=${width} height=${step - 2}></rect>
      <text x=${narrow ? 0 : left - 12} y=${narrow ? i * step + 14 : top + 14} text-anchor=${narrow ? "start" : "end"}>${names[i]}</text>
      <rect class=${row.color} x=${Math.min(zero, end)} y=${top} width=${Math.max(Math.abs(end - zero), 1)} height="18"></rect>
      <text class="strong" x=${Math.max(zero, end) + 8} y=${top + 14}>${money(row.revenue)}</text>
      ${cost}
    </g>`;
  });
}

// @ts-check
/** Channel P&L: direct and shared costs, margin with and without what a channel does for the others. */
import { caution, table, text } from "../blocks.js";
import { bars } from "../charts/bars.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").ChannelResult} Result */

/** @param {Known} known @returns {Block[]} */
export function profit(known) {
  /** @type {Result | null} */
  const result = known.answer("result");
  if (!result || result.missing) return [known.lacking("profit")];
  const costly = result.channels.some((row) => row.marketing + row.distribution + row.shared > 0);
  if (!costly) return [known.lacking("profit")];
  const rate = result.margin_rate;
  return [
    rate >= 1
      ? caution(known.t("handover.profit.no-margin"))
      : text(known.t("result.margin-rate", { rate: known.say.percent(rate, 1) })),
    text(known.t("handover.profit.split", { split: known.t(`result.split.${known.choices.economics.split}`) })),
    ...drawn(known, result),
    ...rows(known, result),
    ...crossed(known, result),
    caution(known.t("result.caution")),
  ];
}

/** @param {Known} known @param {Result} result @returns {Block[]} */
function drawn(known, result) {
  const title = known.t(result.margin_rate >= 1 ? "handover.chart.revenue-less-costs" : "handover.chart.profit");
  const rows = result.channels
    .filter(({ ordered, marketing, distribution, shared }) => ordered !== 0 || marketing + distribution + shared > 0)
    .map(({ channel, profit }) => ({ name: channel, value: profit }));
  const write = (/** @type {number} */ value) => known.value(value, "money");
  const alt = `${title}. ${rows.map(({ name, value }) => `${known.say.name(name)} ${write(value)}`).join(" · ")}.`;
  return rows.length === 0 ? [] : [{ kind: "chart", id: "profit", title, alt, svg: bars({ title, rows, write }) }];
}

/** @param {Known} known @param {Result} result @returns {Block[]} */
function rows(known, { channels, total }) {
  const all = [...channels, ...(total ? [{ ...total, channel: known.t("channels.all") }] : [])];
  return table({
    ...{ id: "profit", title: known.t("handover.table.profit"), note: known.t("handover.profit.note") },
    columns: [
      ...[known.column("text", "channel"), known.column("money", "revenue"), known.column("money", "margin")],
      ...[
        known.column("money", "marketing"),
        known.column("money", "distribution"),
        known.column("money", "shared-costs"),
      ],
      ...[known.column("money", "cost"), known.column("money", "profit"), known.column("percent", "roi")],
      ...[known.column("number", "roas"), known.column("text", "why")],
    ],
    formulas: { 6: "cost", 7: "profit", 8: "roi", 9: "roas" },
    rows: all.map(({ channel, ordered, margin, marketing, distribution, shared, profit, roi, roas }) => [
      ...[channel, ordered, margin, marketing, distribution, shared, marketing + distribution + shared, profit],
      ...[roi ?? null, roas ?? null, roi == null ? known.t("handover.profit.no-roi") : ""],
    ]),
  });
}

/** @param {Known} known @param {Result} result @returns {Block[]} */
function crossed(known, { channels }) {
  const told = channels.filter(({ reading }) => reading !== "no_cost");
  return table({
    ...{ id: "crossed", title: known.t("handover.table.crossed") },
    columns: [
      ...[known.column("text", "channel"), known.column("money", "profit"), known.column("money", "brought")],
      ...[known.column("money", "owed"), known.column("money", "profit-with"), known.column("money", "needed")],
      known.column("text", "reading"),
    ],
    rows: told.map(({ channel, profit, brought, owed, profit_with, needed, reading }) => [
      ...[channel, profit, brought, owed, profit_with, needed ?? null],
      `${known.t(`result.reading.${reading}`)}${needed === null ? ` – ${known.t("handover.profit.not-needed")}` : ""}`,
    ]),
  });
}

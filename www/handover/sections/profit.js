// @ts-check
/** Channel P&L: direct and shared costs, margin with and without what a channel does for the others. */

import { creditOf, isAfterReturns, isCredited, readingOf } from "../../elements/result-reading.js";
import { caution, drawnRows, table, text } from "../blocks.js";
import { bars } from "../charts/bars.js";
import { LEAST } from "../masking.js";
import { isWholeWindow } from "../sold.js";

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
    ...(result.from && result.to
      ? [text(known.t("result.period", { from: known.say.day(result.from), to: known.say.day(result.to) }))]
      : []),
    ...drawn(known, result),
    ...rows(known, result),
    ...(isWholeWindow(result, known.answer("bridges")) ? [] : readings(known, result)),
    ...crossed(known, result),
    ...effects(known, result),
    caution(known.t("result.caution")),
    ...gains(known, result),
  ];
}

/** @param {Known} known @param {Result} result @returns {Block[]} */
function drawn(known, result) {
  const own = known.t(result.margin_rate >= 1 ? "handover.chart.revenue-less-costs" : "handover.chart.profit");
  const all = result.channels
    .filter(({ ordered, marketing, distribution, shared }) => ordered !== 0 || marketing + distribution + shared > 0)
    .map(({ channel, profit }) => ({ name: channel, value: profit }));
  const { title, rows } = drawnRows(known, own, all, ({ value }) => Math.abs(value));
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

/** The three readings of the same days, where costs cover fewer than sales do: section “Channels” has all days.
 * @param {Known} known @param {Result} result @returns {Block[]} */
function readings(known, { channels }) {
  return table({
    ...{ id: "readings", title: known.t("handover.table.revenue"), note: known.t("handover.channels.note") },
    columns: [
      ...[known.column("text", "channel"), known.column("count", "orders"), known.column("money", "ordered")],
      ...[known.column("money", "fulfilled"), known.column("money", "attributed")],
    ],
    rows: channels.map(({ channel, orders, ordered, fulfilled, attributed }) => [
      ...[channel, orders, ordered, fulfilled, attributed],
    ]),
  });
}

/** @param {Known} known @param {Result} result @returns {Block[]} */
function crossed(known, { channels }) {
  const told = channels.filter(({ reading }) => reading !== "no_cost").map(creditOf);
  const after = isAfterReturns(known.answer("bridges"));
  return table({
    ...{ id: "crossed", title: known.t("handover.table.crossed") },
    ...(after ? { note: known.t("result.before-returns") } : {}),
    columns: [
      ...[known.column("text", "channel"), known.column("money", "profit"), known.column("money", "brought")],
      ...[known.column("money", "owed"), known.column("money", "profit-with"), known.column("money", "needed")],
      ...[known.column("text", "reading"), known.column("text", "why")],
    ],
    rows: told.map((row) => [
      ...[row.channel, row.profit, row.brought, row.owed, row.profit_with, row.needed ?? null],
      `${known.t(`result.reading.${readingOf(row)}`)}${row.needed === null ? ` – ${known.t("handover.profit.not-needed")}` : ""}`,
      isCredited(row) ? "" : known.why(row.effects.find(({ by }) => by === "attribution")?.missing),
    ]),
  });
}

/** What a channel does for the others, by each kind of evidence. @param {Known} known @param {Result} result @returns {Block[]} */
function effects(known, { channels }) {
  const all = channels.flatMap(({ channel, effects }) => effects.map((effect) => ({ channel, ...effect })));
  return table({
    ...{
      id: "effects",
      title: known.t("handover.table.effects"),
      note: known.t("effects.caution"),
      persons: 5,
      names: [0, 1],
    },
    columns: [
      ...[known.column("text", "channel"), known.column("text", "evidence"), known.column("money", "others-revenue")],
      ...[known.column("money", "low"), known.column("money", "high"), known.column("count", "customers")],
      ...[known.column("money", "profit-with"), known.column("text", "reading"), known.column("text", "why")],
    ],
    rows: all.map(({ channel, by, revenue, low, high, n, profit_with, reading, missing }) => [
      ...[channel, known.t(`effects.by.${by}`), revenue, low, high, missing ? null : n, profit_with],
      ...[reading ? known.t(`effects.reading.${reading}`) : "", known.why(missing)],
    ]),
  });
}

/** Changes made on a channel, beside the whole. @param {Known} known @param {Result} result @returns {Block[]} */
function gains(known, { changes }) {
  const told = changes.filter(({ missing }) => !missing);
  if (told.length === 0) return [];
  return [
    ...table({
      ...{ id: "gains", title: known.t("gains.title"), note: known.t("gains.caution"), persons: 9, names: [0, 1] },
      columns: [
        ...[known.column("text", "what"), known.column("text", "channel"), known.column("date", "day")],
        ...[known.column("money", "difference"), known.column("money", "low"), known.column("money", "high")],
        ...[known.column("money", "whole"), known.column("money", "whole-low"), known.column("money", "whole-high")],
        ...[known.column("count", "customers"), known.column("text", "reading")],
      ],
      rows: told.map(({ name, channel, day, local, others, whole, reading }) => {
        // Channel and whole side by side would tell of the few on the others.
        const few = others.n > 0 && others.n < LEAST;
        return [
          ...[name || channel, channel, day, local.change, local.low, local.high],
          ...(few ? [null, null, null] : [whole.change, whole.low, whole.high]),
          ...[local.n, few ? "" : known.t(`gains.reading.${reading}`)],
        ];
      }),
    }),
  ];
}

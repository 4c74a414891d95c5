// @ts-check
/** Channels: what is ordered, handed over and credited on each, how each serves, click & collect, returns. */
import { isAfterReturns } from "../../elements/result-reading.js";
import { drawnRows, table } from "../blocks.js";
import { bars } from "../charts/bars.js";
import { isWholeWindow, orderedOf } from "../sold.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").ChannelResult} Result */
/** @typedef {import("../../generated/core.js").Bridges} Bridges */
/** @typedef {import("../../generated/core.js").ServiceRow} ServiceRow */

/** What the chart draws: the column of what was ordered. */
const DRAWN = { table: "revenue", column: 2 };

/** @param {Known} known @returns {Block[]} */
export function channels(known) {
  /** @type {Result | null} */
  const result = known.answer("result");
  /** @type {Bridges | null} */
  const bridges = known.answer("bridges");
  const sold = result && !result.missing ? revenue(known, result, bridges) : [known.lacking("channels")];
  return [...sold, ...handed(known), ...crossings(known), ...returns(known), ...service(known)];
}

/** Where costs cover fewer days than sales do, only what was ordered is known of all days.
 * @param {Known} known @param {Result} result @param {Bridges | null} bridges @returns {Block[]} */
function revenue(known, result, bridges) {
  const whole = isWholeWindow(result, bridges);
  const all = whole || !bridges ? result.channels : orderedOf(bridges);
  const sold = all.filter(({ ordered }) => ordered !== 0).sort((a, b) => b.ordered - a.ordered);
  const ordered = sold.map(({ channel, ordered }) => ({ name: channel, value: ordered }));
  const { title, rows } = drawnRows(known, known.t("handover.chart.revenue"), ordered, ({ value }) => value);
  const write = (/** @type {number} */ value) => known.value(value, "money");
  const alt = `${title}. ${rows.map(({ name, value }) => `${known.say.name(name)} ${write(value)}`).join(" · ")}.`;
  return [
    ...(rows.length > 0
      ? [
          {
            kind: /** @type {const} */ ("chart"),
            id: "revenue",
            title,
            alt,
            of: DRAWN,
            svg: bars({ title, rows, write }),
          },
        ]
      : []),
    ...table({
      ...{ id: "revenue", title: known.t(whole ? "handover.table.revenue" : "handover.table.ordered") },
      note: whole
        ? [known.t("handover.channels.note"), isAfterReturns(bridges) ? known.t("result.before-returns") : ""]
            .filter(Boolean)
            .join(" ")
        : known.t("handover.channels.fewer-days", { section: known.t("handover.section.profit") }),
      columns: [
        ...[known.column("text", "channel"), known.column("count", "orders"), known.column("money", "ordered")],
        ...(whole ? [known.column("money", "fulfilled"), known.column("money", "attributed")] : []),
      ],
      rows: whole
        ? result.channels.map(({ channel, orders, ordered, fulfilled, attributed }) => [
            ...[channel, orders, ordered, fulfilled, attributed],
          ])
        : all.map(({ channel, orders, ordered }) => [channel, orders, ordered]),
    }),
  ];
}

/** @param {Known} known @returns {Block[]} */
function handed(known) {
  /** @type {Bridges | null} */
  const bridges = known.answer("bridges");
  return table({
    ...{ id: "handed-over", title: known.t("handover.table.handed-over"), names: [0, 1] },
    columns: [
      ...[known.column("text", "channel"), known.column("text", "place")],
      ...[known.column("count", "orders"), known.column("money", "revenue")],
    ],
    rows: (bridges?.handed_over ?? []).map(({ channel, place, orders, revenue }) => [
      ...[channel, known.t(`handover.place.${place}`), orders, revenue],
    ]),
  });
}

/** How much each way between screen and shop is used, and how long it takes. @param {Known} known @returns {Block[]} */
function crossings(known) {
  /** @type {Bridges | null} */
  const bridges = known.answer("bridges");
  const used = (bridges?.crossings ?? []).filter(({ share }) => share.value !== null);
  return table({
    ...{ id: "crossings", title: known.t("handover.table.crossings") },
    columns: [
      ...[known.column("text", "crossing"), known.column("count", "uses"), known.column("percent", "adoption")],
      ...[known.column("number", "wait-hours"), known.column("count", "awaited"), known.column("text", "why")],
    ],
    rows: used.map(({ id, uses, share, wait, waiting, wait_missing }) => [
      ...[known.t(`channels.crossing.${id}`), uses, share.value, wait.value, waiting],
      known.why(wait_missing),
    ]),
  });
}

/** @param {Known} known @returns {Block[]} */
function returns(known) {
  /** @type {Bridges | null} */
  const bridges = known.answer("bridges");
  return table({
    ...{ id: "returns", title: known.t("handover.table.returns"), names: [0, 1] },
    columns: [
      ...[known.column("text", "sold-on"), known.column("text", "given-back-on")],
      ...[known.column("count", "refunds"), known.column("money", "amount")],
    ],
    rows: (bridges?.returns ?? []).map(({ sold, given_back, refunds, amount }) => [sold, given_back, refunds, amount]),
  });
}

/** @param {Known} known @returns {Block[]} */
function service(known) {
  /** @type {ServiceRow[]} */
  const rows = (known.answer("service")?.channels ?? []).filter((/** @type {ServiceRow} */ { tickets }) => tickets > 0);
  return table({
    ...{ id: "service", title: known.t("handover.table.service"), persons: 2 },
    columns: [
      ...[known.column("text", "channel"), known.column("count", "tickets"), known.column("count", "customers")],
      ...[known.column("number", "response"), known.column("number", "resolution")],
      ...[known.column("percent", "solved"), known.column("percent", "at-once"), known.column("text", "why")],
    ],
    rows: rows.map(({ channel, tickets, customers, response, resolution, solved, at_once }) => [
      ...[channel, tickets, customers, response.median.value, resolution.median.value, solved.value, at_once.value],
      [response.median, resolution.median, solved, at_once].some(({ value }) => value === null)
        ? known.t("handover.not-said")
        : "",
    ]),
  });
}

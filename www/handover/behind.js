// @ts-check
/**
 * Of how many persons, or orders, each table tells where no column of it shows that: what small groups are masked by.
 * A count is named by what it is of, so that the same one is masked alike in every table.
 */
import { isTotal } from "./margins.js";

/** @typedef {import("./known.js").Known} Known */
/** @typedef {import("./document.js").TableBlock} TableBlock */
/** @typedef {import("./document.js").Behind} Behind */
/** @typedef {import("./document.js").Cell} Cell */
/** @typedef {import("../generated/core.js").ChannelResult} Result */
/** @typedef {import("../generated/core.js").Bridges} Bridges */
/** @typedef {import("../generated/core.js").KeysReport} Keys */

/** Columns that rest on what a channel is credited with of others’ sales, and others of its own. */
const CREDITED = ["attributed", "brought", "owed", "profit-with", "reading"];

/** Figures that count no persons, nor what is of one person each. */
const OF_NOBODY = ["smart_progress"];

/** The smallest of some counts above nought. @param {(number | null | undefined)[]} counts */
export function fewest(counts) {
  const some = counts.filter((count) => typeof count === "number" && count > 0);
  return some.length > 0 ? Math.min(.../** @type {number[]} */ (some)) : null;
}

/** @param {Known} known @returns {Result | null} */
const resultOf = (known) => known.answer("result");

/** Sales of a channel on all days. @param {Known} known @param {string} channel */
export function soldOf(known, channel) {
  /** @type {Bridges | null} */
  const bridges = known.answer("bridges");
  return (bridges?.handed_over ?? []).reduce((sum, one) => sum + (one.channel === channel ? one.orders : 0), 0);
}

/** How many are behind the credit of a channel: who met it before buying elsewhere, or others before buying on it. @param {Known} known @param {string} channel */
export function creditOf(known, channel) {
  const row = resultOf(known)?.channels.find((one) => one.channel === channel);
  const effect = row?.effects.find(({ by, missing }) => by === "attribution" && !missing);
  if (effect) return effect.n;
  /** @type {Keys | null} */
  const keys = known.answer("keys");
  const assisted = (keys?.parties ?? []).reduce((sum, one) => sum + (one.channel === channel ? one.assisted : 0), 0);
  const met = known.report?.attribution?.coverage.find((one) => one.channel === channel)?.attributed;
  return fewest([row?.brought ? assisted : null, row?.owed ? met : null]);
}

/** Orders that are handed over elsewhere than they were made: who knows both readings has them. @param {Known} known @param {string} channel */
function movedOf(known, channel) {
  const row = resultOf(known)?.channels.find((one) => one.channel === channel);
  if (!row || row.ordered === row.fulfilled) return null;
  /** @type {Bridges["handed_over"]} */
  const collected = (known.answer("bridges")?.handed_over ?? []).filter(
    (/** @type {Bridges["handed_over"][number]} */ { place }) => place === "collect",
  );
  const own = collected.find((one) => one.channel === channel)?.orders;
  return own || fewest([collected.reduce((sum, { orders }) => sum + orders, 0)]) || 1;
}

/**
 * How many a figure tells of: a share of those few who do is of those few.
 * @param {{ value: number | null, n: number, method?: string | null }} figure
 */
export const toldOf = ({ value, n, method }) =>
  fewest([n, method === "wilson" && value !== null ? Math.round(value * n) : null]);

/** The places of columns by their ids, where they are. @param {TableBlock} table @param {string[]} ids */
const placesOf = ({ columns }, ids) =>
  ids.map((id) => columns.findIndex((one) => one.id === id)).filter((at) => at >= 0);

/** The cells of a column. @param {TableBlock} table @param {string} id */
const cellsOf = (table, id) => table.rows.map((row) => row[placesOf(table, [id])[0]]);

/** The channel of each row; none for all of them. @param {TableBlock} table @returns {Record<string, string>[]} */
const channelsOf = (table) =>
  cellsOf(table, "channel").map(
    (channel) => /** @type {Record<string, string>} */ (isTotal(channel) ? {} : { channel: String(channel) }),
  );

/** @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function credits(known, table) {
  const columns = placesOf(table, CREDITED);
  const at = channelsOf(table);
  const rows = at.map(({ channel }) => (channel ? creditOf(known, channel) : null));
  return columns.length > 0 ? [{ of: "credit", at, rows, columns }] : [];
}

/** What was sold on other days than those of a table: the difference to tables of all days. @param {Known} known @param {Record<string, string>[]} at @param {(number | null)[]} orders @returns {Behind} */
const apart = (known, at, orders) => ({
  ...{ of: "orders-apart", at },
  rows: at.map(({ channel }, i) => (channel ? fewest([soldOf(known, channel) - (orders[i] ?? 0)]) : null)),
});

/** What was ordered, and what of it went elsewhere. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function readings(known, table) {
  const at = channelsOf(table);
  const columns = placesOf(table, ["fulfilled"]);
  const orders = cellsOf(table, "orders").map(Number);
  return [
    ...credits(known, table),
    apart(known, at, orders),
    ...(columns.length > 0
      ? [{ of: "moved", at, rows: at.map(({ channel }) => (channel ? movedOf(known, channel) : null)), columns }]
      : []),
  ];
}

/** Results are of the days that costs cover. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function results(known, table) {
  const { channels = [], total = null } = resultOf(known) ?? {};
  const at = channelsOf(table);
  const orders = at.map(({ channel }) =>
    channel ? (channels.find((one) => one.channel === channel)?.orders ?? null) : (total?.orders ?? null),
  );
  return [{ of: "orders", at, rows: orders }, apart(known, at, orders)];
}

/** The evidence by attribution rests on the same persons as the credit told elsewhere. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function effects(known, table) {
  const at = channelsOf(table);
  const attributed = known.t("effects.by.attribution");
  const evidence = cellsOf(table, "evidence");
  const rows = at.map(({ channel }, i) => (evidence[i] === attributed ? creditOf(known, channel) : null));
  return [...results(known, table), { of: "credit", at, rows }];
}

/** Shares of credit: of a channel's own sales, and of others'. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function models(known, table) {
  const at = channelsOf(table);
  return [
    { of: "orders", at, rows: at.map(({ channel }) => fewest([soldOf(known, channel)])) },
    { of: "credit", at, rows: at.map(({ channel }) => creditOf(known, channel)) },
  ];
}

/** Of the sales of a row some are of known customers, and some of those had a contact. @param {Known} _ @param {TableBlock} table @returns {Behind[]} */
const coverage = (_, table) =>
  ["identified", "touched"].map((id) => ({
    ...{ of: id, at: channelsOf(table), columns: placesOf(table, [id]) },
    rows: cellsOf(table, id).map((count) => Number(count)),
  }));

/** What was given back is of few persons where there were few refunds. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function handedOver(known, table) {
  const back = known.t("handover.place.given_back");
  const places = cellsOf(table, "place");
  /** @type {Record<string, string>[]} */
  const at = channelsOf(table).map((one, i) => ({ ...one, place: String(places[i]) }));
  /** @type {Bridges["returns"]} */
  const returns = known.answer("bridges")?.returns ?? [];
  const rows = at.map(({ channel, place }) => {
    if (place !== back) return null;
    return returns.reduce((sum, { sold, refunds }) => sum + (sold === channel ? refunds : 0), 0) || 1;
  });
  return [{ of: "orders", at, rows }];
}

/** @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function returns(known, table) {
  const place = known.t("handover.place.given_back");
  const on = cellsOf(table, "given-back-on");
  const at = cellsOf(table, "sold-on").map((channel, i) => ({
    ...{ channel: String(channel), place, "given-back-on": String(on[i]) },
  }));
  return [{ of: "orders", at, rows: cellsOf(table, "refunds").map(Number) }];
}

/** Orders collected in a shop are those handed over so; the other ways have no parts told elsewhere. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function crossings(known, table) {
  const collect = known.t("channels.crossing.collect");
  const at = cellsOf(table, "crossing").map((name) =>
    name === collect ? { place: known.t("handover.place.collect") } : { [`crossing of ${name}`]: String(name) },
  );
  const counts = (/** @type {string} */ id) => cellsOf(table, id).map(Number);
  const awaited = at.map((_, i) => ({ [`awaited ${i}`]: "" }));
  return [
    { of: "orders", at: /** @type {Record<string, string>[]} */ (at), rows: counts("uses") },
    { of: "awaited", at: awaited, rows: counts("awaited"), columns: placesOf(table, ["wait-hours", "awaited"]) },
  ];
}

/** @param {Known} _ @param {TableBlock} table @returns {Behind[]} */
function routes(_, table) {
  const [value, n] = placesOf(table, ["share", "n"]);
  const told = table.rows.map((row) =>
    toldOf({ value: /** @type {number | null} */ (row[value]), n: Number(row[n]), method: "wilson" }),
  );
  return [{ of: "route", rows: told }];
}

/** What buyers spend is of buyers, not of all customers of a segment. @param {Known} _ @param {TableBlock} table @returns {Behind[]} */
function segments(_, table) {
  const columns = placesOf(table, ["buyers", "revenue", "revenue-share", "basket", "once", "several"]);
  return [{ of: "buyers", rows: cellsOf(table, "buyers").map(Number), columns }];
}

/** Figures of the catalogue, each with its own n. @param {Known} known @param {TableBlock} table @returns {Behind[]} */
function figures(known, table) {
  const kpis = new Map((known.report?.kpis ?? []).map((kpi) => [known.kpiName(kpi.id), kpi]));
  const rows = cellsOf(table, "indicator").map((name) => {
    const kpi = kpis.get(String(name));
    return kpi && !OF_NOBODY.includes(kpi.id) ? toldOf(kpi) : null;
  });
  const columns = placesOf(table, ["value", "now", "low", "high", "n", "trend", "progress", "state"]);
  return [{ of: "figure", rows, columns }];
}

/** By the id of the table. @type {Record<string, (known: Known, table: TableBlock) => Behind[]>} */
const RULES = {
  ...{ revenue: readings, readings, coverage, crossings, returns, "handed-over": handedOver, models, routes, segments },
  profit: results,
  crossed: (known, table) => [...results(known, table), ...credits(known, table)],
  ...{ effects, scorecard: figures, cross: figures, targets: figures },
};

/** A table with what is behind it. @param {Known} known @param {TableBlock} table @returns {TableBlock} */
export function withBehind(known, table) {
  const own = Object.hasOwn(RULES, table.id) ? RULES[table.id](known, table) : [];
  return own.length === 0 ? table : { ...table, behind: [...(table.behind ?? []), ...own] };
}

// @ts-check
/** Whether channels serve the same people, who feeds whom, and the routes between screen and shop. */
import { html, nothing } from "lit";
import { dependenceChart } from "../charts/dependence.js";
import { windowCurve } from "../charts/window-curve.js";
import { kpi as kpiOf } from "../store/state.js";
import { card, channelName, estimate, range } from "./journey-parts.js";
import { CHANNELS_A_PAGE } from "./pages.js";
import { chart } from "./room-overview.js";
import { figureTable, longTable, openList } from "./voice-parts.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {Report["met"]} Overlap */

const FEW = 30;
/** Pairs of one page. */
const PAIRS = 15;

/** @param {View} view @param {Report} report */
export function overlapCards(view, { met, bought }) {
  return html`${indexMatrix(view, met, "met")} ${indexMatrix(view, bought, "sold")} ${dependence(view, met)} ${pairs(view, met)}`;
}

/** Finds the pair of two channels, in either order. @param {Overlap} overlap */
function pairsOf({ pairs: all }) {
  const known = new Map(all.map((one) => [JSON.stringify([one.a, one.b]), one]));
  return (/** @type {string} */ a, /** @type {string} */ b) =>
    known.get(JSON.stringify([a, b])) ?? known.get(JSON.stringify([b, a]));
}

/** Channels of enough customers, the largest first. @param {Overlap} overlap */
const largeOf = ({ channels }) =>
  channels.filter(({ customers }) => customers >= FEW).sort((a, b) => b.customers - a.customers);

/** Shared customers by what chance would give. @param {View} view @param {Overlap} overlap @param {string} name */
function indexMatrix(view, overlap, name) {
  const { state, say } = view;
  const large = largeOf(overlap);
  const channels = large.map(({ channel }) => channel);
  if (channels.length < 2) return nothing;
  const pairOf = pairsOf(overlap);
  /** @type {import("../charts/heat-matrix.js").HeatSpec} */
  const spec = {
    id: `journey-overlap-${name}`,
    title: say.t(`journey.overlap-${name}`, { share: say.percent(1 - (overlap.one_channel.value ?? 0)) }),
    subtitle: say.t("journey.overlap-about", { n: overlap.customers }),
    note: say.t("journey.overlap-note"),
    corner: say.t("head.channel"),
    columns: channels.map((one) => channelName(view, one)),
    rows: large.map(({ channel, customers }) => `${channelName(view, channel)} (${say.number(customers)})`),
    pages: { size: CHANNELS_A_PAGE },
    cells: channels.map((a) =>
      channels.map((b) => {
        const index = pairOf(a, b)?.index;
        if (a === b) return { reason: say.t("journey.same-channel") };
        if (!index || index.value === null) return { reason: say.t("journey.never") };
        const noise = index.low !== null && index.high !== null && index.low <= 1 && index.high >= 1;
        return noise ? { reason: say.t("journey.by-chance") } : { value: index.value };
      }),
    ),
    format: (value) => say.decimals(value, 2),
    middle: 1,
  };
  return html`<om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`;
}

/** Of the customers of a channel, those who met another one before. @param {View} view @param {Overlap} overlap */
function dependence(view, overlap) {
  const { state, say } = view;
  const large = largeOf(overlap);
  const channels = large.map(({ channel }) => channel);
  if (channels.length < 2) return nothing;
  const pairOf = pairsOf(overlap);
  const share = (/** @type {string} */ before, /** @type {string} */ of) => {
    const pair = pairOf(before, of);
    return (pair?.a === before ? pair.a_before_b : pair?.b_before_a)?.value ?? null;
  };
  /** @type {import("../charts/heat-matrix.js").HeatSpec} */
  const spec = {
    ...{ id: "journey-dependence", title: say.t("journey.dependence"), subtitle: say.t("journey.dependence-about") },
    note: say.t("journey.dependence-note"),
    corner: say.t("journey.dependence-corner"),
    columns: channels.map((one) => channelName(view, one)),
    rows: channels.map((one) => channelName(view, one)),
    pages: { size: CHANNELS_A_PAGE },
    cells: channels.map((of) =>
      channels.map((before) => {
        const value = of === before ? null : share(before, of);
        return value === null ? { reason: say.t("journey.same-channel") } : { value };
      }),
    ),
    format: (value) => say.percent(value, value < 0.1 ? 1 : 0),
  };
  // On a ring more could not be told apart: the matrix below has all of them.
  const drawn = large.slice(0, CHANNELS_A_PAGE);
  const nodes = drawn.map(({ channel, customers }) => ({ name: channelName(view, channel), customers }));
  const links = drawn.flatMap(({ channel: of }, to) =>
    drawn.flatMap(({ channel: before }, from) => {
      const value = of === before ? null : share(before, of);
      return value === null ? [] : [{ from, to, share: value }];
    }),
  );
  return html`${chart(view, dependenceChart(view, nodes, links, channels.length))}
    <om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`;
}

/** @param {View} view @param {Overlap} overlap */
function pairs(view, overlap) {
  const { say } = view;
  const all = [...overlap.pairs].filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared);
  if (all.length === 0) return nothing;
  const rows = all.map((one) => [
    `${channelName(view, one.a)} · ${channelName(view, one.b)}`,
    say.number(one.shared),
    range(view, one.jaccard),
    one.index.value === null
      ? "–"
      : html`${say.number(one.index.value, 2)} <span class="muted">${one.index.low === null || one.index.high === null ? "" : say.t("interval.range", { low: say.number(one.index.low, 2), high: say.number(one.index.high, 2) })}</span>`,
    say.t(`journey.serves.${reading(one.index)}`),
  ]);
  const heads = ["pair", "shared", "jaccard", "index", "serves"].map((head) => say.t(`journey.head.${head}`));
  const channels = [...overlap.channels].sort((a, b) => b.customers - a.customers);
  const alone = channels.map(({ channel, alone: share }) =>
    say.t("journey.alone", {
      channel: channelName(view, channel),
      share: share.value === null ? "–" : say.percent(share.value),
    }),
  );
  return card(
    view,
    "pairs-shared",
    html`${longTable(view, say.t("journey.pairs-shared"), heads, rows, { size: PAIRS })}
      ${alone.length > CHANNELS_A_PAGE ? openList(view, alone, CHANNELS_A_PAGE) : html`<p class="hint">${say.list(alone)}</p>`}`,
  );
}

/** @param {import("./journey-parts.js").Estimate} index */
function reading({ low, high }) {
  if (low === null || high === null) return "unknown";
  return low > 1 ? "same" : high < 1 ? "different" : "chance";
}

/** @param {View} view @param {Report} report */
export function routesCards(view, { routes }) {
  const { state, say } = view;
  const heads = ["route", "share", "bounds", "anonymous", "lag"].map((head) => say.t(`journey.head.${head}`));
  const rows = routes.routes.map((one) => [
    html`${channelName(view, one.from)} → ${channelName(view, one.to)} <span class="muted">${say.t(`journey.route.${one.kind}`)}</span>`,
    estimate(view, one.share, "rate"),
    one.least === null || one.most === null
      ? "–"
      : say.t("interval.range", { low: say.percent(one.least, 1), high: say.percent(one.most, 1) }),
    say.number(one.anonymous),
    one.days.value === null ? "–" : say.t("journey.days-of", { days: say.number(one.days.value, 1), range: "" }),
  ]);
  return html`${
    rows.length === 0
      ? nothing
      : card(
          view,
          "routes",
          html`${longTable(view, say.t("journey.routes"), heads, rows)}<p class="hint">${say.t("journey.routes-note", { days: routes.days })}</p>`,
        )
  }
    <div class="columns">
      ${chart(view, windowCurve(view, kpiOf(state, "ropo")))} ${chart(view, windowCurve(view, kpiOf(state, "reverse_ropo")))}
    </div>
    ${signals(view, routes)}`;
}

/** What was done online, held against what the same people bought in shops. @param {View} view @param {Report["routes"]} routes */
function signals(view, { signals: all, seen_online, days }) {
  const { say } = view;
  if (all.length === 0) return nothing;
  const rows = all.map((one) => {
    const ends = { from: say.number(one.from), below: one.below === null ? "" : say.number(one.below) };
    const band = one.below === null ? "more" : one.signal === "touches" && one.below - one.from === 1 ? "one" : "band";
    return [
      html`${say.t(`journey.signal.${one.signal}`)} <span class="muted">${say.t(`journey.signal-${band}`, ends)}</span>`,
      estimate(view, one.bought, "rate"),
      estimate(view, one.spent, "money"),
    ];
  });
  const heads = ["signal", "bought-shop", "spent"].map((head) => say.t(`journey.head.${head}`));
  return card(
    view,
    "signals",
    html`${figureTable(say.t("journey.signals"), heads, rows)}<p class="hint">${say.t("journey.signals-note", { n: seen_online, days: say.number(days) })}</p>`,
  );
}

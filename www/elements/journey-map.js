// @ts-check
/** The map from the events: who goes from where to where, what each bridge keeps and loses, and what is repeated on the way. */
import { html, nothing } from "lit";
import { sankeyChart } from "../charts/sankey.js";
import { card, channelName, estimate, notesAt, range } from "./journey-parts.js";
import { CHANNELS_A_PAGE } from "./pages.js";
import { chart } from "./room-overview.js";
import { longTable } from "./voice-parts.js";
import "../charts/heat-matrix.js";
import "./data-table.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {import("../charts/flows.js").Flow} Flow */

/** Bridges of one page. */
const BRIDGES = 24;
/** Channels told apart: more bands would be a tangle. */
const APART = 6;
const STEPS = 4;

/** @param {View} view @param {Report} report */
export function flowsCard(view, { map, days }) {
  const { say } = view;
  const first = map.steps.filter(({ step }) => step === 0);
  const all = first.reduce((sum, { journeys }) => sum + journeys, 0);
  if (all === 0) return nothing;
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { from, journeys } of map.steps) totals.set(from, (totals.get(from) ?? 0) + journeys);
  const apart = [...totals].sort((a, b) => b[1] - a[1]).slice(0, totals.size > APART + 1 ? APART : totals.size);
  const kept = new Set(apart.map(([name]) => name));
  const [other, bought, lost] = ["flows.other", "journey.bought", "journey.ends"].map((key) => say.t(key));
  const named = (/** @type {string} */ name) => (kept.has(name) ? channelName(view, name) : other);
  /** @type {Map<string, Flow>} */
  const flows = new Map();
  for (const one of map.steps) {
    const to = one.to === null ? (one.bought ? bought : lost) : named(one.to);
    const flow = { step: one.step, from: named(one.from), to, value: 0 };
    const key = JSON.stringify([flow.step, flow.from, flow.to]);
    const known = flows.get(key) ?? flow;
    flows.set(key, { ...known, value: known.value + one.journeys });
  }
  const goesOn = first.filter(({ to }) => to !== null).reduce((sum, { journeys }) => sum + journeys, 0);
  const spec = sankeyChart(view, {
    id: "journey-flows",
    title: say.t("journey.flows-title", { share: say.percent(goesOn / all) }),
    subtitle: say.t("journey.flows-about", { n: all, days }),
    note: say.t("journey.flows-note"),
    steps: Array.from({ length: STEPS }, (_, i) => say.t("journey.stay", { n: i + 1 })),
    flows: [...flows.values()],
    outside: [other, bought, lost],
    format: (value) => say.number(value),
  });
  return chart(view, spec);
}

/** @param {string} from @param {string} to */
const pairKey = (from, to) => JSON.stringify([from, to]);

/** Of the stays on a channel, the share that goes on to each other one. @param {View} view @param {Report} report */
export function matrixCard(view, { map }) {
  const { state, say } = view;
  const all = [...map.stays].sort((a, b) => b.stays - a.stays);
  const stays = all.filter((one) => one.stays > 0);
  if (map.bridges.length === 0) return nothing;
  const names = all.map(({ channel }) => channel);
  const bridges = new Map(map.bridges.map((one) => [pairKey(one.from, one.to), one.continuity.value]));
  const found = (/** @type {string} */ from, /** @type {string} */ to) => bridges.get(pairKey(from, to));
  /** @type {(value: number | null | undefined, reason: string) => import("../charts/heat-matrix.js").HeatCell} */
  const cell = (value, reason) => (value === null || value === undefined ? { reason } : { value });
  const [best] = map.bridges;
  /** @type {import("../charts/heat-matrix.js").HeatSpec} */
  const spec = {
    id: "journey-transitions",
    title: say.t("journey.matrix-title", { from: best.from, to: best.to, n: best.crossed }),
    subtitle: say.t("journey.matrix-about", { n: stays.reduce((sum, one) => sum + one.stays, 0) }),
    note: say.t("journey.matrix-note"),
    corner: say.t("journey.matrix-corner"),
    columns: [...names.map((name) => channelName(view, name)), say.t("journey.bought"), say.t("journey.ends")],
    pages: { size: CHANNELS_A_PAGE, kept: 2 },
    rows: stays.map((one) => `${channelName(view, one.channel)} (${say.number(one.stays)})`),
    cells: stays.map((one) => [
      ...names.map((to) =>
        to === one.channel
          ? { reason: say.t("journey.same-channel") }
          : cell(found(one.channel, to), say.t("journey.never")),
      ),
      cell(one.bought.value, ""),
      cell(one.lost.value, ""),
    ]),
    format: (value) => say.percent(value, value < 0.1 ? 1 : 0),
  };
  return html`<om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`;
}

/** @param {View} view @param {Report} report */
export function bridgesCard(view, { map, pairs }) {
  const { say } = view;
  if (map.bridges.length === 0) return nothing;
  const columns = ["bridge", "crossed", "customers", "continuity", "hours", "bought", "lost", "seamless", "notes"];
  const counted = ["crossed", "customers", "notes"];
  const repeated = new Map(pairs.map((one) => [pairKey(one.from, one.to), one]));
  const rows = map.bridges.map((one) => {
    const pair = repeated.get(pairKey(one.from, one.to));
    return [
      `${channelName(view, one.from)} → ${channelName(view, one.to)}`,
      one.crossed,
      one.customers === 0 ? null : one.customers,
      range(view, one.continuity),
      range(view, one.hours, "hours"),
      range(view, one.bought),
      range(view, one.lost),
      pair ? range(view, pair.seamless) : "–",
      notesAt(view, { channel: one.from, to: one.to }).length,
    ];
  });
  return card(
    view,
    "bridges",
    html`<om-data-table
      class="titled"
      .say=${say}
      .name=${say.t("journey.bridges-file")}
      .caption=${say.t("journey.bridges")}
      .columns=${columns.map((id) => ({
        id,
        name: say.t(`journey.head.${id}`),
        ...(counted.includes(id) ? { kind: "number", format: (/** @type {number} */ n) => say.number(n) } : {}),
      }))}
      .rows=${rows}
      .pageSize=${BRIDGES}
      .sort=${"crossed"}
      .descending=${true}
    ></om-data-table>`,
  );
}

/** What customers had to say again, by pair of channels. @param {View} view @param {Report} report */
export function pairsCard(view, { pairs }) {
  const { say } = view;
  if (pairs.length === 0) return nothing;
  const heads = ["bridge", "changes", "handed", "seamless"].map((head) => say.t(`journey.head.${head}`));
  const rows = pairs.map((one) => [
    `${channelName(view, one.from)} → ${channelName(view, one.to)}`,
    say.number(one.changes),
    say.number(one.handed_on),
    estimate(view, one.seamless, "rate"),
  ]);
  return card(view, "pairs", longTable(view, say.t("journey.pairs"), heads, rows));
}

// @ts-check
/** Cross-effects: research on one side and purchase on the other, synergy, customers shared by channels. */
import { caution, drawnRows, figureCells, kindOf, table } from "../blocks.js";
import { dots } from "../charts/dots.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").JourneyReport} Journey */

/** The indicators that only several channels together have. */
const KPIS = [
  ...[
    "omnichannel_ratio",
    "omnichannel_customer_share",
    "synergy_ratio",
    "ropo",
    "reverse_ropo",
    "assisted_conversion",
  ],
  ...["cc_adoption", "cc_aov", "cc_conversion", "cross_return", "cross_channel_return_share", "seamless_transfer"],
];

/** Pairs of channels listed. */
const PAIRS = 60;

/** @param {Known} known @returns {Block[]} */
export function cross(known) {
  /** @type {Journey | null} */
  const journey = known.answer("journey");
  const kpis = KPIS.flatMap((id) => known.kpi(id) ?? []);
  if (kpis.every(({ value }) => value === null)) return [known.lacking("cross")];
  return [
    ...routes(known, journey),
    ...table({
      ...{ id: "cross", title: known.t("handover.table.cross"), row_kinds: kpis.map(({ unit }) => kindOf(unit)) },
      columns: [
        ...[known.column("text", "indicator"), known.column("number", "value"), known.column("number", "low")],
        ...[known.column("number", "high"), known.column("count", "n"), known.column("text", "unit")],
        known.column("text", "why"),
      ],
      rows: kpis.map((kpi) => [
        ...[known.kpiName(kpi.id), ...figureCells(kpi), known.t(`handover.unit.${kpi.unit}`), known.why(kpi.missing)],
      ]),
    }),
    ...overlap(known, journey),
    caution(known.t("handover.cross.caution")),
  ];
}

/** @param {Known} known @param {Journey | null} journey @returns {Block[]} */
function routes(known, journey) {
  const all = journey?.routes?.routes ?? [];
  const drawn = all.filter(({ share }) => share.value !== null);
  const name = (/** @type {{ from: string, to: string }} */ { from, to }) => `${from} → ${to}`;
  const own = known.t("handover.chart.routes", { n: journey?.routes?.days ?? 0 });
  const write = (/** @type {number} */ value) => known.say.percent(value);
  const shares = drawn.map((one) => ({ name: name(one), ...one.share }));
  const { title, rows } = drawnRows(known, own, shares, ({ n }) => n);
  const told = rows.map(({ name, value }) => `${known.say.name(name)} ${write(value ?? 0)}`);
  return [
    ...(rows.length > 0
      ? [
          {
            ...{ kind: /** @type {const} */ ("chart"), id: "routes", title, alt: `${title}. ${told.join(" · ")}.` },
            svg: dots({ title, rows, write }),
          },
        ]
      : []),
    ...table({
      ...{ id: "routes", title: known.t("handover.table.routes"), note: known.t("handover.cross.routes") },
      names: [0, 1, 2],
      columns: [
        ...[known.column("text", "route"), known.column("text", "from"), known.column("text", "to")],
        ...[known.column("percent", "share"), known.column("percent", "low"), known.column("percent", "high")],
        ...[known.column("count", "n"), known.column("percent", "least"), known.column("percent", "most")],
        known.column("text", "why"),
      ],
      rows: all.map(({ kind, from, to, share, least, most }) => [
        ...[known.say.code("journey.route", kind), from, to, share.value, share.low, share.high, share.n, least, most],
        share.value === null ? known.t("missing.too-few") : "",
      ]),
    }),
  ];
}

/** @param {Known} known @param {Journey | null} journey @returns {Block[]} */
function overlap(known, journey) {
  const all = journey?.bought?.pairs ?? [];
  const pairs = all.length > PAIRS ? [...all].sort((a, b) => b.shared - a.shared).slice(0, PAIRS) : all;
  const cut = all.length > PAIRS ? [known.t("handover.cross.most", { n: PAIRS, all: all.length })] : [];
  return table({
    ...{ id: "overlap", title: known.t("handover.table.overlap"), persons: 2, names: [0, 1] },
    columns: [
      ...[known.column("text", "channel"), known.column("text", "other"), known.column("count", "shared")],
      ...[known.column("number", "index"), known.column("number", "low"), known.column("number", "high")],
      known.column("text", "why"),
    ],
    note: [known.t("handover.cross.overlap"), ...cut].join(" "),
    rows: pairs.map(({ a, b, shared, index }) => [
      ...[a, b, shared, index.value, index.low, index.high, index.value === null ? known.t("missing.too-few") : ""],
    ]),
  });
}

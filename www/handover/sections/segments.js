// @ts-check
/** Groups of customers: how many, what they spend, on how many channels. */
import { caution, drawnRows, table } from "../blocks.js";
import { bars } from "../charts/bars.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").SegmentSummary} Segment */

/** @param {Known} known @returns {Block[]} */
export function segments(known) {
  const answer = known.answer("segments");
  /** @type {Segment[]} */
  const all = (answer?.segments ?? []).filter((/** @type {Segment} */ { fault }) => !fault);
  if (!answer || answer.everybody.customers === 0) return [known.lacking("segments")];
  const everybody = { ...answer.everybody, name: known.t("segments.everybody") };
  const write = (/** @type {number} */ value) => known.say.percent(value, 1);
  const shares = all.flatMap(({ name, revenue_share: value }) => (value === null ? [] : [{ name, value }]));
  const { title, rows } = drawnRows(known, known.t("handover.chart.segments"), shares, ({ value }) => value);
  const told = rows.map(({ name, value }) => `${known.say.name(name)} ${write(value)}`);
  return [
    ...(rows.length > 0
      ? [
          {
            ...{ kind: /** @type {const} */ ("chart"), id: "segments", title, alt: `${title}. ${told.join(" · ")}.` },
            svg: bars({ title, rows, write }),
          },
        ]
      : []),
    ...table({
      ...{ id: "segments", title: known.t("handover.table.segments"), persons: 1, groups: [0] },
      columns: [
        ...[known.column("text", "segment"), known.column("count", "customers"), known.column("count", "buyers")],
        ...[
          known.column("money", "revenue"),
          known.column("percent", "revenue-share"),
          known.column("money", "basket"),
        ],
        ...[known.column("percent", "once"), known.column("percent", "several"), known.column("text", "why")],
      ],
      rows: [...all, everybody].map((one) => {
        const { medians } = /** @type {{ medians: any }} */ (one);
        const cells = [one.revenue, one.revenue_share, medians.basket ?? null, one.once, one.omni];
        const lacks = cells.some((cell, at) => cell === null && !(at === 1 && one === everybody));
        return [one.name, one.customers, one.buyers, ...cells, lacks ? known.t("handover.not-said") : ""];
      }),
    }),
    caution(known.t("handover.segments.caution")),
  ];
}

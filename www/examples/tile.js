// @ts-check
import { html } from "lit";
import { tile } from "../elements/tile.js";
import { card, measure, moved, stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

const LONG =
  "Part du chiffre d’affaires des clients identifiés qui achètent sur au moins deux canaux, remboursements déduits";

/** @type {Record<string, [string, Partial<import("../generated/core.js").KpiReport>][]>} */
const EXAMPLES = {
  normal: [
    ["Total revenue", {}],
    ["Omnichannel ratio", { value: 0.382, unit: "rate", low: 0.369, high: 0.395, n: 8112, change: moved }],
    [
      "Conversion rate",
      {
        value: 0.03,
        unit: "rate",
        low: 0.02,
        high: 0.04,
        n: 900,
        change: { ...moved, change: -0.004, low: -0.02, high: 0.01, beyond_noise: false },
      },
    ],
  ],
  few: [["Return on investment", { value: -0.22, unit: "rate", low: -0.65, high: 0.21, n: 12, cautions: ["few"] }]],
  long: [[LONG, { value: 123_456_789_012, n: 9_876_543_210 }]],
  hostile: HOSTILE.map((name) => [name, {}]),
};

show("Tile", (view) =>
  Object.entries(EXAMPLES).map(([name, list]) => {
    const cards = list.map(([title], i) => card(`kpi_${i}`, title));
    const kpis = list.map(([, more], i) => measure(`kpi_${i}`, more));
    const state = stateOf(cards, kpis);
    return { name, content: html`<ul class="tiles">${kpis.map((kpi) => tile({ ...view, state }, kpi))}</ul>` };
  }),
);

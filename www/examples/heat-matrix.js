// @ts-check
import { html } from "lit";
import { HOSTILE, show } from "./lib/show.js";
import "../charts/heat-matrix.js";

/** @typedef {import("../charts/heat-matrix.js").HeatSpec} HeatSpec */
/** @typedef {import("../charts/heat-matrix.js").HeatCell} HeatCell */

const CHANNELS = ["Store", "Web", "App", "Phone", "Marketplace"];
const LONG = [
  "Boutiques en propre du centre-ville",
  "Application mobile de fidélité, version 2",
  "Place de marché (revendeurs européens)",
  "Anticonstitutionnellement-vôtre",
  "Téléphone",
];

/** @param {number[][]} values @returns {HeatCell[][]} */
const all = (values) => values.map((row) => row.map((value) => ({ value })));

const SHARES = [
  [0.62, 0.21, 0.06, 0.02, 0.09],
  [0.18, 0.55, 0.14, 0.01, 0.12],
  [0.12, 0.23, 0.58, 0.01, 0.06],
  [0.31, 0.17, 0.04, 0.46, 0.02],
  [0.05, 0.22, 0.03, 0, 0.7],
];
const CHANGES = SHARES.map((row, i) => row.map((value, j) => (value - 0.2) * (i === j ? -0.2 : 0.15)));

show("Heat matrix", ({ say }) => {
  const share = (/** @type {number} */ value) => say.percent(value);
  const points = (/** @type {number} */ value) => say.signed(value, "rate", "EUR");
  /** @type {HeatSpec} */
  const normal = {
    id: "normal",
    title: "Seven in ten marketplace customers buy there again; one in five moves to the web",
    subtitle: "Channel of the next purchase by channel of the first, share of the row · n = 8,112 customers",
    note: "Rows add up to 100%.",
    corner: "From ↓ to →",
    columns: CHANNELS,
    rows: CHANNELS,
    cells: all(SHARES),
    format: share,
  };
  const gaps = all(SHARES);
  gaps[3] = gaps[3].map(() => ({ reason: "fewer than 30 customers" }));
  gaps[1][4] = { reason: "the marketplace gives no customer numbers" };
  const specs = {
    normal,
    sides: {
      ...normal,
      id: "sides",
      title: "Fewer return to the channel they came from",
      subtitle: "Change since the year before, percentage points",
      cells: all(CHANGES),
      format: points,
      middle: 0,
    },
    empty: { ...normal, id: "empty", title: "Some transitions cannot be counted", cells: gaps },
    none: {
      ...normal,
      id: "none",
      title: "No transition can be counted",
      cells: CHANNELS.map(() => CHANNELS.map(() => ({ reason: "no file names the customers" }))),
    },
    long: { ...normal, id: "long", title: "Long names wrap", columns: LONG, rows: LONG, cells: all(SHARES) },
    many: {
      ...normal,
      id: "many",
      title: "Twenty-four cohorts by twelve months",
      corner: "Cohort",
      rows: Array.from({ length: 24 }, (_, i) => `2024-${i + 1}`),
      columns: Array.from({ length: 12 }, (_, i) => `M${i + 1}`),
      cells: Array.from({ length: 24 }, (_, i) =>
        Array.from({ length: 12 }, (_, j) =>
          i + j < 24 ? { value: 0.9 / (1 + j) + 0.004 * i } : { reason: "still to come" },
        ),
      ),
    },
    hostile: { ...normal, id: "hostile", title: HOSTILE[0], columns: HOSTILE, rows: HOSTILE },
  };
  return Object.entries(specs).map(([name, spec]) => ({
    name,
    content: html`<om-heat-matrix .say=${say} .spec=${spec}></om-heat-matrix>`,
  }));
});

// @ts-check
import { sankeyChart } from "../charts/sankey.js";
import { chartOrWhy, HOSTILE, show } from "./lib/show.js";

/** @typedef {import("../charts/flows.js").FlowData} FlowData */
/** @typedef {import("../charts/flows.js").Flow} Flow */

const CHANNELS = ["Store", "Web", "App", "Phone", "Marketplace"];
const NONE = "No further purchase";

/** @param {number} step @param {number[][]} values @param {string[]} [names] @returns {Flow[]} */
const matrix = (step, values, names = CHANNELS) =>
  values.flatMap((row, i) =>
    row.map((value, j) => ({ step, from: names[i], to: j < names.length ? names[j] : NONE, value })),
  );

const FIRST = matrix(0, [
  [1320, 310, 120, 20, 60, 910],
  [240, 980, 260, 15, 130, 720],
  [60, 150, 540, 0, 40, 210],
  [70, 45, 12, 90, 4, 80],
  [30, 120, 18, 0, 410, 330],
]);
const SECOND = matrix(1, [
  [890, 190, 90, 12, 20, 518],
  [160, 690, 210, 5, 90, 450],
  [45, 110, 520, 0, 25, 250],
  [20, 15, 10, 50, 0, 30],
  [10, 60, 14, 0, 330, 230],
]);
const LONG = [
  "Boutiques en propre du centre-ville et des galeries marchandes",
  "Site web et application de réservation",
  "Place de marché (revendeurs européens)",
];

show("Sankey", (view) => {
  const { say } = view;
  /** @type {FlowData} */
  const normal = {
    id: "normal",
    title: "One web customer in ten buys next in a store; four in ten store customers never come back",
    subtitle: "Channel of the first purchase and of the next one, customers · n = 7,294",
    note: "A path is not a cause.",
    steps: ["First purchase", "Second purchase"],
    flows: FIRST,
    outside: [NONE],
    format: (value) => say.number(value),
  };
  const many = Array.from({ length: 9 }, (_, i) => `Channel ${i + 1}`);
  /** @type {Record<string, FlowData>} */
  const all = {
    normal,
    three: {
      ...normal,
      id: "three",
      title: "From the second purchase on, customers stay where they are",
      steps: ["First purchase", "Second purchase", "Third purchase"],
      flows: [...FIRST, ...SECOND],
    },
    empty: { ...normal, id: "empty", flows: [] },
    long: {
      ...normal,
      id: "long",
      title: "Long names wrap",
      steps: ["Canal du premier achat de l’année", "Canal du dernier achat de l’année"],
      flows: matrix(
        0,
        [
          [900, 40, 20, 5],
          [30, 500, 80, 100],
          [9, 20, 300, 4],
        ],
        LONG,
      ),
    },
    many: {
      ...normal,
      id: "many",
      title: "Nine channels, eighty-one flows",
      flows: matrix(
        0,
        many.map((_, i) => many.map((_, j) => (i === j ? 300 : 12 + ((i * 7 + j * 13) % 40)))),
        many,
      ),
    },
    hostile: {
      ...normal,
      id: "hostile",
      title: HOSTILE[0],
      flows: HOSTILE.map((from, i) => ({ step: 0, from, to: HOSTILE[(i + 1) % HOSTILE.length], value: 10 + i })),
    },
  };
  return Object.entries(all).map(([name, data]) => ({
    name,
    content: chartOrWhy(view, sankeyChart(view, data)),
  }));
});

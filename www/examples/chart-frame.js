// @ts-check
import { html, svg } from "lit";
import { HOSTILE, show } from "./lib/show.js";
import "../charts/chart.js";

/** @typedef {import("../charts/chart.js").ChartSpec} ChartSpec */

/** @param {string} id @param {[string, number][]} bars @param {Partial<ChartSpec>} [more] @returns {ChartSpec} */
const spec = (id, bars, more) => ({
  id,
  title: "The store carries half of the revenue",
  subtitle: "Net revenue, in thousands of euro; n = 1,200 orders",
  summary: bars.map(([name, value]) => `${name} ${value}`).join(", "),
  note: "Invented figures.",
  points: bars.map(([name, value]) => ({ text: `${name}: ${value}` })),
  table: { head: ["Channel", "Revenue"], rows: bars.map(([name, value]) => [name, String(value)]) },
  height: () => 24 * bars.length,
  draw: (width, at) =>
    svg`${bars.map(
      ([, value], i) =>
        svg`<rect x="0" y=${24 * i + 3} height="18" width=${(width * value) / 100} fill="currentColor" fill-opacity=${at === i ? 1 : 0.6}></rect>`,
    )}`,
  ...more,
});

show("Chart frame", ({ say }) => {
  /** @type {[string, number][]} */
  const bars = [
    ["Store", 52],
    ["Web", 31],
    ["Phone", 9],
  ];
  const all = [
    spec("normal", bars),
    spec(
      "hostile",
      HOSTILE.map((name) => [name, 10]),
      { title: HOSTILE[0], subtitle: HOSTILE[1], note: HOSTILE[2] },
    ),
  ];
  return all.map((one) => ({ name: one.id, content: html`<om-chart .say=${say} .spec=${one}></om-chart>` }));
});

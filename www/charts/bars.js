// @ts-check
/** Bars of one measure, one row each: a distribution, or effects from the largest down. */
import { scaleLinear } from "d3-scale";
import { svg } from "lit";
import { labels, labelWidth } from "./channels.js";
import { widthOf } from "./letters.js";

/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/**
 * @typedef {object} BarRow
 * @property {string} name
 * @property {number} value the length of the bar
 * @property {string} told the value in words, at the end of the row
 * @property {string} [color] a class; that of the theme when absent
 * @property {string[]} cells what the table says after the name
 */

const [STEP, BAR, NARROW] = [30, 14, 480];

/**
 * Null where nothing has a length.
 * @param {Pick<ChartSpec, "id" | "title" | "subtitle" | "note"> & { head: string[], rows: BarRow[], colon: string }} parts
 * @returns {ChartSpec | null}
 */
export function barsChart({ head, rows, colon, ...named }) {
  if (!rows.some(({ value }) => value > 0)) return null;
  const text = (/** @type {BarRow} */ { name, told }) => `${name}${colon} ${told}`;
  return {
    ...named,
    summary: `${named.title}. ${rows.map(text).join("; ")}.`,
    points: rows.map((row) => ({ text: text(row) })),
    table: { head, rows: rows.map(({ name, cells }) => [name, ...cells]) },
    height: (width) => rows.length * (width < NARROW ? STEP + 14 : STEP) + 4,
    draw: (width, at) => draw(rows, width, at),
  };
}

/** @param {BarRow[]} rows @param {number} width @param {number} at */
function draw(rows, width, at) {
  const narrow = width < NARROW;
  const step = narrow ? STEP + 14 : STEP;
  const left = narrow ? 0 : labelWidth(rows.map(({ name }) => name));
  const right = Math.max(...rows.map(({ told }) => widthOf(told))) + 10;
  const x = scaleLinear([0, Math.max(...rows.map(({ value }) => value))], [left, Math.max(width - right, left + 20)]);
  const names = labels(
    rows.map(({ name }) => name),
    narrow ? width : left,
  );
  return rows.map(({ value, told, color }, i) => {
    const top = i * step;
    const bar = top + (narrow ? 22 : (STEP - BAR) / 2);
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${top} width=${width} height=${step - 2}></rect>
      <text x=${narrow ? 0 : left - 12} y=${narrow ? top + 15 : top + STEP / 2 + 4} text-anchor=${narrow ? "start" : "end"}>${names[i]}</text>
      <rect class=${color ?? "bar-evidenced"} x=${left} y=${bar} width=${Math.max(x(Math.max(value, 0)) - left, 1)} height=${BAR}></rect>
      <text class="small" x=${x(Math.max(value, 0)) + 8} y=${bar + BAR - 3}>${told}</text>
    </g>`;
  });
}

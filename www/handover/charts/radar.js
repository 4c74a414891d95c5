// @ts-check
/** Axes around a centre, up to three outlines told apart by colour, dash and name. */
import { drawing, LINE, label, lines, MUTED, node, round, SERIES, WIDTH } from "./svg.js";

/** @typedef {{ name: string, values: (number | null)[] }} Series */

const [SIZE, TOP, AROUND, LEGEND] = [150, 60, 16, 28];
const DASHES = ["none", "7 4", "2 3"];

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {string[]} parts.axes
 * @param {Series[]} parts.series
 * @param {number} parts.highest of a scale from nought
 */
export function radar({ title, axes, series, highest }) {
  const [cx, cy] = [WIDTH / 2, TOP + SIZE];
  const angle = (/** @type {number} */ i) => (2 * Math.PI * i) / axes.length - Math.PI / 2;
  const place = (/** @type {number} */ i, /** @type {number} */ value) => {
    const r = (SIZE * value) / highest;
    return [cx + r * Math.cos(angle(i)), cy + r * Math.sin(angle(i))];
  };
  const outline = (/** @type {(number | null)[]} */ values) =>
    values
      .map((value, i) =>
        place(i, value ?? 0)
          .map(round)
          .join(","),
      )
      .join(" ");
  const rings = Array.from({ length: highest }, (_, i) => i + 1).map(
    (ring) =>
      node("polygon", { points: outline(axes.map(() => ring)), fill: "none", stroke: LINE }) +
      label(cx + 4, cy - (SIZE * ring) / highest + 11, String(ring), { fill: MUTED, "font-size": 10 }),
  );
  const spokes = axes.map((_, i) => {
    const [x2, y2] = place(i, highest);
    return node("line", { x1: cx, y1: cy, x2, y2, stroke: LINE });
  });
  const names = axes.map((axis, i) => {
    const [cos, sin] = [Math.cos(angle(i)), Math.sin(angle(i))];
    const [x, y] = [cx + (SIZE + AROUND) * cos, cy + (SIZE + AROUND) * sin];
    const middle = Math.abs(cos) < 0.1;
    const own = lines(axis, middle ? 170 : WIDTH / 2 - Math.abs(x - cx) - 4);
    const first = y + 4 - ((own.length - 1) * 14 * (1 - sin)) / 2;
    return own
      .map((line, at) =>
        label(x, first + at * 14, line, { "text-anchor": middle ? "middle" : cos > 0 ? "start" : "end" }),
      )
      .join("");
  });
  const webs = series.map(({ values }, s) => web(values, s, place));
  const keys = series.map(({ name }, s) => {
    const x = (WIDTH / series.length) * (s + 0.5) - 50;
    const stroke = { stroke: SERIES[s], "stroke-width": 2.5, "stroke-dasharray": DASHES[s] };
    return node("line", { x1: x, x2: x + 28, y1: 12, y2: 12, ...stroke }) + label(x + 36, 16, name);
  });
  const content = [...rings, ...spokes, ...names, ...webs, ...keys].join("");
  return drawing(TOP + 2 * SIZE + LEGEND + 20, title, content);
}

/** Open where an axis has no value. @param {(number | null)[]} values @param {number} s @param {(i: number, value: number) => number[]} place */
function web(values, s, place) {
  const stroke = { stroke: SERIES[s], "stroke-width": 2, "stroke-dasharray": DASHES[s] };
  return values
    .map((value, i) => {
      const next = values[(i + 1) % values.length];
      if (value === null) return "";
      const [x1, y1] = place(i, value);
      const dot = node("circle", { cx: x1, cy: y1, r: 3, fill: SERIES[s] });
      if (next === null) return dot;
      const [x2, y2] = place((i + 1) % values.length, next);
      return node("line", { x1, y1, x2, y2, ...stroke }) + dot;
    })
    .join("");
}

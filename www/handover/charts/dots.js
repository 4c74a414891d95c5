// @ts-check
/** A dot with its interval a row, all on one scale: what is known, and how well. */
import { ACCENT, drawing, INK, LINE, label, MUTED, node, SERIES, scale, shortNames, ticks, WIDTH } from "./svg.js";

/** @typedef {{ name: string, value: number | null, low: number | null, high: number | null }} Dot */

const [NAMES, END, ROW, TOP, FOOT] = [190, 90, 26, 10, 26];

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {Dot[]} parts.rows
 * @param {(value: number) => string} parts.write
 * @param {number | null} [parts.mark] a value that others are read beside
 */
export function dots({ title, rows, write, mark = null }) {
  const known = rows.filter(({ value }) => value !== null);
  const all = known.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  const values = [.../** @type {number[]} */ (all), ...(mark === null ? [] : [mark])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.04 || Math.abs(high) * 0.1 || 1;
  const x = scale([low - room, high + room], [NAMES, WIDTH - END]);
  const bottom = TOP + known.length * ROW;
  const grid = ticks(low, high).map(
    (tick) =>
      node("line", { x1: x(tick), x2: x(tick), y1: TOP, y2: bottom, stroke: LINE }) +
      label(x(tick), bottom + 18, write(tick), { "text-anchor": "middle", fill: MUTED, "font-size": 11 }),
  );
  const marked =
    mark === null
      ? ""
      : node("line", {
          ...{ x1: x(mark), x2: x(mark), y1: TOP, y2: bottom, stroke: SERIES[1] },
          ...{ "stroke-width": 1.5, "stroke-dasharray": "4 3" },
        });
  const names = shortNames(
    known.map(({ name }) => name),
    NAMES - 14,
  );
  const drawn = known.map((one, i) => row({ ...one, name: names[i] }, TOP + i * ROW + ROW / 2, x, write));
  return drawing(bottom + FOOT, title, grid.join("") + marked + drawn.join(""));
}

/** @param {Dot} dot @param {number} y @param {(value: number) => number} x @param {(value: number) => string} write */
function row({ name, value, low, high }, y, x, write) {
  const bar =
    low === null || high === null
      ? ""
      : node("line", { x1: x(low), x2: x(high), y1: y, y2: y, stroke: ACCENT, "stroke-width": 3, opacity: 0.45 });
  const at = x(/** @type {number} */ (value));
  return (
    label(0, y + 4, name) +
    bar +
    node("circle", { cx: at, cy: y, r: 4.5, fill: ACCENT }) +
    label(WIDTH, y + 4, write(/** @type {number} */ (value)), { "text-anchor": "end", fill: INK, "font-weight": 600 })
  );
}

// @ts-check
/** Horizontal bars from nought, to the left where a value is below it. */
import { ACCENT, BAD, drawing, LINE, label, node, scale, shortNames, WIDTH } from "./svg.js";

const [NAMES, END, ROW, TOP, THICK] = [190, 96, 26, 6, 14];

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {{ name: string, value: number }[]} parts.rows
 * @param {(value: number) => string} parts.write
 */
export function bars({ title, rows, write }) {
  const values = rows.map(({ value }) => value);
  const x = scale([Math.min(0, ...values), Math.max(0, ...values)], [NAMES, WIDTH - END]);
  const bottom = TOP + rows.length * ROW;
  const names = shortNames(
    rows.map(({ name }) => name),
    NAMES - 14,
  );
  const drawn = rows.map(({ value }, i) => {
    const y = TOP + i * ROW + ROW / 2;
    return (
      label(0, y + 4, names[i]) +
      node("rect", {
        ...{ x: Math.min(x(0), x(value)), y: y - THICK / 2, width: Math.max(Math.abs(x(value) - x(0)), 1) },
        ...{ height: THICK, rx: 2, fill: value < 0 ? BAD : ACCENT },
      }) +
      label(WIDTH, y + 4, write(value), { "text-anchor": "end", "font-weight": 600 })
    );
  });
  const nought = node("line", { x1: x(0), x2: x(0), y1: TOP, y2: bottom, stroke: LINE });
  return drawing(bottom + 8, title, nought + drawn.join(""));
}

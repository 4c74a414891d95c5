// @ts-check
/** A grid of counts: the darker, the more; every cell says its number. */
import { drawing, INK, label, MUTED, node, shortened, shortNames, WIDTH } from "./svg.js";

const [NAMES, ROW, TOP, GAP] = [150, 30, 26, 2];
/** From paper to the accent. */
const [PALE, FULL] = [
  [238, 243, 242],
  [12, 95, 92],
];
/** From here on letters are white. */
const DARK = 0.55;

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {string[]} parts.heads
 * @param {{ name: string, cells: (number | null)[] }[]} parts.rows null where nothing can be there
 * @param {(value: number) => string} parts.write
 * @param {number} [parts.full] the value that is darkest, where others are drawn beside
 */
export function heat({ title, heads, rows, write, full = 1 }) {
  const most = Math.max(full, ...rows.flatMap(({ cells }) => cells.map((one) => one ?? 0)));
  const width = (WIDTH - NAMES) / heads.length;
  const tops = heads.map((head, i) =>
    label(NAMES + (i + 0.5) * width, 16, shortened(head, width - 6), { "text-anchor": "middle", fill: MUTED }),
  );
  const names = shortNames(
    rows.map(({ name }) => name),
    NAMES - 10,
  );
  const drawn = rows.map(({ cells }, r) => {
    const y = TOP + r * ROW;
    const boxes = cells.map((value, i) => {
      // By the square root: a few large channels do not make all others pale.
      const share = value === null ? 0 : Math.sqrt(value / most);
      const x = NAMES + i * width;
      return (
        node("rect", {
          x,
          y,
          width: width - GAP,
          height: ROW - GAP,
          rx: 3,
          fill: value === null ? "#ffffff" : mixed(share),
        }) +
        label(x + (width - GAP) / 2, y + 18, value === null ? "–" : write(value), {
          ...{ "text-anchor": "middle", fill: value === null ? MUTED : share > DARK ? "#ffffff" : INK },
        })
      );
    });
    return label(0, y + 18, names[r]) + boxes.join("");
  });
  return drawing(TOP + rows.length * ROW + 4, title, tops.join("") + drawn.join(""));
}

/** @param {number} share */
const mixed = (share) => `rgb(${PALE.map((from, i) => Math.round(from + (FULL[i] - from) * share)).join(",")})`;

// @ts-check
/** Actions by what they bring and what they cost, each by its number. */
import { ACCENT, drawing, LINE, label, MUTED, node, WIDTH } from "./svg.js";

const GRADES = [1, 2, 3, 4, 5];
const [LEFT, TOP, ROW, CHIP, FOOT] = [40, 8, 22, 27, 44];
/** Name, efforts from and to, impacts from and to. @type {[string, number, number, number, number, string][]} */
const AREAS = [
  ["quick_win", 1, 2, 4, 5, "#e2f0ec"],
  ["major_project", 4, 5, 4, 5, "#f6ecdf"],
  ["fill_in", 1, 2, 1, 3, "#f2efe9"],
  ["reconsider", 4, 5, 1, 2, "#f8e9e5"],
];

/**
 * @param {object} parts
 * @param {string} parts.title
 * @param {{ number: number, impact: number, effort: number }[]} parts.steps
 * @param {Record<string, string>} parts.names of the areas
 * @param {string} parts.impact
 * @param {string} parts.effort
 */
export function quadrant({ title, steps, names, impact, effort }) {
  const cell = (WIDTH - LEFT) / GRADES.length;
  const across = Math.floor((cell - 6) / CHIP);
  const own = (/** @type {number} */ i, /** @type {number} */ e) =>
    steps.filter((one) => one.impact === i && one.effort === e);
  /** @type {{ y: number, height: number }[]} by impact less one */
  const rows = [];
  let y = TOP;
  for (const grade of [...GRADES].reverse()) {
    const deep = Math.max(1, ...GRADES.map((one) => Math.ceil(own(grade, one).length / across)));
    rows[grade - 1] = { y, height: deep * ROW + 30 };
    y += deep * ROW + 30;
  }
  const x = (/** @type {number} */ grade) => LEFT + (grade - 1) * cell;
  const areas = AREAS.map(([name, from, to, low, high, fill]) => {
    const { y: top } = rows[high - 1];
    const end = rows[low - 1].y + rows[low - 1].height;
    const box = { x: x(from) + 2, y: top + 2, width: (to - from + 1) * cell - 4, height: end - top - 4, rx: 5, fill };
    return node("rect", box) + label(x(from) + 10, top + 18, names[name], { fill: MUTED, "font-size": 11 });
  });
  const axes = GRADES.flatMap((one) => [
    label(x(one) + cell / 2, y + 16, String(one), { "text-anchor": "middle", fill: MUTED }),
    label(LEFT - 12, rows[one - 1].y + rows[one - 1].height / 2 + 4, String(one), {
      "text-anchor": "end",
      fill: MUTED,
    }),
  ]);
  const chips = GRADES.flatMap((i) =>
    GRADES.flatMap((e) =>
      own(i, e).map(({ number }, at) => {
        const left = x(e) + 6 + (at % across) * CHIP;
        const top = rows[i - 1].y + 24 + Math.floor(at / across) * ROW;
        const box = { x: left, y: top, width: 24, height: 18, rx: 4, fill: "#ffffff", stroke: ACCENT };
        return (
          node("rect", box) + label(left + 12, top + 13, String(number), { "text-anchor": "middle", "font-size": 11 })
        );
      }),
    ),
  );
  const frame = node("rect", { x: LEFT, y: TOP, width: WIDTH - LEFT, height: y - TOP, fill: "none", stroke: LINE });
  const words =
    label(WIDTH, y + 36, effort, { "text-anchor": "end", fill: MUTED }) + label(0, y + 36, impact, { fill: MUTED });
  return drawing(y + FOOT, title, areas.join("") + frame + axes.join("") + chips.join("") + words);
}

// @ts-check
/** Actions by what they bring and what they cost: each stands by its number in one of four quadrants. */
import { svg } from "lit";

/** @typedef {import("../elements/room-maturity.js").Room} Room */
/** @typedef {import("../elements/maturity-words.js").Step} Step */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */

const GRADES = [1, 2, 3, 4, 5];
const [LEFT, BOTTOM, TOP, LINE, ROOM] = [40, 44, 8, 18, 10];
const NUMBER = 26;

/** Null where there is nothing to do. @param {Room} room @param {Step[]} all @returns {ChartSpec | null} */
export function quadrantsChart({ say }, all) {
  const steps = all.filter(({ state }) => state.status !== "dropped" && state.status !== "done");
  if (steps.length === 0) return null;
  const wins = steps.filter(({ quadrant }) => quadrant === "quick_win");
  const title = say.t("maturity.quadrants-title", { n: wins.length, all: steps.length });
  const named = (/** @type {Step} */ { number, text }) => say.t("maturity.numbered", { n: number, text });
  return {
    ...{
      id: "quadrants",
      title,
      subtitle: say.t("maturity.quadrants-subtitle"),
      note: say.t("maturity.quadrants-note"),
    },
    summary: `${title}.`,
    points: steps.map((step) => ({
      text: `${named(step)} ${say.t(`maturity.quadrant.${step.quadrant}`)}, ${say.t("maturity.impact-effort", { impact: step.impact, effort: step.effort })}`,
    })),
    table: {
      head: ["number", "action", "impact", "effort", "quadrant"].map((head) => say.t(`maturity.head.${head}`)),
      rows: steps.map(({ number, text, impact, effort, quadrant }) => [
        ...[String(number), text, String(impact), String(effort), say.t(`maturity.quadrant.${quadrant}`)],
      ]),
    },
    height: (width) => layout(steps, width).height,
    draw: (width, at) =>
      draw(steps, layout(steps, width), steps[at]?.number ?? -1, {
        effort: say.t("maturity.axis-effort"),
        impact: say.t("maturity.axis-impact"),
        names: Object.fromEntries(
          ["quick_win", "major_project", "fill_in", "reconsider"].map((one) => [
            one,
            say.t(`maturity.quadrant.${one}`),
          ]),
        ),
      }),
  };
}

/** Each row of the grid is as high as its fullest cell asks. @param {Step[]} steps @param {number} width */
function layout(steps, width) {
  const cell = (width - LEFT) / GRADES.length;
  const across = Math.max(1, Math.floor((cell - 8) / NUMBER));
  /** @type {{ impact: number, y: number, height: number }[]} */
  const rows = [];
  let y = TOP;
  for (const impact of [...GRADES].reverse()) {
    const counts = GRADES.map((effort) => steps.filter((one) => one.impact === impact && one.effort === effort).length);
    const lines = Math.max(1, ...counts.map((n) => Math.ceil(n / across)));
    const height = lines * LINE + 2 * ROOM + 14;
    rows.push({ impact, y, height });
    y += height;
  }
  return { cell, across, rows, bottom: y, width, height: y + BOTTOM };
}

/**
 * @param {Step[]} steps
 * @param {ReturnType<typeof layout>} grid
 * @param {number} at the number under the cursor
 * @param {{ effort: string, impact: string, names: Record<string, string> }} words
 */
function draw(steps, { cell, across, rows, bottom, width }, at, words) {
  const x = (/** @type {number} */ effort) => LEFT + (effort - 1) * cell;
  const rowOf = (/** @type {number} */ impact) => rows[GRADES.length - impact];
  /** @type {[string, number, number, number, number][]} quadrant, efforts from and to, impacts from and to */
  const areas = [
    ["quick_win", 1, 2, 4, 5],
    ["major_project", 4, 5, 4, 5],
    ["fill_in", 1, 2, 1, 3],
    ["reconsider", 4, 5, 1, 2],
  ];
  return svg`${areas.map(([name, from, to, low, high]) => {
    const top = rowOf(high).y;
    const end = rowOf(low).y + rowOf(low).height;
    return svg`<rect class="quadrant ${name.replace("_", "-")}" x=${x(from) + 2} y=${top + 2} width=${(to - from + 1) * cell - 4} height=${end - top - 4} rx="6"></rect>
      <text class="small" x=${x(from) + 10} y=${top + 17}>${words.names[name]}</text>`;
  })}
  ${GRADES.map(
    (one) => svg`<text class="small" x=${x(one) + cell / 2} y=${bottom + 16} text-anchor="middle">${one}</text>
    <text class="small" x=${LEFT - 10} y=${rowOf(one).y + rowOf(one).height / 2 + 5} text-anchor="end">${one}</text>`,
  )}
  <text class="small" x=${width} y=${bottom + 36} text-anchor="end">${words.effort}</text>
  <text class="small" x="0" y=${bottom + 36}>${words.impact}</text>
  ${GRADES.flatMap((impact) =>
    GRADES.map((effort) =>
      steps
        .filter((one) => one.impact === impact && one.effort === effort)
        .map(({ number }, i, own) => {
          const row = rowOf(impact);
          const line = Math.floor(i / across);
          const inLine = Math.min(own.length - line * across, across);
          const lines = Math.ceil(own.length / across);
          const left = x(effort) + (cell - inLine * NUMBER) / 2 + (i % across) * NUMBER + NUMBER / 2;
          const y = row.y + (row.height - lines * LINE) / 2 + line * LINE + 16;
          return svg`<g class="chip ${number === at ? "at" : ""}"><rect x=${left - 12} y=${y - 13} width="24" height="17" rx="4"></rect>
            <text class=${number === at ? "strong" : ""} x=${left} y=${y} text-anchor="middle">${number}</text></g>`;
        }),
    ),
  )}`;
}

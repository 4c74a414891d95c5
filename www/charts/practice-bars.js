// @ts-check
/** Every practice as a bar: as declared, as evidence allows, and where it is to go. */
import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";
import { shorten } from "./letters.js";

/** @typedef {import("../elements/room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {{ name: string, head: string, declared: number, evidenced: number, target: number }} Row `head` begins a dimension */

const NARROW = 620;
const [ROW, NARROW_ROW, HEAD, AXIS, LEGEND] = [24, 40, 30, 22, 26];
const VALUE = 44;

/** Null where nothing has a score. @param {Room} room @param {Maturity} scores @returns {ChartSpec | null} */
export function practiceBars({ say, model }, scores) {
  const score = (/** @type {number} */ value) => say.number(value, 2);
  const rows = model.dimensions.flatMap((dimension) => {
    const own = dimension.practices.flatMap(({ id, name }) => {
      const one = scores.practices[id];
      if (!one || one.declared === null) return [];
      const { declared, evidenced, target } = one;
      return { name: say.both(name), head: "", declared, evidenced: evidenced ?? 0, target: target ?? declared };
    });
    return own.map((row, at) => (at === 0 ? { ...row, head: say.both(dimension.name) } : row));
  });
  if (rows.length === 0) return null;
  const below = rows.filter(({ declared, evidenced }) => evidenced < declared).length;
  const title = say.t("maturity.bars-title", { n: below, all: rows.length });
  const point = (/** @type {Row} */ { name, declared, evidenced, target }) =>
    say.t("maturity.bars-point", {
      ...{ name, declared: score(declared), evidenced: score(evidenced), target: score(target) },
    });
  const top = model.levels.length - 1;
  const legend = ["evidenced", "declared", "target"].map((one) => say.t(`maturity.series.${one}`));
  return {
    ...{ id: "practices", title, subtitle: say.t("maturity.bars-subtitle"), note: say.t("maturity.bars-note") },
    summary: `${title}.`,
    points: rows.map((row) => ({ text: point(row) })),
    table: {
      head: ["practice", "declared", "evidenced", "target"].map((head) => say.t(`maturity.head.${head}`)),
      rows: rows.map((row) => [row.name, score(row.declared), score(row.evidenced), score(row.target)]),
    },
    height: (width) => heightOf(rows, width),
    draw: (width, at) => draw({ rows, width, at, top, legend, score }),
  };
}

/** @param {Row[]} rows @param {number} width */
function heightOf(rows, width) {
  const heads = rows.filter(({ head }) => head !== "").length;
  return LEGEND + AXIS + rows.length * (width < NARROW ? NARROW_ROW : ROW) + heads * HEAD + 4;
}

/** @param {{ rows: Row[], width: number, at: number, top: number, legend: string[], score: (value: number) => string }} parts */
function draw({ rows, width, at, top, legend, score }) {
  const narrow = width < NARROW;
  const left = narrow ? 4 : Math.min(width * 0.42, 330);
  const x = scaleLinear([0, top], [left, width - VALUE]);
  const degrees = Array.from({ length: top + 1 }, (_, i) => i);
  const bottom = heightOf(rows, width);
  let y = LEGEND + AXIS;
  return svg`${drawLegend(legend)}
    ${degrees.map(
      (one) => svg`<line class="grid" x1=${x(one)} x2=${x(one)} y1=${LEGEND + AXIS - 4} y2=${bottom - 4}></line>
        <text class="small" x=${x(one)} y=${LEGEND + AXIS - 8} text-anchor="middle">${one}</text>`,
    )}
    ${rows.map((row, i) => {
      const head =
        row.head === ""
          ? nothing
          : svg`<text class="strong halo" paint-order="stroke" x="0" y=${y + 20}>${shorten(row.head, width, { weight: 650 })}</text>`;
      if (row.head !== "") y += HEAD;
      const from = y;
      y += narrow ? NARROW_ROW : ROW;
      const bar = from + (narrow ? 22 : 5);
      const name = shorten(row.name, narrow ? width - 8 : left - 14);
      return svg`${head}<g class=${at === i ? "at" : ""}>
        <rect class="hover" x="0" y=${from} width=${width} height=${(narrow ? NARROW_ROW : ROW) - 2}></rect>
        <text class=${at === i ? "strong" : ""} x=${narrow ? 4 : left - 10} y=${from + (narrow ? 15 : 16)} text-anchor=${narrow ? "start" : "end"}>${name}</text>
        <rect class="bar-declared" x=${x(0)} y=${bar} width=${Math.max(x(row.declared) - x(0), 1)} height="12"></rect>
        <rect class="bar-evidenced" x=${x(0)} y=${bar + 3} width=${Math.max(x(row.evidenced) - x(0), 1)} height="6"></rect>
        ${targetMark(x(row.target), bar + 6)}
        <text class="small" x=${width} y=${bar + 10} text-anchor="end">${score(row.declared)}</text>
      </g>`;
    })}`;
}

/** @param {number} x @param {number} y */
const targetMark = (x, y) =>
  svg`<path class="bar-target" d="M${x},${y - 8}L${x + 5},${y}L${x},${y + 8}L${x - 5},${y}Z"></path>`;

/** @param {string[]} names evidenced, declared, target */
function drawLegend(names) {
  const marks = [
    svg`<rect class="bar-evidenced" x="0" y="7" width="22" height="6"></rect>`,
    svg`<rect class="bar-declared" x="0" y="4" width="22" height="12"></rect>`,
    svg`<g>${targetMark(10, 10)}</g>`,
  ];
  let x = 0;
  return names.map((name, i) => {
    const at = x;
    x += 34 + name.length * 7.6 + 12;
    return svg`<g transform="translate(${at} 0)">${marks[i]}<text class="small" x="30" y="14">${name}</text></g>`;
  });
}

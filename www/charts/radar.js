// @ts-check
/** Up to three series on the same axes, all on one scale; told apart by colour, dash and marker. */
import { nothing, svg } from "lit";
import { widthOf, wrap } from "./letters.js";
import { extentOf, KEY, place, radarLayout } from "./radar-layout.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("./radar-layout.js").RadarLayout} RadarLayout */
/** @typedef {{ name: string, values: (number | null)[] }} Series one value an axis, null where there is none */

/**
 * @typedef {object} RadarData
 * @property {string} id
 * @property {string} title what it shows, as a sentence
 * @property {string} subtitle scale, method and n
 * @property {string} [note]
 * @property {string[]} axes
 * @property {Series[]} series
 * @property {number} [low] the scale's lowest degree, 1
 * @property {number} [high] and its highest, 5
 */

/** @typedef {{ view: View, data: RadarData, drawn: Series[], layout: RadarLayout, at: number }} Parts */

const DRAWN = 3;
const FEWEST = 3;
const DASHES = ["", "9 5", "2 4"];
const LEGEND = 24;
const SAMPLE = 34;

/** Null where there are fewer than three axes or no series. @param {View} view @param {RadarData} data @returns {ChartSpec | null} */
export function radarChart(view, data) {
  const { say } = view;
  const drawn = data.series.slice(0, DRAWN);
  if (data.axes.length < FEWEST || drawn.length === 0) return null;
  const points = data.axes.map((_, i) => ({ text: pointText(view, data, i) }));
  const [low, high] = extentOf(data);
  const legend = legendOf(view, data);
  const layoutAt = (/** @type {number} */ width) => radarLayout(data, width, legendHeight(legend, width));
  return {
    id: data.id,
    title: data.title,
    subtitle: data.subtitle,
    summary: `${data.title}. ${say.t("radar.scale", { low, high })} ${points.map(({ text }) => text).join(". ")}.`,
    note: data.note ?? "",
    points,
    table: {
      head: [say.t("radar.axis"), ...data.series.map(({ name }) => name)],
      rows: data.axes.map((axis, i) => [axis, ...data.series.map(({ values }) => degree(view, values[i]))]),
    },
    height: (width) => layoutAt(width).height,
    draw: (width, at) => {
      const parts = { view, data, drawn, layout: layoutAt(width), at };
      return [drawLegend(legend, width), grid(parts), drawn.map((_, i) => web(parts, i)), axisNames(parts)];
    },
  };
}

/** @param {View} view @param {number | null | undefined} value */
const degree = ({ say }, value) => (Number.isFinite(value) ? say.number(/** @type {number} */ (value), 1) : "–");

/** @param {View} view @param {RadarData} data @param {number} i */
function pointText(view, { axes, series }, i) {
  const { say } = view;
  const values = series.map(({ name, values }) => {
    const value = Number.isFinite(values[i]) ? degree(view, values[i]) : say.t("radar.none");
    return `${name} ${value}`;
  });
  return `${axes[i]}${say.t("colon")} ${say.list(values)}`;
}

/** @param {View} view @param {RadarData} data */
function legendOf({ say }, { series }) {
  const more = series.length - DRAWN;
  return {
    names: series.slice(0, DRAWN).map(({ name }) => name),
    more: more > 0 ? say.t("radar.more", { n: more }) : "",
  };
}

/** @typedef {ReturnType<typeof legendOf>} Legend */

/** Where each entry of the legend stands: side by side as long as there is room. @param {Legend} legend @param {number} width */
function legendPlaces({ names, more }, width) {
  let [x, y] = [0, 0];
  return [...names, ...(more ? [more] : [])].map((name, i) => {
    const sample = i < names.length ? SAMPLE + 6 : 0;
    const lines = wrap(name, width - sample);
    const wide = sample + Math.max(...lines.map((line) => widthOf(line)));
    if (x > 0 && x + wide > width) [x, y] = [0, y + LEGEND];
    const at = { x, y, lines, sample };
    x += wide + 24;
    if (lines.length > 1) [x, y] = [0, y + lines.length * 16 + 8];
    return at;
  });
}

/** @param {Legend} legend @param {number} width */
function legendHeight(legend, width) {
  return Math.max(...legendPlaces(legend, width).map(({ y, lines }) => y + lines.length * 16 + 8));
}

/** @param {Legend} legend @param {number} width */
function drawLegend(legend, width) {
  return legendPlaces(legend, width).map(({ x, y, lines, sample }, i) => {
    const line =
      sample > 0
        ? svg`<g class="series-${i + 1}">
            <line class="web" x1=${x} x2=${x + SAMPLE} y1=${y + 10} y2=${y + 10} stroke-dasharray=${DASHES[i]}></line>
            ${marker(i, x + SAMPLE / 2, y + 10, false)}
          </g>`
        : nothing;
    return svg`${line}${lines.map((text, row) => svg`<text class=${sample > 0 ? "" : "small"} x=${x + sample} y=${y + 14 + row * 16}>${text}</text>`)}`;
  });
}

/** @param {number} series @param {number} x @param {number} y @param {boolean} isLarge */
function marker(series, x, y, isLarge) {
  const more = isLarge ? 2 : 0;
  if (series === 0) return svg`<circle class="mark" cx=${x} cy=${y} r=${3.5 + more}></circle>`;
  if (series === 1) {
    const side = 8 + 2 * more;
    return svg`<rect class="mark" x=${x - side / 2} y=${y - side / 2} width=${side} height=${side}></rect>`;
  }
  const r = 6 + more;
  return svg`<path class="mark" d="M${x},${y - r}L${x + r * 0.9},${y + r * 0.6}L${x - r * 0.9},${y + r * 0.6}Z"></path>`;
}

/** @param {Parts} parts */
function grid({ view, data, layout, at }) {
  const { degrees } = layout;
  const high = degrees[degrees.length - 1];
  const corners = (/** @type {number} */ value) => data.axes.map((_, i) => place(layout, i, value).join(",")).join(" ");
  return svg`${degrees.map((value) => svg`<polygon class="ring-line ${value === high ? "outer" : ""}" points=${corners(value)}></polygon>`)}
    ${data.axes.map((_, i) => {
      const [x, y] = place(layout, i, high);
      return svg`<line class="spoke ${at === i ? "at" : ""}" x1=${layout.x} y1=${layout.y} x2=${x} y2=${y}></line>`;
    })}
    ${degrees.map((value) => {
      const [x, y] = place(layout, 0, value);
      return svg`<text class="small halo" paint-order="stroke" x=${x + 6} y=${y + 13}>${view.say.number(value)}</text>`;
    })}`;
}

/** The outline of a series; it is open where an axis has no value. @param {Parts} parts @param {number} series */
function web({ drawn, layout, at }, series) {
  const { values } = drawn[series];
  const known = layout.axes.map((_, i) => Number.isFinite(values[i]));
  const spots = layout.axes.map((_, i) => place(layout, i, values[i] ?? 0));
  const sides = spots.map((spot, i) => {
    const next = (i + 1) % spots.length;
    if (!known[i] || !known[next]) return nothing;
    return svg`<line class="web" x1=${spot[0]} y1=${spot[1]} x2=${spots[next][0]} y2=${spots[next][1]} stroke-dasharray=${DASHES[series]}></line>`;
  });
  const isClosed = known.every(Boolean);
  return svg`<g class="series-${series + 1}">
    ${series === 0 && isClosed ? svg`<polygon class="web-area" points=${spots.map((spot) => spot.join(",")).join(" ")}></polygon>` : nothing}
    ${sides}
    ${spots.map(([x, y], i) => (known[i] ? marker(series, x, y, at === i) : nothing))}
  </g>`;
}

/** @param {Parts} parts */
function axisNames({ layout, at }) {
  return layout.labels.map(
    ({ x, y, anchor, lines }, i) => svg`<g>
      ${lines.map((line, row) => svg`<text class=${at === i ? "strong" : ""} x=${x} y=${y + 12 + row * 16} text-anchor=${anchor}>${line}</text>`)}
    </g>
    ${
      layout.numbers.length > 0
        ? svg`<text class=${at === i ? "strong" : ""} x=${layout.numbers[i].x} y=${layout.numbers[i].y + 4} text-anchor="middle">${i + 1}</text>
      <text class=${at === i ? "strong" : "small"} x=${x - KEY} y=${y + 12}>${i + 1}</text>`
        : nothing
    }`,
  );
}

// @ts-check
/** A figure over time: its values, where it goes without the season, new levels, and steps far off. */
import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("../generated/core.js").Season} Season */
/** @typedef {import("../generated/core.js").SeasonPoint} SeasonPoint */

const SIZE = { top: 16, bottom: 186, left: 8, right: 8, height: 212 };

/** What happened on a day. @typedef {import("../store/state.js").SeasonChoice["notes"][number]} Note */

/** The notes of a step, by their places. @param {SeasonPoint} point @param {readonly Note[]} notes */
const notesOf = ({ from, to }, notes) => [...notes.keys()].filter((at) => from <= notes[at].day && notes[at].day <= to);

/** @param {View} view @param {Season} season @param {string} name @param {readonly Note[]} [notes] @returns {ChartSpec} */
export function seasonChart({ state, say }, season, name, notes = []) {
  const { points, changes, unit } = season;
  const currency = state.report?.settings.currency ?? "EUR";
  const value = (/** @type {number} */ x) => say.value(x, unit, currency);
  const step = (/** @type {SeasonPoint} */ { from, to }) => say.period(from, to);
  const far = points.filter((one) => one.far);
  const title = say.t("chart.season.title", { name, n: changes.length, far: far.length });
  const mark = (/** @type {SeasonPoint} */ one) => (one.far ? ` ${say.t("chart.season.far")}` : "");
  const noted = (/** @type {SeasonPoint} */ one) => notesOf(one, notes).map((at) => notes[at].text);
  return {
    id: "season",
    title,
    subtitle: say.t(season.unseasonal ? "chart.season.levels" : "chart.season.subtitle", { n: points.length }),
    summary: `${title}.`,
    note: say.t("chart.season.note"),
    points: points.map((one) => ({
      text: `${step(one)}${say.t("colon")} ${value(one.value)}, ${say.t("chart.season.trend")} ${value(one.trend)}${mark(one)}${noted(
        one,
      )
        .map((text) => ` · ${text}`)
        .join("")}`,
    })),
    table: {
      head: ["step", "value", "trend", "season", "score", ...(notes.length > 0 ? ["note"] : [])].map((one) =>
        say.t(`season.head.${one}`),
      ),
      rows: points.map((one) => [
        step(one),
        value(one.value),
        value(one.trend),
        one.season == null ? "–" : value(one.season),
        one.score == null ? "–" : `${say.number(one.score, 1)}${mark(one)}`,
        ...(notes.length > 0 ? [noted(one).join(" · ")] : []),
      ]),
    },
    height: () => SIZE.height,
    draw: (width, at) => draw({ season, width, at, say, notes }),
  };
}

/** @param {{ season: Season, width: number, at: number, say: import("../say.js").Say, notes: readonly Note[] }} parts */
function draw({ season: { points, changes }, width, at, say, notes }) {
  const { top, bottom, left, right, height } = SIZE;
  const all = points.flatMap(({ value, trend }) => [value, trend]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [left, width - right]);
  const y = scaleLinear([least, most === least ? least + 1 : most], [bottom, top]);
  const line = (/** @type {"value" | "trend"} */ what) =>
    `M${points.map((one, i) => `${x(i)} ${y(one[what])}`).join("L")}`;
  const borders = changes.map((one) => {
    const place = x(points.findIndex(({ from }) => from === one.from) - 0.5);
    return svg`<line class="season-change" x1=${place} x2=${place} y1=${top} y2=${bottom}></line>`;
  });
  const dots = points.map((one, i) =>
    one.far ? svg`<circle class="season-far" cx=${x(i)} cy=${y(one.value)} r="4"></circle>` : nothing,
  );
  const marks = points.flatMap((one, i) => {
    const found = notesOf(one, notes);
    return found.length === 0
      ? []
      : [
          svg`<line class="season-note" x1=${x(i)} x2=${x(i)} y1=${top} y2=${bottom}></line>
            <text class="small halo" x=${x(i)} y=${top - 4} text-anchor="middle">${found.map((place) => place + 1).join(", ")}</text>`,
        ];
  });
  const cursor = points[at];
  const [first, last] = [points[0], points[points.length - 1]].map(({ from }) => say.day(from, "short"));
  return svg`${borders}${marks}
    <path class="season-value" d=${line("value")}></path>
    <path class="season-trend" d=${line("trend")}></path>
    ${dots}
    <text class="small" x=${left} y=${height - 6}>${first}</text>
    <text class="small" x=${width - right} y=${height - 6} text-anchor="end">${last}</text>
    ${cursor ? svg`<circle class="course-point" cx=${x(at)} cy=${y(cursor.value)} r="4"></circle>` : nothing}`;
}

// @ts-check
/** The way from one step to the next: where each audit stood on the scale of stages, as declared and as evidence allows. */
import { nothing, svg } from "lit";
import { shorten, widthOf } from "./letters.js";

/** @typedef {import("../elements/room-maturity.js").Room} Room */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */

/** An audit on the way. @typedef {{ name: string, day: string, declared: number | null, evidenced: number | null, stages: [string, string] }} Stop */

const [BAND, TOP, BOTTOM, LEFT, NARROW] = [54, 30, 44, 150, 560];

/** @param {Room} room @param {Stop[]} stops in the order of their days @param {string} note @returns {ChartSpec | null} */
export function stagePath({ say, model }, stops, note) {
  const known = stops.filter(({ declared }) => declared !== null);
  if (known.length < 2) return null;
  const [first, last] = [known[0], known[known.length - 1]];
  const score = (/** @type {number | null} */ value) => (value === null ? "–" : say.number(value, 2));
  const title = say.t(first.stages[0] === last.stages[0] ? "path.title-same" : "path.title", {
    ...{ from: first.stages[0], to: last.stages[0], before: score(first.declared), now: score(last.declared) },
  });
  const text = (/** @type {Stop} */ one) =>
    say.t("path.point", {
      ...{ name: one.name, day: one.day, declared: score(one.declared), evidenced: score(one.evidenced) },
      ...{ stage: one.stages[0], proven: one.stages[1] },
    });
  const names = model.levels.map(({ name }) => say.both(name));
  const legend = ["declared", "evidenced"].map((one) => say.t(`maturity.series.${one}`));
  return {
    ...{ id: "stage-path", title, subtitle: say.t("path.subtitle", { n: stops.length }), note },
    summary: `${title} ${stops.map(text).join(" ")}`,
    points: stops.map((one) => ({ text: text(one) })),
    table: {
      head: ["audit", "day", "declared", "stage", "evidenced", "proven"].map((head) => say.t(`path.head.${head}`)),
      rows: stops.map((one) => [
        ...[one.name, one.day, score(one.declared), one.stages[0], score(one.evidenced), one.stages[1]],
      ]),
    },
    height: () => TOP + BAND * (names.length - 1) + BOTTOM,
    draw: (width, at) => draw({ stops, names, legend, width, at, score }),
  };
}

/** @param {{ stops: Stop[], names: string[], legend: string[], width: number, at: number, score: (value: number | null) => string }} parts */
function draw({ stops, names, legend, width, at, score }) {
  const left = width < NARROW ? 92 : LEFT;
  const top = names.length - 1;
  const right = width - 34;
  const step = stops.length > 1 ? (right - left - 24) / (stops.length - 1) : 0;
  const x = (/** @type {number} */ i) => left + 24 + i * step;
  const y = (/** @type {number} */ value) => TOP + (top - value) * BAND;
  const line = (/** @type {"declared" | "evidenced"} */ key) => {
    const spots = stops.flatMap((one, i) =>
      one[key] === null ? [] : [`${x(i)} ${y(/** @type {number} */ (one[key]))}`],
    );
    return spots.length > 1 ? `M${spots.join("L")}` : "";
  };
  const bottom = TOP + top * BAND;
  return svg`${drawLegend(legend)}
    ${names.map(
      (name, level) => svg`<line class="grid" x1=${left} x2=${width} y1=${y(level)} y2=${y(level)}></line>
        <text class="small" x=${left - 8} y=${y(level) + 4} text-anchor="end">${shorten(`${level} ${name}`, left - 12)}</text>`,
    )}
    <g class="series-2"><path class="web" fill="none" d=${line("evidenced")} stroke-dasharray="6 4"></path></g>
    <g class="series-1"><path class="web" fill="none" d=${line("declared")}></path></g>
    ${stops.map((one, i) => {
      const room = Math.max(step, 70) - 8;
      const day = shorten(one.day, room);
      const name = shorten(one.name, room);
      const place = (/** @type {string} */ word) =>
        Math.min(Math.max(x(i), widthOf(word) / 2), width - widthOf(word) / 2);
      return svg`${at === i ? svg`<line class="course-at" x1=${x(i)} x2=${x(i)} y1=${TOP} y2=${bottom}></line>` : nothing}
        ${one.evidenced === null ? nothing : svg`<g class="series-2"><rect class="mark" x=${x(i) - 4} y=${y(one.evidenced) - 4} width="8" height="8"></rect></g>`}
        ${
          one.declared === null
            ? nothing
            : svg`<g class="series-1"><circle class="mark" cx=${x(i)} cy=${y(one.declared)} r="5"></circle></g>
                <text class="strong halo" paint-order="stroke" x=${x(i)} y=${y(one.declared) - 10} text-anchor="middle">${score(one.declared)}</text>`
        }
        <text class=${at === i ? "strong" : "small"} x=${place(day)} y=${bottom + 20} text-anchor="middle">${day}</text>
        <text class="small" x=${place(name)} y=${bottom + 36} text-anchor="middle">${name}</text>`;
    })}`;
}

/** @param {string[]} names declared, evidenced */
function drawLegend(names) {
  const second = 40 + names[0].length * 7.6 + 16;
  return svg`<g class="series-1"><line class="web" x1="0" x2="22" y1="10" y2="10"></line><circle class="mark" cx="11" cy="10" r="4"></circle></g>
    <text class="small" x="28" y="14">${names[0]}</text>
    <g class="series-2"><line class="web" x1=${second} x2=${second + 22} y1="10" y2="10" stroke-dasharray="6 4"></line><rect class="mark" x=${second + 7} y="6" width="8" height="8"></rect></g>
    <text class="small" x=${second + 28} y="14">${names[1]}</text>`;
}

// @ts-check
/** How the share of each channel moves with a setting: a line a channel, a step a value of the setting. */
import { scaleLinear, scalePoint } from "d3-scale";
import { svg } from "lit";
import { channelClass } from "./channels.js";
import { shorten, widthOf } from "./letters.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {{ name: string, values: (number | null)[] }} Line */

/** Lines that can be told apart; the table has all. */
const MOST = 6;
const FRAME = { top: 12, bottom: 180, left: 44, right: 10, height: 214, key: 20 };

/**
 * @param {View} view
 * @param {Pick<ChartSpec, "id" | "title" | "subtitle" | "note">} named
 * @param {string[]} steps what the setting was
 * @param {Line[]} lines
 * @param {string[][]} more rows of the table after the lines
 * @returns {ChartSpec | null}
 */
export function sweepChart(view, named, steps, lines, more) {
  const { say } = view;
  const end = (/** @type {Line} */ { values }) => Math.max(...values.map((value) => value ?? 0));
  const sorted = [...lines].sort((a, b) => end(b) - end(a));
  if (steps.length < 2 || sorted.length === 0) return null;
  const share = (/** @type {number | null} */ value) => (value === null ? "–" : say.percent(value, 1));
  const at = (/** @type {number} */ i) => sorted.map(({ name, values }) => `${name} ${share(values[i])}`);
  return {
    ...named,
    summary: `${named.title}. ${steps.map((step, i) => `${step}${say.t("colon")} ${say.list(at(i))}`).join("; ")}.`,
    points: steps.map((step, i) => ({ text: `${step}${say.t("colon")} ${say.list(at(i))}` })),
    table: {
      head: [say.t("head.channel"), ...steps],
      rows: [...sorted.map(({ name, values }) => [name, ...values.map(share)]), ...more],
    },
    height: () => FRAME.height + Math.min(sorted.length, MOST) * FRAME.key,
    draw: (width, chosen) => draw(view, steps, sorted.slice(0, MOST), width, chosen),
  };
}

/** @param {View} view @param {string[]} steps @param {Line[]} lines @param {number} width @param {number} chosen */
function draw({ say, state }, steps, lines, width, chosen) {
  const { top, bottom, left, right, height, key } = FRAME;
  const most = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), 0.01);
  const x = scalePoint(
    steps.map((_, i) => i),
    [left, width - right],
  );
  const y = scaleLinear([0, most], [bottom, top]).nice(4);
  const place = (/** @type {number} */ i) => x(i) ?? left;
  const room = width / steps.length;
  return svg`${y.ticks(4).map(
    (tick) => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(tick)} y2=${y(tick)}></line>
      <text class="small" x=${left - 6} y=${y(tick) + 4} text-anchor="end">${say.percent(tick)}</text>`,
  )}
    ${steps.map((step, i) => {
      const anchor = i === 0 ? "start" : i === steps.length - 1 ? "end" : "middle";
      // Every second one where all have no room.
      if (room < 62 && i % 2 === 1) return "";
      return svg`<text class="small" x=${place(i)} y=${bottom + 18} text-anchor=${anchor}>${step}</text>`;
    })}
    ${chosen >= 0 && chosen < steps.length ? svg`<line class="course-at" x1=${place(chosen)} x2=${place(chosen)} y1=${top} y2=${bottom}></line>` : ""}
    ${lines.map(({ name, values }, row) => {
      const color = channelClass(name, state);
      const known = values.flatMap((value, i) => (value === null ? [] : [{ x: place(i), y: y(value) }]));
      const last = values.at(chosen >= 0 ? chosen : -1) ?? null;
      const told = last === null ? "–" : say.percent(last, 1);
      const line = height + row * key;
      return svg`<path class="sweep-line ${color}" d="M${known.map((one) => `${one.x} ${one.y}`).join("L")}"></path>
        ${known.map((one) => svg`<circle class=${color} cx=${one.x} cy=${one.y} r="3"></circle>`)}
        <rect class=${color} x="0" y=${line} width="12" height="12"></rect>
        <text x="20" y=${line + 11}>${shorten(name, width - widthOf(told) - 36)}</text>
        <text class="strong" x=${width} y=${line + 11} text-anchor="end">${told}</text>`;
    })}`;
}

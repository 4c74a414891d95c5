// @ts-check
/** The share of requests that still wait, hour by hour, by channel: those that are not over are not left out. */
import { scaleLinear } from "d3-scale";
import { svg } from "lit";
import { channelClass } from "./channels.js";
import { shorten, widthOf } from "./letters.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../generated/core.js").Service} Service */
/** @typedef {import("../generated/core.js").Wait} Wait */
/** @typedef {{ channel: string, name: string, wait: Wait }} Line */

/** Lines that can be told apart. */
const MOST = 5;
const FRAME = { top: 12, bottom: 168, left: 40, right: 4, height: 192, key: 20 };

/**
 * @param {View} view
 * @param {Service} service
 * @param {"response" | "resolution"} which
 * @returns {import("./chart.js").ChartSpec | null}
 */
export function waitsChart(view, service, which) {
  const { say } = view;
  const named = service.channels.filter((row) => row[which].curve.length > 0).slice(0, MOST);
  const rows = named.length > 1 ? named : [service.all];
  const lines = rows
    .map((row) => ({ channel: row.channel, name: nameOf(view, row.channel, named.length > 1), wait: row[which] }))
    .filter(({ wait }) => wait.curve.length > 0);
  if (lines.length === 0) return null;
  const hours = (/** @type {number | null} */ value) => (value === null ? "–" : say.value(value, "hours", ""));
  const { median } = service.all[which];
  const title =
    median.value === null
      ? say.t(`voice.${which}-no-median`)
      : say.t(`voice.${which}-title`, { median: hours(median.value) });
  const text = (/** @type {Line} */ { name, wait }) =>
    say.t("voice.wait-point", { name, median: hours(wait.median.value), waiting: say.number(wait.waiting) });
  return {
    ...{
      id: `waits-${which}`,
      title,
      note: say.t("voice.waits-note", { ended: hours(service.all[which].median_ended) }),
    },
    subtitle: say.t("voice.waits-subtitle", { n: service.all[which].ended + service.all[which].waiting }),
    summary: `${title}. ${lines.map(text).join(" ")}`,
    points: lines.map((line) => ({ text: text(line) })),
    table: {
      head: [
        say.t("head.channel"),
        ...["median", "interval", "ninth", "ended", "waiting"].map((head) => say.t(`voice.head.${head}`)),
      ],
      rows: lines.map(({ name, wait }) => [
        name,
        hours(wait.median.value),
        wait.median.low === null
          ? "–"
          : say.t("interval.range", { low: hours(wait.median.low), high: hours(wait.median.high) }),
        hours(wait.ninth_decile),
        say.number(wait.ended),
        say.number(wait.waiting),
      ]),
    },
    height: () => FRAME.height + lines.length * FRAME.key,
    draw: (width, at) => draw(view, lines, width, at, hours),
  };
}

/** @param {View} view @param {string} channel @param {boolean} apart */
const nameOf = ({ say }, channel, apart) => (apart ? channel || say.t("channel.none") : say.t("voice.all-channels"));

/** @param {View} view @param {Line[]} lines @param {number} width @param {number} at @param {(value: number | null) => string} hours */
function draw({ say, state }, lines, width, at, hours) {
  const { top, bottom, left, right, height, key } = FRAME;
  // The last tenth of those that wait longest would press all others against the edge.
  const ends = lines.map(({ wait }) => wait.ninth_decile ?? wait.curve[wait.curve.length - 1].hours);
  const longest = Math.max(...ends) || 1;
  const x = scaleLinear([0, longest], [left, width - right]).clamp(true);
  const y = scaleLinear([0, 1], [bottom, top]);
  const path = (/** @type {Line} */ { wait }) => {
    let [line, share] = [`M${x(0)} ${y(1)}`, 1];
    for (const point of wait.curve) {
      if (point.hours > longest) break;
      line += `H${x(point.hours)}V${y(point.share)}`;
      share = point.share;
    }
    return `${line}H${share > 0 ? x(longest) : ""}`.replace(/H$/, "");
  };
  return svg`${[0, 0.5, 1].map(
    (share) => svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(share)} y2=${y(share)}></line>
      <text class="small" x=${left - 6} y=${y(share) + 4} text-anchor="end">${say.percent(share)}</text>`,
  )}
    <text class="small" x=${left} y=${bottom + 16}>0</text>
    <text class="small" x=${width - right} y=${bottom + 16} text-anchor="end">${hours(longest)}</text>
    ${lines.map((line, i) => svg`<path class="wait-line ${colour(line, state)} ${at === i ? "at" : ""}" d=${path(line)}></path>`)}
    ${lines.map((line, i) => {
      const median = hours(line.wait.median.value);
      const place = height + i * key;
      return svg`<g class=${at === i ? "at" : ""}>
        <rect class=${colour(line, state)} x="0" y=${place} width="12" height="12"></rect>
        <text x="20" y=${place + 11}>${shorten(line.name, width - widthOf(median) - 36)}</text>
        <text class="strong" x=${width} y=${place + 11} text-anchor="end">${median}</text>
      </g>`;
    })}`;
}

/** @param {Line} line @param {import("../store/state.js").State} state */
const colour = ({ channel }, state) => channelClass(channel, state);

// @ts-check
/** Channels on a ring, and who comes from where: an arrow from the channel met before to the one that has its customers. */
import { svg } from "lit";
import { channelClass } from "./channels.js";
import { shorten } from "./letters.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {{ name: string, customers: number }} Node */
/** @typedef {{ from: number, to: number, share: number }} Link a share of the customers of `to` */
/** @typedef {{ x: number, y: number, radius: number, angle: number }} Place */

/** Sources drawn of each channel, and the least share of one. */
const SOURCES = 2;
const LEAST = 0.1;
const RADII = { least: 5, most: 16 };
const STROKES = { least: 1, most: 7 };
/** Room beside the ring for names, and above it. */
const SIDE = 150;
const EDGE = 34;
/** How far the middle of an arrow is drawn to that of the ring. */
const BEND = 0.45;
const HEAD = 9;
/** How far two ways between the same channels keep from each other. */
const APART = 18;
/** With more arrows than this their shares are read at the cursor, and in the table. */
const LABELLED = 10;

/** The strongest sources of each channel, the strongest of all first. @param {Link[]} all @returns {Link[]} */
export function strongest(all) {
  const places = [...new Set(all.map(({ to }) => to))];
  const sources = (/** @type {number} */ place) =>
    all.filter(({ to, share }) => to === place && share >= LEAST).sort((a, b) => b.share - a.share || a.from - b.from);
  return places.flatMap((place) => sources(place).slice(0, SOURCES)).sort((a, b) => b.share - a.share);
}

/** Places on a ring, the first on top, clockwise; larger where more customers are. @param {Node[]} nodes @param {number} width @param {number} height @returns {Place[]} */
export function ring(nodes, width, height) {
  const most = Math.max(...nodes.map(({ customers }) => customers), 1);
  const [rx, ry] = [Math.max(width / 2 - Math.min(SIDE, width / 3.2), 40), height / 2 - EDGE];
  return nodes.map(({ customers }, at) => {
    const angle = (at / nodes.length) * 2 * Math.PI - Math.PI / 2;
    const radius = RADII.least + (RADII.most - RADII.least) * Math.sqrt(customers / most);
    return { x: width / 2 + rx * Math.cos(angle), y: height / 2 + ry * Math.sin(angle), radius, angle };
  });
}

/** An arrow between two places: its path, and its head. @param {Place} from @param {Place} to @param {{ x: number, y: number }} middle */
export function arrow(from, to, middle) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  // A little to the right of the way, so that there and back stand apart.
  const bend = {
    x: ((from.x + to.x) / 2) * (1 - BEND) + middle.x * BEND - (dy / long) * APART,
    y: ((from.y + to.y) / 2) * (1 - BEND) + middle.y * BEND + (dx / long) * APART,
  };
  const towards = (/** @type {Place} */ place, /** @type {number} */ gap) => {
    const [dx, dy] = [bend.x - place.x, bend.y - place.y];
    const length = Math.hypot(dx, dy) || 1;
    return { x: place.x + (dx / length) * gap, y: place.y + (dy / length) * gap, dx: dx / length, dy: dy / length };
  };
  const [start, tip] = [towards(from, from.radius + 2), towards(to, to.radius + 2)];
  const back = { x: tip.x + tip.dx * HEAD, y: tip.y + tip.dy * HEAD };
  const [wx, wy] = [(-tip.dy * HEAD) / 2, (tip.dx * HEAD) / 2];
  const at = (/** @type {number} */ x, /** @type {number} */ y) =>
    `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  // Nearer to where it comes from: in the middle many cross.
  const near = (/** @type {"x" | "y"} */ side) => 0.49 * start[side] + 0.42 * bend[side] + 0.09 * back[side];
  return {
    label: { x: near("x"), y: near("y") },
    path: `M${at(start.x, start.y)}Q${at(bend.x, bend.y)} ${at(back.x, back.y)}`,
    head: `M${at(tip.x, tip.y)}L${at(back.x + wx, back.y + wy)}L${at(back.x - wx, back.y - wy)}Z`,
  };
}

/** Null where no channel has a source worth an arrow. @param {View} view @param {Node[]} nodes @param {Link[]} all @param {number} [count] of channels, drawn or not @returns {ChartSpec | null} */
export function dependenceChart(view, nodes, all, count = nodes.length) {
  const { say } = view;
  const links = strongest(all);
  if (links.length === 0) return null;
  const told = (/** @type {Link} */ { from, to, share }) =>
    say.t("journey.comes-from", {
      ...{ share: say.percent(share, 0), of: nodes[to].name, before: nodes[from].name },
    });
  const byTo = [...all].sort((a, b) => a.to - b.to || b.share - a.share);
  return {
    id: "journey-graph",
    title: told(links[0]),
    subtitle: [
      say.t("journey.graph-about", { least: say.percent(LEAST, 0) }),
      ...(count > nodes.length ? [say.t("journey.graph-largest", { n: nodes.length, all: count })] : []),
    ].join(" "),
    summary: `${links.map(told).join(". ")}.`,
    note: say.t("journey.dependence-note"),
    points: links.map((link) => ({ text: told(link) })),
    table: {
      head: [say.t("head.channel"), say.t("journey.head.before"), say.t("head.share")],
      rows: byTo.map(({ from, to, share }) => [nodes[to].name, nodes[from].name, say.percent(share, 1)]),
    },
    height: (width) => (width < 520 ? 320 : 400),
    draw: (width, at) => draw(view, nodes, links, width, at),
  };
}

/** @param {View} view @param {Node[]} nodes @param {Link[]} links @param {number} width @param {number} at */
function draw(view, nodes, links, width, at) {
  const height = width < 520 ? 320 : 400;
  const places = ring(nodes, width, height);
  const middle = { x: width / 2, y: height / 2 };
  const thick = (/** @type {number} */ share) => STROKES.least + (STROKES.most - STROKES.least) * share;
  const shown = links[at];
  return svg`${links.map((link) => {
    const { path, head, label } = arrow(places[link.from], places[link.to], middle);
    const dim = shown && shown !== link;
    return svg`<g class="${channelClass(nodes[link.from].name, view.state)}" opacity=${dim ? 0.15 : 0.75}>
      <path d=${path} fill="none" stroke="currentColor" stroke-width=${thick(link.share)}></path>
      <path d=${head} fill="currentColor"></path>
    </g>
    ${(shown ? shown === link : links.length <= LABELLED) ? svg`<text class="small halo" x=${label.x} y=${label.y + 4} text-anchor="middle">${view.say.percent(link.share, 0)}</text>` : ""}`;
  })}
  ${nodes.map(({ name }, i) => {
    const { x, y, radius, angle } = places[i];
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const isSide = Math.abs(cos) > 0.2;
    const room = isSide ? (cos > 0 ? width - x : x) - radius - 6 : width / 2;
    return svg`<circle class=${channelClass(name, view.state)} cx=${x} cy=${y} r=${radius} fill="currentColor"></circle>
      <text
        x=${isSide ? x + Math.sign(cos) * (radius + 6) : x}
        y=${isSide ? y + 4 : y + Math.sign(sin) * (radius + (sin > 0 ? 16 : 8))}
        text-anchor=${isSide ? (cos > 0 ? "start" : "end") : "middle"}
      >${shorten(name, room)}</text>`;
  })}`;
}

// @ts-check
/** Who goes from where to where: bands between columns, or a list of bars where there is no room for bands. */
import { scaleLinear } from "d3-scale";
import { nothing, svg } from "lit";
import { channelClass } from "./channels.js";
import { band, drawable, isUnbroken, layout, leaving, NODE_GAP, nodesOf } from "./flows.js";
import { shorten, widthOf, wrap } from "./letters.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("./chart.js").ChartSpec} ChartSpec */
/** @typedef {import("./flows.js").Flow} Flow */
/** @typedef {import("./flows.js").FlowData} FlowData */
/** @typedef {import("./flows.js").FlowNode} FlowNode */
/** @typedef {{ view: View, data: FlowData, flows: Flow[], width: number, at: number }} Parts */

/** Below this width bands cannot be told apart: the flows are listed. */
const NARROW = 520;
const LINE = 16;
const HEAD = 40;
/** The lowest height of a node with its gap, on average. */
const NODE = 66;
const ROW = 42;
/** A list longer than this is a table's work. */
const LISTED = 24;
/** How many flows the summary names. */
const NAMED = 3;

/** Null where nothing flows. @param {View} view @param {FlowData} data @returns {ChartSpec | null} */
export function sankeyChart(view, data) {
  const { say } = view;
  const flows = drawable(data);
  if (flows.length === 0) return null;
  const largest = [...flows].sort((a, b) => b.value - a.value).slice(0, NAMED);
  const isListed = (/** @type {number} */ width) => width < NARROW || !isUnbroken(flows);
  return {
    id: data.id,
    title: data.title,
    subtitle: data.subtitle,
    summary: [
      `${data.title}.`,
      say.t("sankey.count", { n: flows.length }),
      say.t("sankey.largest", { flows: say.list(largest.map((flow) => `${pair(flow)} ${data.format(flow.value)}`)) }),
    ].join(" "),
    note: data.note ?? "",
    points: flows.map((flow) => ({ text: pointText(view, data, flows, flow) })),
    table: tableOf(view, data, flows),
    height: (width) => (isListed(width) ? listHeight(flows) : bandsHeight(flows)),
    draw: (width, at) => (isListed(width) ? drawList : drawBands)({ view, data, flows, width, at }),
  };
}

/** @param {Flow} flow */
const pair = ({ from, to }) => `${from} → ${to}`;

/** @param {View} view @param {FlowData} data @param {Flow[]} flows @param {Flow} flow */
function pointText({ say }, data, flows, flow) {
  return say.t("sankey.point", {
    pair: pair(flow),
    steps: `${data.steps[flow.step]} → ${data.steps[flow.step + 1]}`,
    value: data.format(flow.value),
    share: say.percent(flow.value / leaving(flows, flow), 1),
    from: flow.from,
  });
}

/** @param {View} view @param {FlowData} data @param {Flow[]} flows */
function tableOf({ say }, data, flows) {
  const named = (/** @type {string} */ name, /** @type {number} */ step) => `${name} (${data.steps[step]})`;
  return {
    head: ["from", "to", "value", "share"].map((key) => say.t(`sankey.head.${key}`)),
    rows: flows.map((flow) => [
      named(flow.from, flow.step),
      named(flow.to, flow.step + 1),
      data.format(flow.value),
      say.percent(flow.value / leaving(flows, flow), 1),
    ]),
  };
}

/** @param {Flow[]} flows */
function bandsHeight(flows) {
  const nodes = nodesOf(flows);
  const most = Math.max(...nodes.map(({ step }) => nodes.filter((node) => node.step === step).length));
  return HEAD + Math.max(220, most * NODE);
}

/** @param {Flow[]} flows */
const listHeight = (flows) => Math.min(flows.length, LISTED) * ROW + (flows.length > LISTED ? ROW : 0);

/** @param {Parts} parts @param {string} name */
const colorOf = ({ data, view }, name) =>
  data.outside?.includes(name) ? "channel nobody" : channelClass(name, view.state);

/** @param {Parts} parts */
function drawBands(parts) {
  const { data, flows, width, at } = parts;
  const nodes = nodesOf(flows);
  const first = Math.min(...nodes.map(({ step }) => step));
  const last = Math.max(...nodes.map(({ step }) => step));
  const side = Math.min(150, width * 0.2);
  const { nodes: boxes, links } = layout(flows, data.outside ?? [], [
    [side, HEAD],
    [width - side, bandsHeight(flows) - NODE_GAP / 2],
  ]);
  const bands = links.map((link) => {
    const mark = at < 0 ? "" : link.flow === flows[at] ? "at" : "off";
    return svg`<path class="flow ${colorOf(parts, link.flow.from)} ${mark}" d=${band(link)}>
      <title>${pair(link.flow)} ${data.format(link.flow.value)}</title>
    </path>`;
  });
  const room = (width - 2 * side) / Math.max(last - first, 1);
  const heads = data.steps.slice(first, last + 1).map((name, i) => {
    const isLast = first + i === last;
    const anchor = i === 0 ? "start" : isLast ? "end" : "middle";
    const wide = (i === 0 || isLast ? room / 2 : room) - 8;
    const lines = wrap(name, wide, { size: 12, most: 2 });
    const top = HEAD - 14 - (lines.length - 1) * 14;
    return lines.map(
      (line, row) =>
        svg`<text class="small" x=${side + i * room} y=${top + row * 14} text-anchor=${anchor}>${line}</text>`,
    );
  });
  const names = boxes.map((node) => nameOf(parts, node, { first, last, side, room }));
  return [heads, bands, names];
}

/**
 * A node with its name: outside at both ends, on the bands in between.
 * @param {Parts} parts
 * @param {FlowNode} node
 * @param {{ first: number, last: number, side: number, room: number }} place
 */
function nameOf(parts, node, { first, last, side, room }) {
  const { data } = parts;
  const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
  const isFirst = node.step === first;
  const isOuter = isFirst || node.step === last;
  const x = isFirst ? x0 - 8 : x1 + 8;
  // The name comes first; the value is written where lines are left.
  const most = Math.max(Math.floor((y1 - y0 + NODE_GAP) / LINE), 1);
  const value = data.format(node.value ?? 0);
  const lines = wrap(node.name, isOuter ? side - 10 : room - 30, { most });
  const isWhole = lines.length < most;
  const top = (y0 + y1) / 2 - ((lines.length + (isWhole ? 1 : 0)) * LINE) / 2 + 12;
  const anchor = isFirst ? "end" : "start";
  return svg`<rect class=${colorOf(parts, node.name)} x=${x0} y=${y0} width=${x1 - x0} height=${Math.max(y1 - y0, 1)}>
      <title>${node.name} ${value}</title>
    </rect>
    ${lines.map((line, i) => svg`<text class="halo" paint-order="stroke" x=${x} y=${top + i * LINE} text-anchor=${anchor}>${line}</text>`)}
    ${isWhole ? svg`<text class="small halo ${isOuter ? "" : "on-band"}" paint-order="stroke" x=${x} y=${top + lines.length * LINE} text-anchor=${anchor}>${value}</text>` : nothing}`;
}

/** @param {Parts} parts */
function drawList(parts) {
  const { data, flows, width, at, view } = parts;
  const x = scaleLinear([0, Math.max(...flows.map(({ value }) => value))], [0, width - 12]);
  const rows = flows.slice(0, LISTED).map((flow, i) => {
    const top = i * ROW;
    const value = data.format(flow.value);
    const room = width - widthOf(value, { weight: 650 }) - 16;
    const long = Math.max(x(flow.value), 2);
    return svg`<g class=${at === i ? "at" : ""}>
      <rect class="hover" x="0" y=${top} width=${width} height=${ROW - 4}></rect>
      <text x="0" y=${top + 15}>${shorten(pair(flow), room)}<title>${pair(flow)}</title></text>
      <text class="strong" x=${width} y=${top + 15} text-anchor="end">${value}</text>
      <rect class=${colorOf(parts, flow.from)} x="0" y=${top + 22} width=${long} height="10"></rect>
      <rect class=${colorOf(parts, flow.to)} x=${long + 2} y=${top + 22} width="10" height="10"></rect>
    </g>`;
  });
  const more = flows.length - LISTED;
  if (more <= 0) return rows;
  return [rows, svg`<text class="small" x="0" y=${LISTED * ROW + 18}>${view.say.t("sankey.more", { n: more })}</text>`];
}

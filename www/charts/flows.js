// @ts-check
/** What a Sankey shows: flows from one step to the next, checked, shared out and laid out. */
import { sankey } from "d3-sankey";

/** @typedef {{ step: number, from: string, to: string, value: number }} Flow from a step, counted from 0, to the next */

/**
 * @typedef {object} FlowData
 * @property {string} id
 * @property {string} title what the flows show, as a sentence
 * @property {string} subtitle unit, method and n
 * @property {string} [note]
 * @property {string[]} steps the names of the columns
 * @property {Flow[]} flows
 * @property {string[]} [outside] names that are no channels, as "no further purchase"
 * @property {(value: number) => string} format
 */

/** @typedef {{ id: string, name: string, step: number }} NodeParts */
/** @typedef {{ flow: Flow, value: number }} LinkParts */
/** @typedef {import("d3-sankey").SankeyNode<NodeParts, LinkParts>} FlowNode */
/** @typedef {import("d3-sankey").SankeyLink<NodeParts, LinkParts>} FlowLink */
/** @typedef {{ nodes: FlowNode[], links: FlowLink[] }} FlowLayout */

const NODE_WIDTH = 12;
export const NODE_GAP = 30;

/** Flows that can be drawn, by step and then the largest first. @param {FlowData} data @returns {Flow[]} */
export function drawable({ flows, steps }) {
  return flows
    .filter(({ step, value }) => Number.isFinite(value) && value > 0 && step >= 0 && step < steps.length - 1)
    .sort((a, b) => a.step - b.step || b.value - a.value);
}

/** @param {number} step @param {string} name */
const idOf = (step, name) => `${step} ${name}`;

/** @param {Flow[]} flows @returns {NodeParts[]} */
export function nodesOf(flows) {
  /** @type {Map<string, NodeParts>} */
  const nodes = new Map();
  for (const { step, from, to } of flows) {
    for (const [at, name] of /** @type {[number, string][]} */ ([
      [step, from],
      [step + 1, to],
    ])) {
      nodes.set(idOf(at, name), { id: idOf(at, name), name, step: at });
    }
  }
  return [...nodes.values()];
}

/** What leaves a node towards the next step, all together. @param {Flow[]} flows @param {Flow} one */
export const leaving = (flows, one) =>
  flows.filter(({ step, from }) => step === one.step && from === one.from).reduce((sum, { value }) => sum + value, 0);

/** A step that nothing leads to and nothing leaves would move the columns after it. @param {Flow[]} flows */
export function isUnbroken(flows) {
  const steps = [...new Set(flows.map(({ step }) => step))].sort((a, b) => a - b);
  return steps.every((step, i) => step === steps[0] + i);
}

/**
 * A name has the same rank in every column: the largest first, what is no channel last.
 * @param {Flow[]} flows
 * @param {string[]} outside
 */
function ranks(flows, outside) {
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { from, to, value } of flows) {
    for (const name of [from, to]) totals.set(name, (totals.get(name) ?? 0) + value);
  }
  const isOutside = (/** @type {string} */ name) => Number(outside.includes(name));
  const names = [...totals.keys()].sort(
    (a, b) => isOutside(a) - isOutside(b) || (totals.get(b) ?? 0) - (totals.get(a) ?? 0),
  );
  return new Map(names.map((name, i) => [name, i]));
}

/**
 * @param {Flow[]} flows
 * @param {string[]} outside
 * @param {[[number, number], [number, number]]} extent
 * @returns {FlowLayout}
 */
export function layout(flows, outside, extent) {
  const rank = ranks(flows, outside);
  const first = Math.min(...flows.map(({ step }) => step));
  const arrange = /** @type {import("d3-sankey").SankeyLayout<FlowLayout, NodeParts, LinkParts>} */ (
    /** @type {unknown} */ (sankey())
  );
  return arrange
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.step - first)
    .nodeSort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0))
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_GAP)
    .extent(extent)({
    nodes: /** @type {FlowNode[]} */ (nodesOf(flows)),
    links: flows.map((flow) => ({
      source: idOf(flow.step, flow.from),
      target: idOf(flow.step + 1, flow.to),
      value: flow.value,
      flow,
    })),
  });
}

/** The outline of a link: a band as high as its value, bent from node to node. @param {FlowLink} link */
export function band(link) {
  const source = /** @type {FlowNode} */ (link.source);
  const target = /** @type {FlowNode} */ (link.target);
  const [x0, x1] = [source.x1 ?? 0, target.x0 ?? 0];
  const half = Math.max(link.width ?? 0, 1) / 2;
  const [y0, y1] = [link.y0 ?? 0, link.y1 ?? 0];
  const middle = (x0 + x1) / 2;
  return [
    `M${x0},${y0 - half}C${middle},${y0 - half} ${middle},${y1 - half} ${x1},${y1 - half}`,
    `L${x1},${y1 + half}C${middle},${y1 + half} ${middle},${y0 + half} ${x0},${y0 + half}Z`,
  ].join("");
}

// @ts-check
/** Where a radar's axes and their names are: names around it, or, where there is no room, numbers and a key. */
import { scaleLinear } from "d3-scale";
import { wrap } from "./letters.js";

/** @typedef {import("./radar.js").RadarData} RadarData */
/** @typedef {{ x: number, y: number, anchor: string, lines: string[] }} Label its top */

/**
 * @typedef {object} RadarLayout
 * @property {number} x the centre
 * @property {number} y
 * @property {string[]} axes
 * @property {Label[]} labels
 * @property {{ x: number, y: number }[]} numbers where the axes are only numbered, their numbers
 * @property {number[]} degrees what the rings stand for, the highest last
 * @property {(value: number) => number} radius
 * @property {number} height
 */

const NARROW = 520;
/** From here on a key stands beside the radar. */
const BROAD = 660;
/** More names than this do not find room around. */
const AROUND = 12;
const LINE = 16;
const GAP = 12;
const NUMBER = 18;
const LARGEST = 170;
const MIDDLE_LABEL = 150;
/** What names at the sides need. */
const BESIDE = 150;
/** Between a key's number and its name. */
export const KEY = 26;
/** A scale of more degrees than this shows some rings only. */
const LONG = 10;
const RINGS = 5;

/** @param {Pick<RadarData, "low" | "high">} data @returns {[number, number]} */
export const extentOf = ({ low = 1, high = 5 }) => [low, high];

/** @param {number} i @param {number} n */
const angle = (i, n) => (2 * Math.PI * i) / n - Math.PI / 2;

/** The place of a value on an axis. @param {RadarLayout} layout @param {number} i @param {number} value */
export function place({ x, y, axes, radius }, i, value) {
  const [at, r] = [angle(i, axes.length), radius(value)];
  return [round(x + r * Math.cos(at)), round(y + r * Math.sin(at))];
}

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/** The centre lies one degree below the lowest, so that the lowest can be seen. @param {RadarData} data @param {number} size */
function radiusOf(data, size) {
  const [low, high] = extentOf(data);
  return scaleLinear([low - 1, high], [0, size]).clamp(true);
}

/** Every degree of a short scale, some of a long one. @param {RadarData} data */
function degreesOf(data) {
  const [low, high] = extentOf(data);
  if (high - low <= LONG) return Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return [...scaleLinear([low, high], [0, 1]).ticks(RINGS), high].filter((value, i, all) => all.indexOf(value) === i);
}

/** @param {RadarData} data @param {number} width @param {number} top what stands above @returns {RadarLayout} */
export function radarLayout(data, width, top) {
  const isNarrow = width < NARROW || data.axes.length > AROUND;
  return isNarrow ? numbered(data, width, top) : named(data, width, top);
}

/** @param {RadarData} data @param {number} width @param {number} top @returns {RadarLayout} */
function numbered(data, width, top) {
  const { axes } = data;
  const size = Math.min(width / 2 - NUMBER - GAP, LARGEST);
  const isBeside = width >= BROAD;
  const across = 2 * (size + NUMBER + GAP);
  const [x, y] = [isBeside ? across / 2 : width / 2, top + NUMBER + GAP + size];
  const numbers = axes.map((_, i) => {
    const at = angle(i, axes.length);
    return { x: round(x + (size + NUMBER - 2) * Math.cos(at)), y: round(y + (size + NUMBER - 2) * Math.sin(at)) };
  });
  const left = isBeside ? across + GAP : 0;
  const bottom = y + size + NUMBER + GAP + 8;
  let line = isBeside ? top + GAP : bottom;
  const labels = axes.map((axis) => {
    const lines = wrap(axis, width - left - KEY - 8, { weight: 650 });
    const label = { x: left + KEY, y: line, anchor: "start", lines };
    line += lines.length * LINE + 6;
    return label;
  });
  return {
    x,
    y,
    axes,
    labels,
    numbers,
    degrees: degreesOf(data),
    radius: radiusOf(data, size),
    height: Math.ceil(Math.max(line, bottom)),
  };
}

/** @param {RadarData} data @param {number} width @param {number} top @returns {RadarLayout} */
function named(data, width, top) {
  const { axes } = data;
  const size = Math.min(LARGEST, width / 2 - BESIDE);
  // Laid out around a centre at 0, then moved down as far as the highest name asks.
  const labels = axes.map((axis, i) => labelAround(axis, angle(i, axes.length), size, width));
  const above = Math.max(size, ...labels.map((label) => -label.y));
  const below = Math.max(size, ...labels.map((label) => label.y + label.lines.length * LINE));
  const y = top + GAP + above;
  for (const label of labels) label.y += y;
  const height = Math.ceil(y + below + GAP);
  return { x: width / 2, y, axes, labels, numbers: [], degrees: degreesOf(data), radius: radiusOf(data, size), height };
}

/** @param {string} axis @param {number} at @param {number} size @param {number} width @returns {Label} */
function labelAround(axis, at, size, width) {
  const [dx, dy] = [Math.cos(at) * (size + GAP), Math.sin(at) * (size + GAP)];
  const isMiddle = Math.abs(Math.cos(at)) < 0.1;
  const room = isMiddle ? MIDDLE_LABEL : width / 2 - Math.abs(dx) - 4;
  const lines = wrap(axis, Math.min(room, 210), { weight: 650 });
  const height = lines.length * LINE;
  const y = dy - (height * (1 - Math.sin(at))) / 2;
  return { x: round(width / 2 + dx), y: round(y), anchor: isMiddle ? "middle" : dx > 0 ? "start" : "end", lines };
}

// @ts-check
/** What all drawings of the report share. Colours are attributes, so that a drawing is the same wherever it is put. */

import { shortNames as apartNames } from "../../short-names.js";
import { apart } from "../../still.js";

export const INK = "#1d1b19";
export const MUTED = "#5f5952";
export const LINE = "#d9d3c7";
export const ACCENT = "#0c5f5c";
export const BAD = "#a33a2a";
/** Told apart by colour-blind readers, and 3:1 on white. */
export const SERIES = ["#0c5f5c", "#c8702a", "#2f6db5"];
export const WIDTH = 680;

const LETTER = 0.56;
const SIZE = 12;

/** Signs that a name may hold and a file in XML may not. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text of anyone's as markup holds it: no sign of markup, and nothing that rearranges what stands around it. @param {string | number} text */
export const escaped = (text) =>
  apart(String(text))
    .replace(NO_XML, "\ufffd")
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

/** @param {number} value */
export const round = (value) => Math.round(value * 10) / 10;

/** @param {Record<string, string | number>} attributes */
const attributesOf = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(typeof value === "number" ? round(value) : value)}"`)
    .join("");

/** @param {string} name @param {Record<string, string | number>} attributes @param {string} [content] markup */
export const node = (name, attributes, content = "") => `<${name}${attributesOf(attributes)}>${content}</${name}>`;

/** @param {number} x @param {number} y @param {string} content @param {Record<string, string | number>} [more] */
export const label = (x, y, content, more = {}) =>
  node("text", { x, y, "font-size": SIZE, fill: INK, ...more }, escaped(content));

/** How wide a text is, near enough: the same guess everywhere. @param {string} text */
export const widthOf = (text) => [...text].length * SIZE * LETTER;

/** A text that is no wider than `width`. @param {string} text @param {number} width */
export function shortened(text, width) {
  if (widthOf(text) <= width) return text;
  const most = Math.max(1, Math.floor(width / (SIZE * LETTER)) - 1);
  return `${[...text].slice(0, most).join("").trimEnd()}…`;
}

/** Names no wider than `width`, each told from the others. @param {string[]} names @param {number} width */
export const shortNames = (names, width) => apartNames(names, (name) => shortened(name, width));

/** Lines of a text, none wider than `width`, `most` of them. @param {string} text @param {number} width @param {number} [most] */
export function lines(text, width, most = 2) {
  /** @type {string[]} */
  const all = [];
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  const kept = all.length <= most ? all : [...all.slice(0, most - 1), all.slice(most - 1).join(" ")];
  return kept.map((line) => shortened(line, width));
}

/**
 * @param {number} height
 * @param {string} title what it shows, for who cannot see it
 * @param {string} content markup
 * @param {number} [width]
 */
export const drawing = (height, title, content, width = WIDTH) =>
  node(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${Math.ceil(height)}`, width },
      ...{ height: Math.ceil(height), role: "img", "aria-label": title, "font-family": "system-ui, sans-serif" },
    },
    content,
  );

/** A scale from values to places. @param {[number, number]} from @param {[number, number]} to */
export const scale =
  ([low, high], [start, end]) =>
  (/** @type {number} */ value) =>
    high === low ? (start + end) / 2 : start + ((value - low) / (high - low)) * (end - start);

/** Round values across a range, four to eight of them. @param {number} low @param {number} high */
export function ticks(low, high) {
  const span = high - low;
  if (!(span > 0)) return [low];
  const raw = span / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? power * 10;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  // A step has at most three digits of its own: no 0.30000000000000004.
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toFixed(digits)));
}

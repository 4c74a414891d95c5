// @ts-check
/** A drawing as a file of its own: the colours and letters the page gave it become attributes. */

import { wrap } from "./letters.js";

/** @typedef {{ id: string, title: string, subtitle: string }} Named */

const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "font-family",
  "font-size",
  "font-weight",
  "opacity",
];
const LINE = 1.35;
const MARGIN = 16;
const PNG_SCALE = 2;
/** Signs that a name may hold and a file in XML may not. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SVG = "http://www.w3.org/2000/svg";

/** @param {SVGSVGElement} drawing @param {Named} named */
function standalone(drawing, { title, subtitle }) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const to = copy.querySelectorAll("*");
  for (const [i, element] of drawing.querySelectorAll("*").entries()) dress(element, to[i]);
  const width = drawing.width.baseVal.value + 2 * MARGIN;
  const host = /** @type {Element} */ (drawing.closest("figure"));
  const head = heading(host, [title, subtitle], width - 2 * MARGIN);
  const height = drawing.height.baseVal.value + head.height + MARGIN;
  const page = document.createElementNS(SVG, "svg");
  write(page, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = document.createElementNS(SVG, "rect");
  write(ground, { width, height, fill: getComputedStyle(host.closest(".card") ?? document.body).backgroundColor });
  write(copy, { x: MARGIN, y: head.height });
  copy.removeAttribute("aria-hidden");
  page.append(ground, ...head.lines, copy);
  const text = new XMLSerializer().serializeToString(page).replace(NO_XML, "\ufffd");
  return { text, width, height };
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
function write(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/**
 * Title and subtitle, in lines that fit, as the page sets them.
 * @param {Element} host
 * @param {string[]} texts
 * @param {number} width
 */
function heading(host, texts, width) {
  let height = MARGIN;
  const lines = [host.querySelector("h2"), host.querySelector(".subtitle")].flatMap((like, i) => {
    const style = getComputedStyle(like ?? host);
    const size = Number.parseFloat(style.fontSize);
    return wrap(texts[i], width, { size, weight: Number(style.fontWeight) }).map((text) => {
      height += size * LINE;
      const element = document.createElementNS(SVG, "text");
      element.textContent = text;
      write(element, { x: MARGIN, y: height, fill: style.color, "font-family": style.fontFamily });
      write(element, { "font-size": style.fontSize, "font-weight": style.fontWeight });
      return element;
    });
  });
  return { lines, height: height + MARGIN };
}

/** @param {Element} from @param {Element} to */
function dress(from, to) {
  const style = getComputedStyle(from);
  for (const name of PROPERTIES) to.setAttribute(name, style.getPropertyValue(name));
  to.removeAttribute("class");
}

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {SVGSVGElement} drawing @param {Named} named */
export function saveSvg(drawing, named) {
  const { text } = standalone(drawing, named);
  download(new Blob([text], { type: "image/svg+xml" }), `omnimeter-${named.id}.svg`);
}

/**
 * A drawing as a picture, on white: a slide may be of any colour.
 * @param {string} text the drawing @param {number} width @param {number} height
 * @returns {Promise<Blob>}
 */
export async function pngOf(text, width, height) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PNG_SCALE, PNG_SCALE);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((given, failed) =>
    canvas.toBlob((blob) => (blob ? given(blob) : failed(new Error("no picture was drawn"))), "image/png"),
  );
}

/** @param {SVGSVGElement} drawing @param {Named} named */
export async function savePng(drawing, named) {
  const { text, width, height } = standalone(drawing, named);
  download(await pngOf(text, width, height), `omnimeter-${named.id}.png`);
}

// @ts-check
/** A drawing as a file of its own: the colours and letters the page gave it become attributes. */

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
const HEAD = 56;
const MARGIN = 16;
const PNG_SCALE = 2;
const SVG = "http://www.w3.org/2000/svg";

/** @param {SVGSVGElement} drawing @param {Named} named */
function standalone(drawing, { title, subtitle }) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const from = drawing.querySelectorAll("*");
  const to = copy.querySelectorAll("*");
  for (const [i, element] of from.entries()) dress(element, to[i]);
  const width = drawing.width.baseVal.value + 2 * MARGIN;
  const height = drawing.height.baseVal.value + HEAD + MARGIN;
  const page = document.createElementNS(SVG, "svg");
  const size = { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` };
  for (const [name, value] of Object.entries(size)) page.setAttribute(name, String(value));
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  ground.setAttribute("fill", getComputedStyle(drawing).getPropertyValue("--card-solid") || "Canvas");
  const host = /** @type {Element} */ (drawing.closest("figure"));
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(HEAD));
  copy.removeAttribute("aria-hidden");
  page.append(
    ground,
    line(title, host.querySelector("h2"), 24),
    line(subtitle, host.querySelector(".subtitle"), 44),
    copy,
  );
  return { text: new XMLSerializer().serializeToString(page), width, height };
}

/** @param {string} text @param {Element | null} like @param {number} y */
function line(text, like, y) {
  const element = document.createElementNS(SVG, "text");
  element.textContent = text;
  element.setAttribute("x", String(MARGIN));
  element.setAttribute("y", String(y));
  if (like) {
    const style = getComputedStyle(like);
    element.setAttribute("fill", style.color);
    for (const name of ["font-family", "font-size", "font-weight"])
      element.setAttribute(name, style.getPropertyValue(name));
  }
  return element;
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

/** @param {SVGSVGElement} drawing @param {Named} named */
export async function savePng(drawing, named) {
  const { text, width, height } = standalone(drawing, named);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(PNG_SCALE, PNG_SCALE);
  context.drawImage(image, 0, 0);
  canvas.toBlob((blob) => blob && download(blob, `omnimeter-${named.id}.png`), "image/png");
}

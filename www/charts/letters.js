// @ts-check
/** How wide letters are, so that labels wrap inside a drawing instead of being cut off. */

/** @typedef {{ size?: number, weight?: number }} Letters */

const SIZE = 13;
const ELLIPSIS = "…";
/** Where nothing can be measured, a letter is this share of its size wide. */
const GUESS = 0.58;

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;
/** An element that is lettered as the drawings are. @type {Element | null} */
let model = null;
/** The letters last asked for, and of which element: to ask again makes the browser dress the whole page anew. */
let known = { of: /** @type {Element | null} */ (null), family: "" };

/** Inside another page the letters are not those of its body. @param {Element} element */
export function measureLike(element) {
  model = element;
}

/** @param {string} text @param {Letters} [letters] in pixels */
export function widthOf(text, { size = SIZE, weight = 400 } = {}) {
  canvas ??= globalThis.document?.createElement("canvas").getContext("2d") ?? null;
  if (!canvas) return text.length * size * GUESS;
  const like = model?.isConnected ? model : document.body;
  if (known.of !== like) known = { of: like, family: getComputedStyle(like).fontFamily };
  canvas.font = `${weight} ${size}px ${known.family}`;
  return canvas.measureText(text).width;
}

/** The pieces that a line may be broken between; a word too long for a line is broken itself.
 * @param {string} text @param {number} width @param {Letters} letters */
function pieces(text, width, letters) {
  return text
    .split(/(?<=[-/–])|[ \t\n]+/u)
    .filter(Boolean)
    .flatMap((word) => {
      const parts = [];
      let rest = [...word];
      while (rest.length > 1 && widthOf(rest.join(""), letters) > width) {
        const fits = rest.findIndex((_, i) => i > 0 && widthOf(rest.slice(0, i + 1).join(""), letters) > width);
        parts.push(rest.slice(0, fits).join(""));
        rest = rest.slice(fits);
      }
      return [...parts, rest.join("")];
    });
}

/**
 * The lines of a text that is no wider than `width`; beyond `most` lines the last ends in an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {Letters & { most?: number }} [options]
 * @returns {string[]}
 */
export function wrap(text, width, { most = Number.POSITIVE_INFINITY, ...letters } = {}) {
  /** @type {string[]} */
  const lines = [];
  for (const piece of pieces(text, width, letters)) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : `${last}${/[-/–]$/.test(last) ? "" : " "}${piece}`;
    if (last === undefined || widthOf(joined, letters) > width) lines.push(piece);
    else lines[lines.length - 1] = joined;
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(" "), width, letters)];
}

/** The text, or its beginning with an ellipsis. @param {string} text @param {number} width @param {Letters} [letters] */
export function shorten(text, width, letters) {
  if (widthOf(text, letters) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(signs.join("") + ELLIPSIS, letters) > width) signs.pop();
  return signs.join("").trimEnd() + ELLIPSIS;
}

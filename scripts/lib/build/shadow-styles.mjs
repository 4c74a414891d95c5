// @ts-check
/**
 * The page's style sheet as an element inside another page wears it: the element is a small page of its own, so what
 * the sheet says of the page (its root, its width and height, its letters) is said of the element.
 */
import { Fault } from "../say.mjs";

/** The tokens that a page around may set, under a name of ours: `--accent` as `--omnimeter-accent`. */
const TOKENS = /:root,:host\{([^}]*)\}/;

/** @param {string} tokens declarations, without the braces */
const open = (tokens) =>
  tokens.replace(/--([\w-]+):\s*([^;]+)/g, (_, name, value) => `--${name}:var(--omnimeter-${name}, ${value.trim()})`);

/**
 * @param {string} css minified
 * @returns {string}
 */
export function shadowStyles(css) {
  if (!TOKENS.test(css))
    throw new Fault("The tokens of the page's style are not where they were: see shadow-styles.mjs.");
  const text = css
    .replace(TOKENS, (_, tokens) => `.root{${open(tokens)}}`)
    .replaceAll(":root", ".root")
    .replace(/(^|[},])html(?=[{,])/g, "$1.root")
    // The element within has its own box: see www/embed/host.css.
    .replace(/(?<=^|\})(?:body|omnimeter-workbench)\{[^}]*\}/g, "")
    .replace(/@media\s*\(((?:max|min)-width:[^)]+)\)/g, "@container omnimeter ($1)")
    .replace(/(\d)(?:vh|vw)\b/g, (unit, digit) => `${digit}cq${unit.endsWith("vh") ? "h" : "w"}`)
    // The letters of a page around may be of another size.
    .replace(/(-?\d*\.?\d+)rem\b/g, "calc($1 * var(--omnimeter-rem, 1rem))");
  const left = /(?:^|[},\s])(?:html|body|omnimeter-workbench)[{,\s]|:root|@media\s*\([^)]*width/.exec(text);
  if (left) throw new Fault(`The style says something of a page that an element has not: ${left[0]}`);
  return text;
}

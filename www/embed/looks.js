// @ts-check
/** What the elements for other pages share: one style sheet, the language, the theme, and their properties. */

import base from "../generated/shadow-styles.js";
import { LANGUAGES } from "../say.js";
import own from "./host.css";

/** @typedef {import("../say.js").Language} Language */
/** @typedef {import("../store/state.js").Theme} Theme */

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** A shadow root that is dressed as the page is. @param {HTMLElement} host */
export function dressedRoot(host) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`.root{all:initial}${base}${own}`);
  }
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** @param {string | null} tag a language as HTML names it @returns {Language | null} */
const spoken = (tag) => LANGUAGES.find((one) => tag?.toLowerCase().split("-")[0] === one) ?? null;

/** The language of an element: its own, that of what it stands in, or the reader's. @param {HTMLElement} host */
export function languageOf(host) {
  const said = /** @type {HTMLElement | null} */ (host.closest("[lang]"))?.lang ?? null;
  return spoken(said) ?? spoken(navigator.language) ?? "en";
}

/** @param {HTMLElement} host @returns {Theme} */
export function themeOf(host) {
  const theme = host.getAttribute("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Whatever a program has set before the element was known goes through its properties now. @param {any} element @param {string[]} names */
export function takeUp(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** @param {HTMLElement} host @param {string} name @param {unknown} detail */
export function tell(host, name, detail) {
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}

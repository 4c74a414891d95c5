// @ts-check
/** Whether what files hold has stayed text: it has run nothing, made nothing, and turned no sentence around. */
import { expect } from "./site.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {string} cell a cell of a delimited file */
export const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** @param {Page} page */
export async function expectHarmless(page) {
  const state = await page.evaluate(() => ({
    hit: /** @type {any} */ (globalThis).hit,
    polluted: /** @type {any} */ ({}).hit ?? Object.keys(Object.prototype).length,
    strangers: document.querySelectorAll(
      "main script, main iframe, main object, main embed, main base, main meta, main style, dialog script, dialog iframe, .rail img, main img, dialog img",
    ).length,
    handlers: [...document.querySelectorAll("omnimeter-workbench *")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    ).length,
  }));
  expect(state).toEqual({ hit: undefined, polluted: 0, strangers: 0, handlers: 0 });
}

/**
 * Text that is written from right to left, or says it is, stands by itself: alone in its block, in an inline element
 * that isolates it, or between signs that do. A mark that turns letters around never stands in a sentence of ours.
 * @param {Page} page @param {string} what
 */
export async function expectIsolated(page, what) {
  const found = await page.evaluate(() => {
    const TURNS = /[\u202a-\u202e\u2066\u2067]/;
    const EITHER = /[\u202a-\u202e\u2066\u2067\u0590-\u08ff]/;
    const WALLED = /\u2068[^\u2068\u2069]*\u2069/g;
    /** @type {string[]} */
    const loose = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent ?? "";
      const element = /** @type {Element} */ (node.parentElement);
      if (!EITHER.test(text) || element.closest("script, style")) continue;
      if (!TURNS.test(text) && !EITHER.test(text.replace(WALLED, ""))) continue;
      const { unicodeBidi } = getComputedStyle(element);
      const alone = [...element.childNodes].every(
        (one) => one === node || one.nodeType === Node.COMMENT_NODE || !one.textContent?.trim(),
      );
      if (!(unicodeBidi.includes("isolate") && alone) && !(element.localName === "text" && alone))
        loose.push(`${element.localName}: ${JSON.stringify(text.trim().slice(0, 80))}`);
    }
    return loose;
  });
  expect(found, `${what}: names that could turn the text beside them`).toEqual([]);
}

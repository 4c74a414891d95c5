// @ts-check
/** The colours: readable on every surface, in light and in dark. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

const css = fs.readFileSync(new URL("../../www/styles/tokens.css", import.meta.url), "utf8");

/** Name to light and dark. @type {Map<string, [string, string]>} */
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}));/g)].map(
    ([, name, light, dark, both]) => [name, /** @type {[string, string]} */ ([light ?? both, dark ?? both])],
  ),
);

/** Relative luminance, WCAG 2. @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b @param {0 | 1} theme */
function contrast(a, b, theme) {
  const [x, y] = [a, b].map((name) => {
    const pair = colours.get(name);
    assert.ok(pair, `${name} is a token`);
    return luminance(pair[theme]);
  });
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** @param {string} front @param {string[]} surfaces @param {number} least */
function readable(front, surfaces, least) {
  for (const surface of surfaces) {
    for (const theme of /** @type {const} */ ([0, 1])) {
      const found = contrast(front, surface, theme);
      assert.ok(found >= least, `${front} on ${surface}, ${theme ? "dark" : "light"}: ${found.toFixed(2)} < ${least}`);
    }
  }
}

test("text reaches 4.5:1 on every surface it stands on", () => {
  readable("ink", ["page", "card", "rail", "accent-soft", "bad-soft"], 7);
  readable("muted", ["page", "card", "rail", "accent-soft"], 4.5);
  readable("accent", ["page", "card", "rail"], 4.5);
  readable("on-accent", ["accent"], 4.5);
  for (const name of ["good", "bad"]) readable(name, ["page", "card"], 4.5);
});

test("edges of fields reach 3:1", () => readable("edge", ["page", "card"], 3));

test("channels reach 3:1 against every surface, and no two are the same", () => {
  const channels = [...colours.keys()].filter((name) => name.startsWith("channel-"));
  assert.ok(channels.length >= 16);
  for (const name of channels) readable(name, ["page", "card"], 3);
  assert.equal(new Set(channels.map((name) => String(colours.get(name)))).size, channels.length);
});

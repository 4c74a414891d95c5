// @ts-check
/** The page's style as an element in another page wears it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shadowStyles } from "../../scripts/lib/build/shadow-styles.mjs";

const TOKENS = ":root,:host{color-scheme:light dark;--ink: light-dark(#111, #eee);--size: .75rem}";

test("the root of the page becomes the root of the element, and its tokens can be set from outside", () => {
  assert.equal(
    shadowStyles(`${TOKENS}:root[data-theme=dark]{color-scheme:dark}html{color:var(--ink)}body{margin:0}`),
    ".root{color-scheme:light dark;--ink:var(--omnimeter-ink, light-dark(#111, #eee));" +
      "--size:var(--omnimeter-size, calc(.75 * var(--omnimeter-rem, 1rem)))}" +
      ".root[data-theme=dark]{color-scheme:dark}.root{color:var(--ink)}",
  );
});

test("width and height are the element's, and other questions to the browser stay", () => {
  const css = "@media(max-width:860px){.rail{height:100vh;width:min(5px,100vw)}}@media print{.a{color:red}}";
  assert.ok(
    shadowStyles(TOKENS + css).endsWith(
      "@container omnimeter (max-width:860px){.rail{height:100cqh;width:min(5px,100cqw)}}@media print{.a{color:red}}",
    ),
  );
});

test("what would reach a page that is not there stops the build", () => {
  assert.throws(() => shadowStyles("main{color:red}"), /tokens/);
  assert.throws(() => shadowStyles(`${TOKENS}main > html .a{color:red}`), /has not/);
});

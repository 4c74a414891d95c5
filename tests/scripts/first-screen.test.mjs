// @ts-check
/** Which scripts the page asks for, and in which order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { preloads } from "../../scripts/lib/build/bundles.mjs";

/** @param {string[]} now @param {string[]} [later] @returns {any} */
const output = (now, later = []) => ({
  imports: [
    ...now.map((name) => ({ path: `site/assets/${name}`, kind: "import-statement" })),
    ...later.map((name) => ({ path: `site/assets/${name}`, kind: "dynamic-import" })),
    { path: "./wasm-bytes.js", kind: "dynamic-import", external: true },
  ],
});

test("first what the page cannot start without, then the engine and the texts, then all the rest, each once", () => {
  const outputs = {
    "site/assets/room-voice-A1.js": output(["chunk-B2.js", "chunk-D4.js"]),
    "site/assets/main.js": output(["chunk-B2.js"], ["room-voice-A1.js", "fr-E5.js", "en-F6.js"]),
    "site/assets/main.css": output([]),
    "site/assets/chunk-B2.js": output(["chunk-C3.js"]),
    "site/assets/chunk-C3.js": output(["chunk-B2.js"]),
    "site/assets/chunk-D4.js": output([]),
    "site/assets/fr-E5.js": output([]),
    "site/assets/en-F6.js": output([]),
  };
  const links = preloads(/** @type {any} */ ({ inputs: {}, outputs }));
  const now = ["chunk-B2", "chunk-C3", "wasm-bytes", "fr-E5", "en-F6"];
  const later = ["room-voice-A1", "chunk-D4", "spreadsheet-bytes", "sample-bytes"];
  assert.deepEqual(links, [
    ...now.map((name) => `<link rel="modulepreload" href="assets/${name}.js">`),
    ...later.map((name) => `<link rel="modulepreload" href="assets/${name}.js" fetchpriority="low">`),
  ]);
});

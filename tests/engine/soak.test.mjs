// @ts-check
/** Memory stays flat while files come and go; `npm run soak` does the same with 50 MB, fifty times. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist } from "../../scripts/lib/paths.mjs";
import { grown, soak } from "../../scripts/lib/soak/soak.mjs";

test("a file that is loaded and taken out again leaves no memory behind", async () => {
  const engine = pathToFileURL(path.join(dist, "npm", "node.js")).href;
  const all = await soak({ engine, rounds: 16, bytes: 2e6 });
  assert.equal(all.length, 16);
  assert.ok(all[0].wasm > 2e6, "the engine's memory is seen");
  assert.deepEqual(grown(all), []);
});

test("what grows after the first rounds is told, and by how much", () => {
  const MIB = 1 << 20;
  const held = (/** @type {number} */ round, wasm = 20, heap = 10) => {
    return { round, wasm: wasm * MIB, heap: heap * MIB, buffers: 0, ms: 1 };
  };
  const flat = Array.from({ length: 16 }, (_, i) => held(i + 1, i < 3 ? 5 + i : 20, 10 + (i % 2)));
  assert.deepEqual(grown(flat), []);
  const leaking = flat.map((one, i) => ({ ...one, wasm: one.wasm + i * MIB }));
  assert.deepEqual(grown(leaking), [{ kind: "wasm", bytes: 5 * MIB }]);
  const heaped = flat.map((one, i) => ({ ...one, heap: one.heap + i * MIB }));
  assert.deepEqual(
    grown(heaped).map(({ kind }) => kind),
    ["heap"],
  );
});

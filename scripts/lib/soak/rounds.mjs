// @ts-check
/** In a thread of its own: loads a file, asks for its figures, takes it out again, and says what memory is held. */
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";

/** @typedef {{ round: number, wasm: number, heap: number, buffers: number, ms: number }} Held bytes after a round */

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** The memory of each wasm that is started in this thread. @type {WebAssembly.Memory[]} */
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} [imports] */
  constructor(module, imports) {
    super(module, imports);
    if (this.exports.memory instanceof WebAssembly.Memory) memories.push(this.exports.memory);
  }
};

/** As many rows as make so many bytes: one euro each, of a few hundred customers. @param {number} bytes */
function orders(bytes) {
  const pieces = ["order_id,customer_id,order_date,channel,store,amount\n"];
  let rows = 0;
  for (let size = pieces[0].length; size < bytes; rows++) {
    const day = String((rows % 28) + 1).padStart(2, "0");
    const channel = rows % 3 === 0 ? "web," : "store,Lyon";
    pieces.push(`A${rows},C${rows % 777},2026-0${(rows % 9) + 1}-${day},${channel},1\n`);
    size += pieces[pieces.length - 1].length;
  }
  return { rows, file: new File([pieces.join("")], "orders.csv") };
}

const { engine: from, rounds, bytes } = workerData;
const { openEngine } = await import(from);
const { rows, file } = orders(bytes);
const engine = await openEngine();
for (let round = 1; round <= rounds; round++) {
  const start = performance.now();
  const { proposal } = await engine.sniff(file);
  const id = await engine.load(file, proposal);
  const { kpis } = await engine.figures({}, ["revenue_total"]);
  // What is not really read would be easy to forget.
  assert.equal(kpis[0].value, rows);
  await engine.remove(id);
  assert.deepEqual((await engine.report()).inputs, []);
  collect();
  const { heapUsed: heap, arrayBuffers: buffers } = process.memoryUsage();
  const wasm = memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  parentPort?.postMessage({ round, wasm, heap, buffers, ms: performance.now() - start });
}
assert.equal(memories.length, 1);
await engine.close();

// @ts-check
/** The intervals of lifetime value as the Customers room asks for them: in rounds, shown after each, and stopped between. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { customerAsks } from "../../www/store/segments.js";

const file = new File(
  [fs.readFileSync(new URL("../data/examples/repeat-buying.csv", import.meta.url))],
  "repeat-buying.csv",
);
const choices = { customers: { view: "clv", model: "mbg-nbd", ties: "together", step: "month", compare: [] } };
const [first, then] = customerAsks(/** @type {any} */ ({ choices }), /** @type {any} */ ({}));

/** An engine with orders, and what is told on the way. */
async function opened() {
  const engine = await openEngine({ worker: false });
  const { proposal } = await engine.sniff(file, { table: "orders" });
  assert.ok(proposal);
  await engine.load(file, proposal);
  /** @type {any[]} */
  const told = [];
  return { engine, told };
}

test("each round is told with its intervals, and the last is the answer", async () => {
  const { engine, told } = await opened();
  const plain = /** @type {any} */ (await first.put(engine, /** @type {any} */ ({}), /** @type {any} */ ({})));
  assert.equal(plain.forecast.low, null);
  const { signal } = new AbortController();
  const onProgress = (/** @type {any} */ progress, /** @type {any} */ soFar) => void told.push([progress, soFar]);
  const last = /** @type {any} */ (await then.put(engine, /** @type {any} */ ({}), { signal, onProgress }));
  assert.deepEqual(
    told.map(([{ bytes, total }, soFar]) => [bytes / total, soFar.forecast.draws]),
    [
      [0.25, 10],
      [0.5, 20],
      [1, 40],
    ],
  );
  assert.ok(told.every(([, { forecast }]) => forecast.low < forecast.purchases && forecast.high > forecast.purchases));
  assert.equal(last.forecast.draws, 40);
  // The value itself is that of the figures shown before.
  assert.equal(last.forecast.purchases, plain.forecast.purchases);
  await engine.close();
});

test("what is stopped on the way draws no more", async () => {
  const { engine, told } = await opened();
  const stop = new AbortController();
  const onProgress = (/** @type {any} */ progress) => {
    told.push(progress);
    stop.abort();
  };
  const asked = then.put(engine, /** @type {any} */ ({}), { signal: stop.signal, onProgress });
  await assert.rejects(asked, { code: "cancelled" });
  assert.equal(told.length, 1);
  await engine.close();
});

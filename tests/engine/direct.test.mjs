// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { orders, warmUp } from "../../www/warm-up.js";
import { cases } from "./contract.mjs";

for (const [name, run] of Object.entries(cases)) {
  test(`direct: ${name}`, async () => {
    const engine = await openEngine({ worker: false });
    await run(engine);
    await engine.close();
  });
}

test("a stop of the engine is told as such", async () => {
  // In a thread of its own: nothing can be done with this one's wasm afterwards.
  const { execFile } = await import("node:child_process");
  const script = `
    import { openEngine } from "./www/engine.js";
    const engine = await openEngine();
    await engine.fireDrill().catch((problem) => console.log(problem.code, problem.message));`;
  const { promisify } = await import("node:util");
  const cwd = new URL("../..", import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd });
  assert.match(stdout, /^engine-stopped the engine stopped unexpectedly \(.*src\/js\/mod\.rs/);
});

test("what the engine is warmed up with goes all the way of a file, and leaves nothing behind", async () => {
  const engine = /** @type {import("../../www/direct-engine.js").DirectEngine} */ (await openEngine({ worker: false }));
  const file = new File([orders()], "orders.csv");
  const { proposal } = await engine.sniff(file);
  assert.equal(proposal?.table, "orders");
  const fields = Object.keys(proposal.fields ?? {}).sort();
  assert.deepEqual(fields, ["amount", "channel", "currency", "customer_id", "order_id", "ordered_at"]);
  await warmUp();
  assert.equal(await engine.load(file, proposal), 0, "the first file of this engine");
  const revenue = (await engine.report({})).kpis.find(({ id }) => id === "revenue_total");
  assert.equal(revenue?.value, 60 * 20.5 + (59 * 60) / 2);
  await engine.close();
});

// @ts-check
import { test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { packedCases } from "./packed.mjs";

for (const [name, run] of Object.entries(packedCases)) {
  test(`direct: ${name}`, async () => {
    const engine = await openEngine({ worker: false });
    await run(engine);
    await engine.close();
  });
}

// @ts-check
/** Omnimeter: the whole typed load with its ledger, every row joined, then revenue by channel. */
import { openEngine } from "../../../www/engine.js";

const engine = /** @type {import("../../../www/worker-engine.js").WorkerEngine} */ (await openEngine());
// As the page does while nobody has chosen a file yet.
await engine.warmUp();

/** @param {File} file */
globalThis.answer = async (file) => {
  const { proposal } = await engine.sniff(file);
  await engine.load(file, proposal);
  const { kpis } = await engine.figures({ settings: { zone: "UTC" } }, ["revenue_by_channel"]);
  const { breakdown } = kpis.find((kpi) => kpi.id === "revenue_by_channel");
  return Object.fromEntries(breakdown.map((slice) => [slice.key, Math.round(slice.value * 100)]));
};

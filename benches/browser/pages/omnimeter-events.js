// @ts-check
/** Omnimeter: the whole typed load with its ledger, then every distinct journey with its conversions. */
import { openEngine } from "../../../www/engine.js";

const engine = /** @type {import("../../../www/worker-engine.js").WorkerEngine} */ (await openEngine());
// As the page does while nobody has chosen a file yet.
await engine.warmUp();
const SHORT = 2;

/** @param {File} file */
globalThis.answer = async (file) => {
  const { proposal } = await engine.sniff(file, { table: "touches" });
  await engine.load(file, proposal);
  const { rows, total } = await engine.pathsPage({ settings: { zone: "UTC" }, limit: 10_000, sort: "journeys" });
  const short = rows.filter(({ path }) => path.length <= SHORT);
  const counted = short.map(({ path, journeys, conversions }) => [path.join(" > "), `${conversions} of ${journeys}`]);
  return { ...Object.fromEntries(counted), paths: total };
};

// @ts-check
/**
 * Omnimeter without a page: files in, figures out.
 *
 * ```js
 * import { openEngine } from "omnimeter";
 * const engine = await openEngine();
 * const file = new File([csv], "orders.csv");
 * const { proposal } = await engine.sniff(file);
 * await engine.load(file, proposal);
 * const { kpis } = await engine.report({ settings: { zone: "Europe/Paris" } });
 * ```
 */
import { spreadsheetBytes, wasmBytes } from "#wasm";
import { DirectEngine } from "./direct-engine.js";
import { WorkerEngine } from "./worker-engine.js";

export { interview, rolesOf } from "./interview-sheet.js";
export { absentFrom, fittingPreset, readPreset } from "./preset-file.js";
export { Problem } from "./problem.js";
export { inWords } from "./sector-words.js";

/** @typedef {DirectEngine | WorkerEngine} Engine */

/** In a page the work is done apart from it; in Node and inside a worker, here. */
const canHaveWorker = () => typeof Worker === "function" && typeof document === "object";

/**
 * Opens an engine.
 * @param {{ worker?: boolean, wasm?: Uint8Array }} [options] whether the work is done in a worker (in a page it is,
 *   by default), and the bytes of the wasm, where the caller has them
 * @returns {Promise<Engine>}
 */
export async function openEngine({ worker = canHaveWorker(), wasm } = {}) {
  const bytes = wasm ?? (await wasmBytes());
  return worker ? WorkerEngine.start(bytes, spreadsheetBytes) : DirectEngine.start(bytes, spreadsheetBytes);
}

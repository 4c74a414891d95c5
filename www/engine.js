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
import { Problem } from "./problem.js";
import { WorkerEngine } from "./worker-engine.js";

export { interview, rolesOf } from "./interview-sheet.js";
export { absentFrom, fittingPreset, readPreset } from "./preset-file.js";
export { Problem } from "./problem.js";
export { inWords } from "./sector-words.js";

/** @typedef {DirectEngine | WorkerEngine} Engine */

/** The bytes of a wasm, or where they come from. @typedef {Uint8Array<ArrayBuffer> | ArrayBuffer | Response | URL | string} Wasm */

/** @param {Wasm | Promise<Wasm>} source @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOf(source) {
  const given = await source;
  if (given instanceof Uint8Array) return given;
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  const answer = given instanceof Response ? given : await fetch(given);
  if (!answer.ok)
    throw new Problem({
      code: "no-wasm",
      message: `the wasm could not be loaded from ${answer.url} (${answer.status})`,
      hint: "Check that the file is served at this address.",
    });
  return new Uint8Array(await answer.arrayBuffer());
}

/** In a page the work is done apart from it; in Node and inside a worker, here. */
const canHaveWorker = () => typeof Worker === "function" && typeof document === "object";

/**
 * Opens an engine.
 * @param {object} [options]
 * @param {boolean} [options.worker] whether the work is done in a worker: in a page it is, by default
 * @param {Wasm | Promise<Wasm>} [options.wasm] the bytes of `omnimeter.wasm`, or its address; needed by `omnimeter/slim`
 * @param {() => Wasm | Promise<Wasm>} [options.spreadsheet] asked for those of `spreadsheet.wasm` when the first workbook
 *   is opened; needed for workbooks by `omnimeter/slim`
 * @returns {Promise<Engine>}
 */
export async function openEngine({ worker = canHaveWorker(), wasm, spreadsheet } = {}) {
  const bytes = wasm ? bytesOf(wasm) : wasmBytes();
  const sheets = spreadsheet ? async () => bytesOf(spreadsheet()) : spreadsheetBytes;
  return worker ? WorkerEngine.start(bytes, sheets) : DirectEngine.start(await bytes, sheets);
}

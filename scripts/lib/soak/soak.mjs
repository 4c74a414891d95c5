// @ts-check
/** Whether memory stays flat while a file is loaded and taken out again, many times. */
import { Worker } from "node:worker_threads";

/** @typedef {import("./rounds.mjs").Held} Held */

/**
 * @param {{ engine: string, rounds: number, bytes: number, onRound?: (held: Held) => void }} what `engine` is the
 *   address of the package
 * @returns {Promise<Held[]>}
 */
export function soak({ onRound, ...workerData }) {
  return new Promise((resolve, reject) => {
    /** @type {Held[]} */
    const all = [];
    const worker = new Worker(new URL("rounds.mjs", import.meta.url), { workerData });
    worker.on("message", (held) => {
      all.push(held);
      onRound?.(held);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve(all) : reject(new Error(`the soak ended with ${code}`))));
  });
}

/**
 * Rounds in which the engine may still grow to what a file takes. What stays between two files may lie in the middle of
 * what a file needs in one piece, so that the memory grows once more; of 120 rounds the eighth was the last to do so.
 */
export const WARM = 9;
/** What may be gained after them: code that is compiled, caches. */
const FLAT = 0.03;
/** A heap of a few MiB wavers by more than a share of it. */
const WAVER = 2 << 20;

/** What grew after the rounds of warming up, by how many bytes. @param {Held[]} all */
export function grown(all) {
  const kinds = /** @type {const} */ (["wasm", "heap", "buffers"]);
  const before = all.slice(WARM - 2, WARM);
  const after = all.slice(WARM);
  return kinds.flatMap((kind) => {
    const least = Math.max(...before.map((held) => held[kind]));
    const end = Math.min(...after.slice(-3).map((held) => held[kind]));
    const allowed = Math.max(least * FLAT, kind === "wasm" ? 0 : WAVER);
    return end - least > allowed ? [{ kind, bytes: end - least }] : [];
  });
}

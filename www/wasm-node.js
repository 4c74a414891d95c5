// @ts-check
/** The bytes of the wasm, from the file beside the module. */
import { readFile } from "node:fs/promises";

/** In the package, and in the source tree. */
const places = ["./omnimeter.wasm", "./generated/core_bg.wasm"];

/** @returns {Promise<Uint8Array>} */
export async function wasmBytes() {
  for (const place of places) {
    try {
      return await readFile(new URL(place, import.meta.url));
    } catch {
      // The next one, then.
    }
  }
  throw new Error("The wasm file is missing: build the project, or install the package again.");
}

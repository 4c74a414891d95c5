// @ts-check
/** The bytes of the wasm, from the files beside the module. */
import { readFile } from "node:fs/promises";

/** @param {string[]} places in the package, and in the source tree @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function firstOf(places) {
  for (const place of places) {
    try {
      return new Uint8Array(await readFile(new URL(place, import.meta.url)));
    } catch {
      // The next one, then.
    }
  }
  throw new Error("The wasm file is missing: build the project, or install the package again.");
}

export const wasmBytes = () => firstOf(["./omnimeter.wasm", "./generated/core_bg.wasm"]);

/** Those of the spreadsheet module. */
export const spreadsheetBytes = () => firstOf(["./spreadsheet.wasm", "./generated/spreadsheet_bg.wasm"]);

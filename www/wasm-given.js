// @ts-check
/** The caller brings the bytes of the wasm: none are in the script. */
import { Problem } from "./problem.js";

/** @param {string} option @param {string} file @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function lacking(option, file) {
  throw new Problem({
    code: "no-wasm",
    message: `the bytes of ${file} were not given`,
    hint: `Give them to openEngine as \`${option}\`: they are in the package as omnimeter/${file}.`,
  });
}

export const wasmBytes = () => lacking("wasm", "omnimeter.wasm");
export const spreadsheetBytes = () => lacking("spreadsheet", "spreadsheet.wasm");

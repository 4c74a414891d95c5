// @ts-check
/** The bytes of the wasm, each from a script that is asked for when it is needed: classic scripts import no other way. */
import { decoded } from "./base64.js";
import { Problem } from "./problem.js";

/** @param {Promise<{ default: string }>} script */
async function bytes(script) {
  const { default: base64 } = await script.catch(() => {
    throw new Problem({
      code: "no-wasm",
      message: "the script that carries the wasm could not be loaded",
      hint: "wasm-bytes.js and spreadsheet-bytes.js belong beside script.js, on the same server.",
    });
  });
  return decoded(base64);
}

export const wasmBytes = () => bytes(import("./generated/wasm-bytes.js"));
export const spreadsheetBytes = () => bytes(import("./generated/spreadsheet-bytes.js"));

// @ts-check
/** The bytes of the wasm, each from a script of its own that nothing else waits for. */
import { unpacked } from "./base64.js";
import { Problem } from "./problem.js";

/** @param {Promise<{ default: string }>} script */
async function bytes(script) {
  const { default: base64 } = await script.catch(() => {
    throw new Problem({
      code: "no-wasm",
      message: "the script that carries the wasm could not be loaded",
      hint: "wasm-bytes.js, spreadsheet-bytes.js and sample-bytes.js belong beside the script that asks for them, on the same server.",
    });
  });
  return unpacked(base64);
}

export const wasmBytes = () => bytes(import("./generated/wasm-bytes.js"));
export const spreadsheetBytes = () => bytes(import("./generated/spreadsheet-bytes.js"));

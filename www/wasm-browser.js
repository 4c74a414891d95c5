// @ts-check
/** The bytes of the wasm, from the scripts that carry them: a page may then forbid every request. */
import { unpacked } from "./base64.js";
import base64 from "./generated/wasm-bytes.js";
import { Problem } from "./problem.js";

export const wasmBytes = () => unpacked(base64);

/** Those of the spreadsheet module, in a script that is not loaded before. */
export async function spreadsheetBytes() {
  const script = await import("./generated/spreadsheet-bytes.js").catch(() => {
    throw new Problem({
      code: "packed-no-module",
      message: "the script that reads workbooks could not be loaded",
      hint: "Connect to the network and open the page again.",
    });
  });
  return unpacked(script.default);
}

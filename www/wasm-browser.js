// @ts-check
/** The bytes of the wasm, from the scripts that carry them: a page may then forbid every request. */
import base64 from "./generated/wasm-bytes.js";
import { Problem } from "./problem.js";

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function decoded(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export const wasmBytes = async () => decoded(base64);

/** Those of the spreadsheet module, in a script that is not loaded before. */
export async function spreadsheetBytes() {
  const script = await import("./generated/spreadsheet-bytes.js").catch(() => {
    throw new Problem({
      code: "packed-no-module",
      message: "the script that reads workbooks could not be loaded",
      hint: "Connect to the network and open the page again.",
    });
  });
  return decoded(script.default);
}

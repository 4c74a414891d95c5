// @ts-check
/** The bytes of the wasm, from the script that carries them: a page may then forbid every request. */
import base64 from "./generated/wasm-bytes.js";

/** @returns {Promise<Uint8Array>} */
export async function wasmBytes() {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

// @ts-check

/** The bytes that a text in Base64 stands for. @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function decoded(text) {
  const quick = /** @type {any} */ (Uint8Array).fromBase64;
  if (quick) return quick.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * Bytes (a wasm, a file of the sample) from the text that our scripts carry: deflated first, since a browser reads a
 * script of megabytes far slower than it inflates. @param {string} text @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpacked(text) {
  const packed = new Blob([decoded(text)]).stream();
  const bytes = packed.pipeThrough(/** @type {any} */ (new DecompressionStream("deflate-raw")));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}

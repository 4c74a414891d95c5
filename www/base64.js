// @ts-check

/** The bytes that a text in Base64 stands for. @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function decoded(text) {
  const quick = /** @type {any} */ (Uint8Array).fromBase64;
  if (quick) return quick.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

// @ts-check
/** Bytes of a stream into two buffers that are used in turn, where the stream can fill a buffer of ours. */

const BUFFER_BYTES = 1 << 20;

/** @typedef {{ done: boolean, value?: Uint8Array }} Read */

/**
 * @typedef {object} ByteReader
 * @property {() => Promise<Read>} read the next bytes; may be called before the last ones were taken
 * @property {(bytes: Uint8Array) => void} take tells that these bytes are not needed any more
 * @property {() => void} cancel
 */

/** @param {ReadableStream<Uint8Array>} stream @returns {ByteReader} */
export function byteReader(stream) {
  return filling(stream) ?? plain(stream);
}

/** Fills buffers of ours: no garbage, and the fastest way that browsers have. @param {ReadableStream<Uint8Array>} stream */
function filling(stream) {
  /** @type {ReadableStreamBYOBReader} */
  let reader;
  try {
    reader = stream.getReader({ mode: "byob" });
  } catch {
    // A stream of objects, or a browser without.
    return null;
  }
  const free = [new ArrayBuffer(BUFFER_BYTES), new ArrayBuffer(BUFFER_BYTES)];
  return {
    read: () => reader.read(new Uint8Array(free.pop() ?? new ArrayBuffer(BUFFER_BYTES))),
    take: (/** @type {Uint8Array} */ bytes) => void free.push(/** @type {ArrayBuffer} */ (bytes.buffer)),
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

/** @param {ReadableStream<Uint8Array>} stream */
function plain(stream) {
  const reader = stream.getReader();
  return {
    read: () => reader.read(),
    take: () => {},
    cancel: () => void reader.cancel().catch(() => {}),
  };
}

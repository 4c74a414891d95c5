// @ts-check
/** A file on disk, as the engine wants it: read in pieces, never held whole. */
import fs from "node:fs";
import path from "node:path";
import { Misuse } from "./failure.mjs";

/** A file of this computer with the interface of a browser's `File`. */
export class LocalFile {
  /** @param {string} where */
  constructor(where) {
    this.where = where;
    this.name = path.basename(where);
    this.size = sizeOf(where);
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  slice(start, end) {
    return {
      arrayBuffer: async () => {
        const handle = await fs.promises.open(this.where);
        try {
          const bytes = new Uint8Array(Math.max(0, Math.min(end, this.size) - start));
          let filled = 0;
          while (filled < bytes.length) {
            const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
            if (bytesRead === 0) break;
            filled += bytesRead;
          }
          return bytes.buffer.slice(0, filled);
        } finally {
          await handle.close();
        }
      },
      stream: () => bytesOf(this.where, start, Math.min(end, this.size)),
    };
  }

  /** @returns {ReadableStream<Uint8Array>} */
  stream() {
    return bytesOf(this.where, 0, Number.POSITIVE_INFINITY);
  }
}

/** Bytes read at once where the reader brings no buffer. */
const PIECE_BYTES = 1 << 20;

/**
 * The bytes of a file from one place to another, read into the buffer of whoever asks: nothing is copied, and nothing
 * is left to be collected.
 * @param {string} where
 * @param {number} at
 * @param {number} end
 * @returns {ReadableStream<Uint8Array>}
 */
function bytesOf(where, at, end) {
  /** @type {fs.promises.FileHandle | undefined} */
  let handle;
  return new ReadableStream({
    type: "bytes",
    autoAllocateChunkSize: PIECE_BYTES,
    async pull(controller) {
      handle ??= await fs.promises.open(where);
      const request = /** @type {ReadableStreamBYOBRequest} */ (controller.byobRequest);
      const view = /** @type {Uint8Array} */ (request.view);
      const { bytesRead } = await handle.read(view, 0, Math.max(0, Math.min(view.byteLength, end - at)), at);
      at += bytesRead;
      if (bytesRead === 0) {
        await handle.close();
        controller.close();
      }
      request.respond(bytesRead);
    },
    async cancel() {
      await handle?.close();
    },
  });
}

/** @param {string} where */
function sizeOf(where) {
  const stat = fs.statSync(where, { throwIfNoEntry: false });
  if (!stat) throw new Misuse(`${where}: there is no such file`);
  if (!stat.isFile()) throw new Misuse(`${where}: this is not a file`);
  return stat.size;
}

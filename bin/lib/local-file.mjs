// @ts-check
/** A file on disk, as the engine wants it: read in pieces, never held whole. */
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
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
      /** @returns {ReadableStream<Uint8Array>} */
      stream: () => {
        const options = { start, end: Math.max(start, end - 1), highWaterMark: 1 << 18 };
        const bytes = end > start ? fs.createReadStream(this.where, options) : Readable.from([]);
        return /** @type {any} */ (Readable.toWeb(bytes));
      },
    };
  }

  /** @returns {ReadableStream<Uint8Array>} */
  stream() {
    const bytes = fs.createReadStream(this.where, { highWaterMark: 1 << 20 });
    return /** @type {any} */ (Readable.toWeb(bytes));
  }
}

/** @param {string} where */
function sizeOf(where) {
  const stat = fs.statSync(where, { throwIfNoEntry: false });
  if (!stat) throw new Misuse(`${where}: there is no such file`);
  if (!stat.isFile()) throw new Misuse(`${where}: this is not a file`);
  return stat.size;
}

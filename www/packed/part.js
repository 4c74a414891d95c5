// @ts-check
/** A part of a packed file, with what the engine needs of a file: unpacked as it is read, and never held whole. */
import { Problem } from "../problem.js";
import { packedProblem } from "./problems.js";

/** @typedef {import("../direct-engine.js").FileLike} FileLike */
/** @typedef {"gzip" | "deflate-raw" | "stored"} Method */

/**
 * What a part is made from: plain data, which a message to another thread keeps.
 * @typedef {{ packed: FileLike, name: string, size: number, start: number, end: number, method: Method,
 *   lastModified: number, members?: number[] }} Plan `members` is where each of several gzip files in one begins
 */

export class PackedPart {
  /** @param {Plan} plan `size` is what it must unpack to */
  constructor({ packed, name, size, start, end, method, lastModified, members }) {
    this.packed = packed;
    this.name = name;
    this.size = size;
    this.start = start;
    this.end = end;
    this.method = method;
    this.lastModified = lastModified;
    this.members = members;
  }

  /**
   * The unpacked bytes between two places. What comes before is unpacked too: it is meant for heads.
   * @param {number} start
   * @param {number} end
   */
  slice(start, end) {
    return {
      arrayBuffer: async () => {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, this.size) - start));
        let at = 0;
        for await (const piece of chunks(this.stream())) {
          const from = Math.max(0, start - at);
          const wanted = piece.subarray(from, Math.max(from, start + bytes.length - at));
          bytes.set(wanted, at + from - start);
          at += piece.length;
          if (at >= start + bytes.length) break;
        }
        return bytes.buffer;
      },
    };
  }

  /** @returns {ReadableStream<Uint8Array>} */
  stream() {
    const { name, size } = this;
    const source = chunks(inflated(this));
    let seen = 0;
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await source.next();
          seen += value?.length ?? 0;
          // The directory is not believed: neither more nor less may come out than it says.
          if (seen > size || (done && seen < size)) throw packedProblem("packed-damaged", name);
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (thrown) {
          controller.error(thrown instanceof Problem ? thrown : packedProblem("packed-damaged", name));
          await source.return(undefined);
        }
      },
      cancel: async () => void (await source.return(undefined)),
    });
  }
}

/**
 * The pieces of a stream, which is let go whenever one stops.
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {AsyncGenerator<Uint8Array, undefined>}
 */
export async function* chunks(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {Pick<Plan, "packed" | "start" | "end" | "method" | "members">} plan @returns {ReadableStream<Uint8Array>} */
export function inflated({ packed, start, end, method, members }) {
  if (members) return oneBehindTheOther(packed, members);
  const bytes = /** @type {Blob} */ (packed.slice(start, end)).stream();
  if (method === "stored") return bytes;
  return bytes.pipeThrough(/** @type {any} */ (new DecompressionStream(method)));
}

/** @param {FileLike} packed @param {number[]} members @returns {ReadableStream<Uint8Array>} */
function oneBehindTheOther(packed, members) {
  const pieces = (async function* () {
    for (const [i, start] of members.slice(0, -1).entries())
      yield* chunks(inflated({ packed, start, end: members[i + 1], method: "gzip" }));
  })();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

/**
 * A part that came by message, or a file as it is.
 * @template T
 * @param {T | Plan} file
 * @returns {T | PackedPart}
 */
export function revived(file) {
  const plan = /** @type {Plan} */ (file);
  return plan?.packed && !(plan instanceof PackedPart) ? new PackedPart(plan) : /** @type {T} */ (file);
}

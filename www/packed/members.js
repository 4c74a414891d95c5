// @ts-check
/** Gzip files made of several, one behind the other: `cat a.gz b.gz`, and what some exports to a store write. */
import { Problem } from "../problem.js";
import { chunks, inflated } from "./part.js";

/** @typedef {import("./part.js").FileLike} FileLike */

/** A beginning found inside a member by chance is passed over so many times. */
const CHANCES = 4;

/** Where a member may begin: two bytes of signature, the one method there is, flags that are known. @param {FileLike} file */
async function beginnings(file) {
  const found = [];
  let [at, a, b, c] = [0, -1, -1, -1];
  const bytes = /** @type {Blob} */ (file.slice(0, file.size)).stream();
  for await (const piece of chunks(bytes)) {
    for (const d of piece) {
      if (a === 0x1f && b === 0x8b && c === 8 && d < 0x20) found.push(at - 3);
      [a, b, c] = [b, c, d];
      at++;
    }
  }
  return found;
}

/**
 * Where the members of a gzip file begin, and where the last ends; each is unpacked once, since only then is it known
 * to be one.
 * @param {FileLike} file
 * @param {(size: number) => void} grow told of what comes out, and of what is taken back
 */
export async function membersOf(file, grow) {
  const ends = [...(await beginnings(file)).slice(1), file.size];
  const members = [0];
  let tried = 0;
  for (const end of ends) {
    const start = /** @type {number} */ (members.at(-1));
    if (await isMember(file, start, end, grow)) {
      members.push(end);
      tried = 0;
    } else if (++tried > CHANCES) break;
  }
  return members.at(-1) === file.size ? members : null;
}

/** @param {FileLike} file @param {number} start @param {number} end @param {(size: number) => void} grow */
async function isMember(file, start, end, grow) {
  let size = 0;
  try {
    for await (const piece of chunks(inflated({ packed: file, start, end, method: "gzip" }))) {
      size += piece.length;
      grow(piece.length);
    }
  } catch (thrown) {
    // Too much is too much, whatever it turns out to be.
    if (thrown instanceof Problem) throw thrown;
    grow(-size);
    return false;
  }
  return true;
}

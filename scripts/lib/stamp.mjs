// @ts-check
/** Knowing that a step's inputs have not changed since it was last done. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Every file below a folder (or the file itself), sorted, as absolute paths.
 * @param {string} start
 * @param {(name: string) => boolean} [skip] names of files and folders to leave out
 * @returns {string[]}
 */
export function filesUnder(start, skip = () => false) {
  const stat = fs.statSync(start, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [start];
  return fs
    .readdirSync(start)
    .filter((name) => !skip(name))
    .sort()
    .flatMap((name) => filesUnder(path.join(start, name), skip));
}

/**
 * One hash over files (name and content) and words. A missing file counts as missing.
 * @param {string} base names are taken relative to it, so that clones agree
 * @param {string[]} files
 * @param {string[]} [words]
 */
export function hashOf(base, files, words = []) {
  const hash = createHash("sha256");
  for (const word of words) hash.update(`w${word.length}:${word}`);
  for (const file of [...files].sort()) {
    const name = path.relative(base, file).split(path.sep).join("/");
    const content = fs.existsSync(file) ? fs.readFileSync(file) : null;
    hash.update(`f${name.length}:${name}:${content ? content.length : "none"}:`);
    if (content) hash.update(content);
  }
  return hash.digest("hex");
}

/**
 * Does the work unless the stamp says that it was done with the same inputs and its outputs are there.
 * @param {{ stamp: string, hash: string, outputs: string[] }} what
 * @param {() => unknown} work
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function unlessDone({ stamp, hash, outputs }, work) {
  const before = fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : "";
  if (before === hash && outputs.every((file) => fs.existsSync(file))) return false;
  fs.rmSync(stamp, { force: true });
  await work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
  return true;
}

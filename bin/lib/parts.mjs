// @ts-check
/** A file of the line, or a part of one: `book.xlsx#Sheet2`, `export.zip#orders.csv`, `orders.csv.gz`. */
import fs from "node:fs";
import { LocalFile } from "./local-file.mjs";

/** @typedef {import("../../dist/npm/types/engine.js").Engine} Engine */

/**
 * The file's path and the part's name. A file whose own name holds the sign is meant before a part of another.
 * @param {string} where
 * @returns {[string, string | null]}
 */
function cut(where) {
  for (let at = where.length; at > 0; at = where.lastIndexOf("#", at - 1)) {
    const path = where.slice(0, at);
    if (fs.existsSync(path)) return [path, at === where.length ? null : where.slice(at + 1)];
  }
  return [where, null];
}

/**
 * @param {Engine} engine
 * @param {string} where
 */
export async function openPart(engine, where) {
  const [path, part] = cut(where);
  return engine.part(new LocalFile(path), part);
}

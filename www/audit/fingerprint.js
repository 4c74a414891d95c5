// @ts-check
/** A file's header, in a form that can be compared and does not say what stands in it. */
import { sha256 } from "./sha256.js";

/**
 * The same for the same column names in any order: a mapping finds its columns by name. Two ways to write the same
 * accent, and space around a name, count as the same.
 * @param {string[]} columns
 * @returns {string} 64 hexadecimal digits
 */
export const fingerprint = (columns) =>
  sha256(JSON.stringify(columns.map((column) => column.normalize("NFC").trim()).sort()));

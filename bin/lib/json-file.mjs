// @ts-check
/** A file of JSON named on the line. */
import fs from "node:fs";
import { Misuse } from "./failure.mjs";

/** What a file holds, or what is wrong with it. @param {string} where @returns {any} */
export function readJson(where) {
  let text;
  try {
    text = fs.readFileSync(where, "utf8");
  } catch {
    throw new Misuse(`${where}: there is no such file`);
  }
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new Misuse(`${where}: this is not JSON: ${/** @type {Error} */ (thrown).message}`);
  }
}

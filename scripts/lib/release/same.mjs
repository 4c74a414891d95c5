// @ts-check
/** Whether two builds gave the same bytes. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { filesUnder } from "../stamp.mjs";

/** @param {string} file */
export const sha256 = (file) => createHash("sha256").update(fs.readFileSync(file)).digest("hex");

/** What of `dist/` is published. */
export const PUBLISHED = ["npm", "site", "omnimeter.html"];

/** The hash of each published file, by its name. @param {string} dist @returns {Record<string, string>} */
export const hashesOf = (dist) =>
  Object.fromEntries(
    PUBLISHED.flatMap((name) => filesUnder(path.join(dist, name))).map((file) => [
      path.relative(dist, file).split(path.sep).join("/"),
      sha256(file),
    ]),
  );

/**
 * The names of files that differ, or are in one of the two only.
 * @param {Record<string, string>} a
 * @param {Record<string, string>} b
 */
export const differing = (a, b) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();

// @ts-check
/**
 * Sets the French of the maturity model as French is set: curly apostrophes, guillemets, and narrow no-break spaces
 * before high punctuation. Ids, formulas in English and everything that is no French text stay as they are.
 *
 *     node scripts/french-model.mjs [FILE]
 */
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { main } from "./lib/say.mjs";

const NARROW = "\u202f";
/** A French value that stands behind its key, up to the next key of the same line or its end. */
const VALUE = /(^|[\s{,])(fr|formula_fr|needs_fr): (?:'((?:[^']|'')*)'|([^'{\n][^\n]*?))(?=\s*\}|\s*$|, \w+:)/g;

/** @param {string} text @param {boolean} quoted in single quotes, where an apostrophe stands twice */
function set(text, quoted) {
  return (quoted ? text.replaceAll("''", "’") : text.replaceAll("'", "’"))
    .replace(/"([^"]*)"/g, `«${NARROW}$1${NARROW}»`)
    .replace(/ +([:;?!%»])(?=[\s)»]|$)/g, `${NARROW}$1`)
    .replace(/(\d)%/g, `$1${NARROW}%`)
    .replace(/« +/g, `«${NARROW}`);
}

/** @param {string} text of a model */
export function french(text) {
  let indent = -1;
  const lines = text.split("\n").map((line) => {
    const own = line.search(/\S/);
    if (indent >= 0 && own > indent) return set(line, false);
    indent = -1;
    const key = /^(\s*)(?:fr|formula_fr|needs_fr): (?!')/.exec(line);
    if (key) indent = key[1].length;
    return line.replace(VALUE, (_, before, name, quoted, plain) =>
      quoted === undefined ? `${before}${name}: ${set(plain, false)}` : `${before}${name}: '${set(quoted, true)}'`,
    );
  });
  return lines.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const about = "Sets the French of a maturity model, ours without FILE, as French is set.";
    const { words } = readArguments({ usage: "node scripts/french-model.mjs [FILE]", about, words: [0, 1] });
    const file = words[0] ?? fileURLToPath(new URL("../src/maturity/model.yaml", import.meta.url));
    fs.writeFileSync(file, french(fs.readFileSync(file, "utf8")));
  });
}

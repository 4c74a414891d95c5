// @ts-check
/** Copied code: runs of the same words and signs that stand in two places. */
import fs from "node:fs";
import path from "node:path";
import { filesUnder } from "./stamp.mjs";

/** @typedef {{ name: string, text: string }} Source */
/** @typedef {{ name: string, from: number, to: number }} Place the lines of a run */
/** @typedef {{ tokens: number, places: [Place, Place] }} Copy */
/** @typedef {{ file: number, line: number, id: number }} Token */

/** A string, a comment, a word or number, any other sign. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\/|[\p{L}\p{N}_$]+|[^\s]/gu;
/** What a file is made with, and the card of a KPI: data that stands alone, its worked example too. */
const APART = [
  /^(?:pub(?:\(\w+\))? )?(?:use|mod|import)\b[^;]*;$/gm,
  /^pub (?:static|const) \w+: Kpi = Kpi \{$[\s\S]*?^\};$/gm,
];
const FACTOR = 0x01000193;

/** @param {string} text with as many lines as before */
const withoutData = (text) =>
  APART.reduce((left, one) => left.replace(one, (found) => found.replace(/[^\n]/g, "")), text);

/** @param {Source[]} sources @returns {Token[]} */
function tokensOf(sources) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  return sources.flatMap(({ text }, file) => {
    const plain = withoutData(text);
    let line = 1;
    let place = 0;
    return [...plain.matchAll(TOKEN)].flatMap((match) => {
      for (; place < match.index; place++) if (plain[place] === "\n") line++;
      if (/^\/[/*]/.test(match[0])) return [];
      const id = ids.get(match[0]) ?? ids.size + 1;
      ids.set(match[0], id);
      return [{ file, line, id }];
    });
  });
}

/**
 * Runs of at least so many tokens that stood before, each told once, the longest first.
 * @param {Source[]} sources
 * @param {number} least
 * @returns {Copy[]}
 */
export function copies(sources, least) {
  const tokens = tokensOf(sources);
  const same = (/** @type {number} */ a, /** @type {number} */ b) =>
    b < tokens.length && tokens[a].id === tokens[b].id && tokens[b].file === tokens[b - 1]?.file;
  let top = 1;
  for (let i = 1; i < least; i++) top = Math.imul(top, FACTOR);
  /** @type {Map<number, number>} where a run of `least` tokens of this hash first stood */
  const first = new Map();
  /** @type {Copy[]} */
  const found = [];
  let hash = 0;
  let told = 0;
  for (let end = 0; end < tokens.length; end++) {
    const start = end - least + 1;
    if (start > 0) hash = (hash - Math.imul(tokens[start - 1].id, top)) | 0;
    hash = (Math.imul(hash, FACTOR) + tokens[end].id) | 0;
    if (start < 0 || tokens[start].file !== tokens[end].file) continue;
    const before = first.get(hash);
    if (before === undefined) first.set(hash, start);
    if (before === undefined || start < told || before + least > start) continue;
    let length = 0;
    while (
      before + length < start &&
      tokens[before + length].file === tokens[before].file &&
      (length === 0 ? tokens[before].id === tokens[start].id : same(before + length, start + length))
    )
      length++;
    if (length < least) continue;
    told = start + length;
    const place = (/** @type {number} */ at) => ({
      name: sources[tokens[at].file].name,
      from: tokens[at].line,
      to: tokens[at + length - 1].line,
    });
    found.push({ tokens: length, places: [place(before), place(start)] });
  }
  return found.sort((a, b) => b.tokens - a.tokens);
}

/** What is handed out, and what makes it: no tests, nothing generated. */
const FOLDERS = ["www", "bin", "scripts", "src", "spreadsheet/src"];
const OURS = /(?<!tests)\.(m?js|rs)$/;
/** Beside them: the readers of whole columns, whose loops are written out for each table because that is faster. */
const NOT_OURS = /(^|\/)(tests|generated)\/|^src\/mapping\/presets\/mod\.rs$|^src\/dataset\/\w+\/bulk\.rs$/;

/** @param {string} root @returns {Source[]} */
export const sourcesOf = (root) =>
  FOLDERS.flatMap((folder) => filesUnder(path.join(root, folder)))
    .map((file) => ({ name: path.relative(root, file).split(path.sep).join("/"), file }))
    .filter(({ name }) => OURS.test(name) && !NOT_OURS.test(name))
    .map(({ name, file }) => ({
      name,
      text: fs.readFileSync(file, "utf8").split(/^#\[cfg\(test\)\]\nmod tests \{/m)[0],
    }));

/** @param {Place} place */
const written = ({ name, from, to }) => `${name}:${from}-${to}`;

/** @param {string} root @param {number} least @returns {string[]} */
export const copiesIn = (root, least) =>
  copies(sourcesOf(root), least).map(({ tokens, places }) => `${places.map(written).join(" = ")} (${tokens})`);

// @ts-check
/** `omnimeter rows`: all rows of a file, as text or by the types of its columns. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { openEngine } from "../../dist/npm/node.js";
import { Misuse, sentence } from "./failure.mjs";
import { parse } from "./options.mjs";
import { openPart } from "./parts.mjs";

/** @typedef {import("../../dist/npm/types/direct-engine.js").DirectEngine} Engine */

/** @param {string[]} args */
export function onlyFile(args) {
  const { positionals } = parse(args, {});
  if (positionals.length !== 1) throw new Misuse("one file is wanted");
  return positionals[0];
}

const options = /** @type {const} */ ({
  all: { type: "boolean" },
  typed: { type: "boolean" },
  batch: { type: "boolean" },
  delimiter: { type: "string" },
  quote: { type: "string" },
  escape: { type: "string" },
  encoding: { type: "string" },
});

export const rows = {
  usage: `rows FILE | rows --batch < PATHS
  [--typed]                columns, typed values and warnings
  [--all]                  every record as it stands: titles, totals, spaces around quotes
  [--delimiter D] [--quote Q] [--escape E] [--encoding NAME]`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, options);
    const { typed, batch, ...wish } = values;
    const engine = /** @type {Engine} */ (await openEngine({ worker: false }));
    if (batch) return answerAll(engine, Boolean(typed), wish);
    if (positionals.length !== 1) throw new Misuse("one file is wanted");
    const file = await openPart(engine, positionals[0]);
    if (typed) return printTyped(engine, file, wish);
    // Read once to the end before anything is printed: a file that cannot be read is never half printed.
    for await (const _ of engine.rows(file, undefined, wish)) {
      // Only whether it can be read.
    }
    await print("[", engine.rows(file, undefined, wish), "]\n");
  },
};

/** @param {string} text */
async function write(text) {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/**
 * A list of rows, one a line.
 * @param {string} before
 * @param {AsyncIterable<unknown[]>} pieces
 * @param {string} after
 */
async function print(before, pieces, after) {
  let between = "\n";
  await write(before);
  for await (const some of pieces) {
    for (const row of some) {
      await write(`${between}${JSON.stringify(row)}`);
      between = ",\n";
    }
  }
  await write(between === "\n" ? after : `\n${after}`);
}

/** @param {import("../../dist/npm/types/generated/core.js").Outline} outline */
const codes = (outline) => [...new Set(outline.warnings.map(({ code }) => code))];

/** @param {Engine} engine @param {import("../../dist/npm/types/direct-engine.js").FileLike} file @param {object} wish */
async function printTyped(engine, file, wish) {
  const pieces = engine.typed(file, undefined, wish);
  const outline = /** @type {import("../../dist/npm/types/generated/core.js").Outline} */ ((await pieces.next()).value);
  const { columns, warnings: details } = outline;
  const head = `{"columns":${JSON.stringify(columns)},"warnings":${JSON.stringify(codes(outline))},`;
  const values = /** @type {AsyncIterable<unknown[]>} */ (pieces);
  await print(`${head}"details":${JSON.stringify(details)},"values":[`, values, "]}\n");
}

/**
 * What a scorer or a script says of a file's dialect, in the words of Python's csv module.
 * @param {Record<string, unknown> | null | undefined} hints
 */
function wishOf(hints) {
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : undefined);
  /** @param {unknown} value */
  const count = (value) => (value == null || value === "" ? undefined : Number(value));
  const delimiter = text(hints?.delimiter);
  // Only lines end records.
  const stated = text(hints?.quotechar);
  if (!hints || !delimiter) return stated ? { quote: stated } : {};
  if (/[\r\n]/.test(delimiter)) return {};
  const [preamble, header_rows] = [count(hints.preamble_lines), count(hints.header_lines)];
  const [quote, before] = [text(hints.quotechar), text(hints.escapechar)];
  // Who states a dialect and no shape wants every record.
  return { delimiter, quote, escape: before, preamble, header_rows, all: header_rows === undefined };
}

/**
 * Answers one line of JSON for each path that comes in: its rows, or what is wrong with it.
 * @param {Engine} engine
 * @param {boolean} typed
 * @param {object} wish
 */
async function answerAll(engine, typed, wish) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const { path, hints } = line.startsWith("{") ? JSON.parse(line) : { path: line, hints: undefined };
    let answer;
    try {
      const file = await openPart(engine, path);
      const how = { ...wishOf(hints), ...wish };
      const all = [];
      if (typed) {
        const pieces = engine.typed(file, undefined, how);
        const outline = /** @type {import("../../dist/npm/types/generated/core.js").Outline} */ (
          (await pieces.next()).value
        );
        for await (const some of pieces) all.push(.../** @type {unknown[]} */ (some));
        answer = { columns: outline.columns, values: all, warnings: codes(outline), details: outline.warnings };
      } else {
        for await (const some of engine.rows(file, undefined, how)) all.push(...some);
        answer = all;
      }
    } catch (thrown) {
      answer = { error: sentence(thrown) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

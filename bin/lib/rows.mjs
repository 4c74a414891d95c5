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
    await (typed ? typedAnswer : textAnswer)(engine, file, { ...wishOf(hintsOfScript()), ...wish }, LINES);
  },
};

/** How a list is laid out: a row a line, or all of them on one. */
const LINES = Object.freeze({ before: "\n", between: ",\n", after: "\n" });
const ONE_LINE = Object.freeze({ before: "", between: ",", after: "" });

/** What a script says of the dialect without an option: JSON, as a line of `--batch` has it. */
function hintsOfScript() {
  try {
    return JSON.parse(process.env.CSV_HINTS ?? "null");
  } catch {
    throw new Misuse("CSV_HINTS is not JSON");
  }
}

/** @param {string} text */
async function write(text) {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/**
 * A list of rows, written as they come.
 * @param {AsyncIterable<unknown[]>} pieces
 * @param {typeof LINES | typeof ONE_LINE} layout
 */
async function writeList(pieces, { before, between, after }) {
  await write("[");
  let any = false;
  for await (const some of pieces) {
    for (const row of some) {
      await write(`${any ? between : before}${JSON.stringify(row)}`);
      any = true;
    }
  }
  await write(any ? `${after}]` : "]");
}

/** @typedef {import("../../dist/npm/types/direct-engine.js").FileLike} FileLike */

/** @param {Engine} engine @param {FileLike} file @param {object} wish @param {typeof LINES | typeof ONE_LINE} layout */
async function textAnswer(engine, file, wish, layout) {
  // Read once to the end before anything is printed: a file that cannot be read is never half printed.
  for await (const _ of engine.rows(file, undefined, wish)) {
    // Only whether it can be read.
  }
  await writeList(engine.rows(file, undefined, wish), layout);
  await write("\n");
}

/** @param {import("../../dist/npm/types/generated/core.js").Outline} outline */
const codes = (outline) => [...new Set(outline.warnings.map(({ code }) => code))];

/** @param {Engine} engine @param {FileLike} file @param {object} wish @param {typeof LINES | typeof ONE_LINE} layout */
async function typedAnswer(engine, file, wish, layout) {
  const pieces = engine.typed(file, undefined, wish);
  const outline = /** @type {import("../../dist/npm/types/generated/core.js").Outline} */ ((await pieces.next()).value);
  const { columns, warnings: details } = outline;
  const head = `{"columns":${JSON.stringify(columns)},"warnings":${JSON.stringify(codes(outline))},`;
  await write(`${head}"details":${JSON.stringify(details)},"values":`);
  await writeList(/** @type {AsyncIterable<unknown[]>} */ (pieces), layout);
  await write("}\n");
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
    try {
      const { path, hints } = line.startsWith("{") ? JSON.parse(line) : { path: line, hints: undefined };
      const file = await openPart(engine, path);
      await (typed ? typedAnswer : textAnswer)(engine, file, { ...wishOf(hints), ...wish }, ONE_LINE);
    } catch (thrown) {
      await write(`${JSON.stringify({ error: sentence(thrown) })}\n`);
    }
  }
}

// @ts-check
/** The words behind a script: `--help` says what it does, and what it does not know it refuses. */
import { parseArgs } from "node:util";
import { Fault } from "./say.mjs";

/** @typedef {{ type: "string" | "boolean", short?: string, multiple?: boolean, says?: string }} Option */

/**
 * @param {{ usage: string, about: string, options?: Record<string, Option>, words?: [number, number] }} what
 *   how it is called, what it does, its options, and how few and many words it takes beside them
 * @param {string[]} [args]
 * @returns {{ values: Record<string, any>, words: string[] }}
 */
export function readArguments({ usage, about, options = {}, words = [0, 0] }, args = process.argv.slice(2)) {
  if (args.includes("--help") || args.includes("-h")) {
    const lines = Object.entries(options).map(
      ([name, { type, says }]) => `  --${`${name}${type === "string" ? " …" : ""}`.padEnd(16)} ${says ?? ""}`,
    );
    process.stdout.write(`${[`Usage: ${usage}`, about, ...lines].join("\n")}\n`);
    process.exit(0);
  }
  const read = parsed(args, options, usage);
  const [least, most] = words;
  const [surplus] = read.positionals.slice(most);
  if (surplus !== undefined) throw new Fault(`"${surplus}" is not known here: ${usage}`);
  if (read.positionals.length < least) throw new Fault(`Something is missing: ${usage}`);
  return { values: read.values, words: read.positionals };
}

/** @param {string[]} args @param {Record<string, Option>} options @param {string} usage */
function parsed(args, options, usage) {
  const known = Object.fromEntries(Object.entries(options).map(([name, { says, ...option }]) => [name, option]));
  try {
    return parseArgs({ args, options: known, allowPositionals: true, strict: true });
  } catch (error) {
    // Node explains at length how to pass a word that begins with a dash.
    throw new Fault(`${String(/** @type {Error} */ (error).message).split(". ")[0]}: ${usage}`);
  }
}

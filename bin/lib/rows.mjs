// @ts-check
/** `omnimeter rows`: all rows of a file as text. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { openEngine } from "../../dist/npm/node.js";
import { Misuse, sentence } from "./failure.mjs";
import { parse } from "./options.mjs";
import { openPart } from "./parts.mjs";

/** @param {string[]} args */
export function onlyFile(args) {
  const { positionals } = parse(args, {});
  if (positionals.length !== 1) throw new Misuse("one file is wanted");
  return positionals[0];
}

export const rows = {
  usage: "rows FILE | rows --batch < PATHS",

  /** @param {string[]} args */
  async run(args) {
    const engine = /** @type {import("../../dist/npm/types/direct-engine.js").DirectEngine} */ (
      await openEngine({ worker: false })
    );
    if (args.includes("--batch")) return batch(engine);
    const file = await openPart(engine, onlyFile(args));
    // Read once to the end before anything is printed: a file that cannot be read is never half printed.
    for await (const _ of engine.rows(file)) {
      // Only whether it can be read.
    }
    let between = "[\n";
    for await (const some of engine.rows(file)) {
      for (const row of some) {
        if (!process.stdout.write(`${between}${JSON.stringify(row)}`)) await once(process.stdout, "drain");
        between = ",\n";
      }
    }
    process.stdout.write(between === "[\n" ? "[]\n" : "\n]\n");
  },
};

/**
 * Answers one line of JSON for each path that comes in: its rows, or what is wrong with it.
 * @param {import("../../dist/npm/types/direct-engine.js").DirectEngine} engine
 */
async function batch(engine) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const where = line.startsWith("{") ? JSON.parse(line).path : line;
    let answer;
    try {
      const all = [];
      for await (const some of engine.rows(await openPart(engine, where))) all.push(...some);
      answer = all;
    } catch (thrown) {
      answer = { error: sentence(thrown) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

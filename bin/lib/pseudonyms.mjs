// @ts-check
/** `omnimeter pseudonyms`: a copy of a file with pseudonyms in the place of persons. */
import fs from "node:fs";
import { fittingPreset, openEngine } from "../../dist/npm/node.js";
import { Misuse } from "./failure.mjs";
import { readPresets, write } from "./load.mjs";
import { outputOptions, parse } from "./options.mjs";
import { openPart } from "./parts.mjs";

export const pseudonyms = {
  usage: `pseudonyms FILE --key-file FILE [--table orders] [--preset FILE] [--country FR] [-o FILE]
  customer numbers, cards, e-mail addresses, telephones and staff become HMAC-SHA-256
  pseudonyms; of the columns, those stay that the mapping names`,

  /** @param {string[]} args */
  async run(args) {
    const { values, positionals } = parse(args, {
      ...outputOptions,
      "key-file": { type: "string" },
      table: { type: "string" },
      preset: { type: "string", multiple: true },
      country: { type: "string" },
    });
    if (positionals.length !== 1) throw new Misuse("one file is wanted");
    const key = readKey(values["key-file"]);
    const engine = await openEngine({ worker: false });
    const file = await openPart(engine, positionals[0]);
    const sniff = await engine.sniff(file, { table: values.table });
    const mapping = fittingPreset(readPresets(values.preset), sniff)?.mapping ?? sniff.proposal;
    if (!mapping) throw new Misuse(`${file.name}: no table was recognised`, "--table, --preset");
    const parts = await engine.pseudonymised(file, /** @type {any} */ (mapping), { key, country: values.country });
    write(parts.join(""), values.output);
  },
};

/** The key never stands on the line, where others of the computer would see it. @param {string | undefined} where */
function readKey(where) {
  if (where === undefined) throw new Misuse("--key-file is wanted: a file whose first line is the key");
  try {
    return fs.readFileSync(where, "utf8").split(/\r?\n/)[0];
  } catch {
    throw new Misuse(`${where}: there is no such file`);
  }
}

// @ts-check
/** `omnimeter case`: a business case worked out, its amounts tied to the figures of the files where they are. */
import { Misuse } from "./failure.mjs";
import { readJson } from "./json-file.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";

export const businessCase = {
  usage: `case --file case.json [--orders FILE] [--touches FILE] … [--map FILE.json] [--as-of DATE] [--from DAY]
[--to DAY] [-o FILE]
case.json holds months, yearly_discount, seed, draws and lines: see docs/business-case.md`,

  /** @param {string[]} args */
  async run(args) {
    const own = { file: /** @type {const} */ ({ type: "string" }) };
    const values = parseAll(args, own);
    if (values.file === undefined) throw new Misuse("no case was named", "--file case.json");
    oneOf("format", values.format, ["json"]);
    const read = readJson(values.file);
    const engine = await loadAll(values, TABLES);
    const answer = await engine.businessCase(/** @type {any} */ ({ settings: settingsOf(values), case: read }));
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};

// @ts-check
/** `omnimeter handover`: the report of an audit as a document, the same as the page saves. */
import fs from "node:fs";
import * as bundle from "../../dist/npm/handover.js";
import { Misuse, sentence } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { oneOf, outputOptions, parse, TABLES, tableOptions } from "./options.mjs";

const { askedState, choicesIn, contextOf, documentOf, FORMATS, made, newFile, NO_CHOICES, rememberedMapping } =
  /** @type {typeof import("../../www/handover.js")} */ (/** @type {unknown} */ (bundle));

const text = /** @type {const} */ ({ type: "string" });
export const formats = FORMATS.map(({ id }) => id);
/** What a flag says comes before what the audit says. */
const SAID = { from: text, to: text, zone: text, currency: text, "as-of": text };

/** @param {string} where */
function readChoices(where) {
  let content;
  try {
    content = fs.readFileSync(where, "utf8");
  } catch {
    throw new Misuse(`${where}: there is no such file`);
  }
  try {
    return choicesIn(content);
  } catch (thrown) {
    throw new Misuse(`${where}: ${sentence(thrown)}`);
  }
}

/** Without an audit, all as it is before anything was chosen. @param {Record<string, any>} values */
function choicesOf(values) {
  const read = values.audit === undefined ? NO_CHOICES : readChoices(values.audit);
  const said = Object.keys(SAID).filter((name) => values[name] !== undefined);
  const filters = said.map((name) => [name === "as-of" ? "asOf" : name, values[name]]);
  return { ...read, filters: { ...read.filters, ...Object.fromEntries(filters) } };
}

export const handover = {
  usage: `handover [--audit AUDIT.omnimeter.json] [report's file flags] [--map FILE.json] [--preset FILE.preset.json]
[--from DAY] [--to DAY] [--zone Europe/Paris] [--currency EUR] [--as-of DATE] [--variant full|management] [--language en|fr] [--format ${formats.join("|")}] [-o FILE]
the document of the Report room: what is in it, its words and its settings are those of the audit`,

  /** @param {string[]} args */
  async run(args) {
    const own = { ...SAID, audit: text, variant: text, map: text, preset: { ...text, multiple: true } };
    const { values, positionals } = parse(args, { ...tableOptions, ...outputOptions, ...own });
    if (positionals.length > 0) throw new Misuse(`${positionals[0]} is not an option`);
    if (values.audit === undefined && !TABLES.some((table) => values[table]))
      throw new Misuse("nothing was named", "--audit AUDIT.omnimeter.json, or the files, as --orders FILE");
    const read = choicesOf(values);
    const chosen = read.handover;
    const variant = oneOf("variant", values.variant ?? chosen.variant, ["full", "management"]);
    const language = /** @type {"en"} */ (
      oneOf("language", values.language ?? (chosen.language || "en"), ["en", "fr"])
    );
    const format = FORMATS.find(({ id }) => id === oneOf("format", values.format, formats));
    const choices = { ...read, handover: { ...chosen, variant: /** @type {"full"} */ (variant) } };
    /** @type {any[]} */
    const files = [];
    const engine = await loadAll({ ...values, zone: choices.filters.zone }, TABLES, {
      remembered: (name, sniff) => rememberedMapping(choices, name, sniff),
      loaded: ({ file, sniff, mapping, id }) =>
        files.push({ ...newFile(files.length, file, files), status: "ready", id, sniff, mapping }),
    });
    const state = await askedState(/** @type {any} */ (engine), choices, files).catch((thrown) => {
      throw new Misuse(sentence(thrown));
    });
    const content = await made(documentOf(state, language), /** @type {any} */ (format), contextOf(state));
    write(content, values.output);
  },
};

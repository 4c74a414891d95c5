// @ts-check
/** Files of the line into the engine, by guessed mappings and those of `--map`. */
import fs from "node:fs";
import { absentFrom, fittingPreset, openEngine, readPreset } from "../../dist/npm/node.js";
import { Misuse, sentence } from "./failure.mjs";
import { TABLES } from "./options.mjs";
import { openPart } from "./parts.mjs";

/**
 * The mappings of a `--map` file, by table.
 * @param {string | undefined} where
 * @returns {Record<string, any>}
 */
function readMaps(where) {
  if (where === undefined) return {};
  let text;
  try {
    text = fs.readFileSync(where, "utf8");
  } catch {
    throw new Misuse(`${where}: there is no such file`);
  }
  let maps;
  try {
    maps = JSON.parse(text);
  } catch (thrown) {
    throw new Misuse(`${where}: this is not JSON: ${/** @type {Error} */ (thrown).message}`);
  }
  if (typeof maps !== "object" || maps === null || Array.isArray(maps)) {
    throw new Misuse(`${where}: an object of mappings by table is wanted`);
  }
  for (const table of Object.keys(maps)) {
    if (!TABLES.includes(table)) throw new Misuse(`${where}: there is no table ${table}`, TABLES.join(", "));
  }
  return maps;
}

/**
 * The presets of the `--preset` options.
 * @param {string[]} [places]
 */
export function readPresets(places = []) {
  return places.map((where) => {
    let text;
    try {
      text = fs.readFileSync(where, "utf8");
    } catch {
      throw new Misuse(`${where}: there is no such file`);
    }
    try {
      return readPreset(text);
    } catch (thrown) {
      throw new Misuse(`${where}: ${sentence(thrown)}`);
    }
  });
}

/**
 * A preset that was named for a table is meant: a file that lacks its columns is not read by a guess.
 * @param {import("../../dist/npm/types/preset-file.js").OwnPreset[]} presets
 * @param {string} table
 * @param {string} file
 * @param {{ columns: { name: string }[] }} sniff
 */
function refuseUnfit(presets, table, file, sniff) {
  const meant = presets.find(({ mapping }) => mapping.table === table);
  if (!meant) return;
  const absent = absentFrom(meant, sniff).join(", ");
  throw new Misuse(`${file}: the preset ${meant.name} names columns that are not there: ${absent}`);
}

/**
 * A guessed mapping with what the user wrote in its place. A field may be given by the name of its column; `null`
 * takes a guessed field away.
 * @param {any} guessed
 * @param {any} written
 */
export function override(guessed, written) {
  const { fields = {}, ...rest } = written ?? {};
  const merged = { ...guessed, ...rest, table: guessed.table, fields: { ...guessed.fields } };
  for (const [field, choice] of Object.entries(fields)) {
    if (choice === null) delete merged.fields[field];
    else merged.fields[field] = typeof choice === "string" ? { column: choice } : choice;
  }
  return merged;
}

/**
 * A file that was loaded, as it was read.
 * @typedef {{ file: any, sniff: any, mapping: any, id: number }} Loaded
 */

/**
 * An engine with every file of the line loaded.
 * @param {Record<string, any>} values the options
 * @param {string[]} tables those that the command takes
 * @param {{ remembered?: (name: string, sniff: any) => any, loaded?: (one: Loaded) => void }} [by] how a file is known
 *   to be read, before it is guessed, and who is told of each
 */
export async function loadAll(values, tables, { remembered = () => null, loaded = () => {} } = {}) {
  const maps = readMaps(values.map);
  const presets = readPresets(values.preset);
  /** @type {Set<string>} */
  const used = new Set();
  const engine = await openEngine({ worker: false });
  for (const table of tables) {
    const named = table === "experiments" ? [...(values[table] ?? []), ...(values.experiment ?? [])] : values[table];
    for (const where of named ?? []) {
      const file = await openPart(engine, where);
      const sniff = await engine.sniff(file, { table });
      const preset = fittingPreset(
        presets.filter(({ mapping }) => mapping.table === table),
        sniff,
      );
      if (preset) used.add(preset.name);
      else refuseUnfit(presets, table, file.name, sniff);
      const known = remembered(file.name, sniff);
      const guessed = preset?.mapping ?? (known?.table === table ? known : sniff.proposal);
      const mapping = override(guessed, maps[table]);
      const id = await engine.load(file, mapping, { zone: values.zone, digest: true });
      loaded({ file, sniff, mapping, id });
    }
  }
  const unused = presets.find(({ name }) => !used.has(name));
  if (unused) throw new Misuse(`the preset ${unused.name} is of ${unused.mapping.table}: no such file was named`);
  return engine;
}

/**
 * Writes a whole text at once: nothing is left half done.
 * @param {string | Uint8Array} text
 * @param {string | undefined} output
 */
export function write(text, output) {
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  const half = `${output}.part`;
  try {
    fs.writeFileSync(half, text);
    fs.renameSync(half, output);
  } catch (thrown) {
    throw new Misuse(`${output} cannot be written: ${/** @type {Error} */ (thrown).message}`);
  }
}

// @ts-check
/** Files of the line into the engine, by guessed mappings and those of `--map`. */
import fs from "node:fs";
import { openEngine } from "../../dist/npm/node.js";
import { Misuse } from "./failure.mjs";
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
 * An engine with every file of the line loaded.
 * @param {Record<string, any>} values the options
 * @param {string[]} tables those that the command takes
 */
export async function loadAll(values, tables) {
  const maps = readMaps(values.map);
  const engine = await openEngine({ worker: false });
  for (const table of tables) {
    for (const where of values[table] ?? []) {
      const file = await openPart(engine, where);
      const { proposal } = await engine.sniff(file, { table });
      await engine.load(file, override(proposal, maps[table]), { zone: values.zone, digest: true });
    }
  }
  return engine;
}

/**
 * Writes a whole text at once: nothing is left half done.
 * @param {string} text
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

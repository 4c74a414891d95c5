// @ts-check
/**
 * A preset file, `.preset.json`: how the exports of one system are read, written once and used for every file that has
 * its columns. It names columns and rules, and holds no row.
 */
import { readMapping } from "./audit/schema.js";
import { broken, isRecord, text } from "./audit/shape.js";
import { Problem } from "./problem.js";

/** @typedef {import("./audit/schema.js").AuditMapping} Mapping */
/** @typedef {{ name: string, mapping: Mapping }} OwnPreset */

const FORMAT = "omnimeter-preset";
const SCHEMA = 1;
const MOST_CHARACTERS = 1 << 20;

/** @param {string} name @returns {string} */
export const presetFileName = (name) =>
  `${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "preset"}.preset.json`;

/** @param {OwnPreset} preset @returns {string} the same for the same preset, to the byte */
export const writePreset = ({ name, mapping }) =>
  `${JSON.stringify({ format: FORMAT, schema: SCHEMA, name, mapping: readMapping(mapping, "mapping") }, null, 2)}\n`;

/** Whether a text says that it is a preset; what it then holds is another question. @param {string} content */
export const isPresetText = (content) =>
  content.length <= MOST_CHARACTERS && /"format"\s*:\s*"omnimeter-preset"/.test(content);

/** @param {unknown} value @returns {OwnPreset} */
export function presetOf(value) {
  if (!isRecord(value)) return broken("name", "a text");
  const name = text(200)(value.name, "name");
  if (name.trim() === "") broken("name", "a text that is not empty");
  const mapping = readMapping(value.mapping, "mapping");
  if (columnsOf(mapping).length === 0) broken("mapping.fields", "fields of which one has a column");
  return { name, mapping };
}

/**
 * @param {string} content
 * @returns {OwnPreset}
 * @throws {Problem} `preset-broken`, with the place
 */
export function readPreset(content) {
  try {
    const value = JSON.parse(content.replace(/^\uFEFF/, ""));
    if (!isRecord(value) || value.format !== FORMAT) broken("format", FORMAT);
    if (value.schema !== SCHEMA) broken("schema", String(SCHEMA));
    return presetOf(value);
  } catch (thrown) {
    const { where = "", expected = "JSON" } = thrown instanceof Problem ? thrown.values : {};
    throw new Problem({
      code: "preset-broken",
      message: `this is no preset that can be read: ${where || "the text"} should be ${expected}`,
      hint: "Save the preset again from the reading of a file. Nothing was changed here.",
      values: /** @type {any} */ ({ where, expected }),
    });
  }
}

/** Every column that a mapping names. @param {Mapping} mapping @returns {string[]} */
export function columnsOf({ fields, filters = [], statuses = [] }) {
  const of = Object.values(fields).flatMap(({ column, time, fallback }) => [column, time, fallback]);
  const named = [...of, ...[...filters, ...statuses].map(({ column }) => column)];
  return [...new Set(named.filter((one) => one !== undefined))];
}

/** The columns of a preset that a file does not have. @param {OwnPreset} preset @param {{ columns: { name: string }[] }} sniff */
export function absentFrom({ mapping }, { columns }) {
  const there = new Set(columns.map(({ name }) => name));
  return columnsOf(mapping).filter((name) => !there.has(name));
}

/**
 * The preset all of whose columns a file has: of several, the one that names most of them, the latest first.
 * @param {readonly OwnPreset[]} presets
 * @param {{ columns: { name: string }[] }} sniff
 * @returns {OwnPreset | null}
 */
export function fittingPreset(presets, sniff) {
  const fitting = presets.filter((preset) => absentFrom(preset, sniff).length === 0).toReversed();
  const weight = (/** @type {OwnPreset} */ one) => columnsOf(one.mapping).length;
  return fitting.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

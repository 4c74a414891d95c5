// @ts-check
/** The exports of known systems, as data: read, checked, and written as Rust and as a page of the documentation. */
import fs from "node:fs";
import path from "node:path";
import { at } from "./paths.mjs";
import { Fault } from "./say.mjs";

/** @typedef {{ fr: string, en: string }} Text */
/** @typedef {{ columns?: string[], constant?: string, captured?: string, time?: string, fallback?: string, nulls?: string[], unit?: string }} Detailed */
/** @typedef {{ column: string, test: string, value?: string, is?: string }} Condition */
/**
 * @typedef {{ id: string, system: string, export: Text, table: string, checked: string, must: string[], any?: string[],
 *   map: Record<string, string | string[] | Detailed>, aliases?: Record<string, string[]>, lines?: boolean,
 *   totals_once?: boolean, filters?: Condition[], totals?: string[], statuses?: Condition[], zone?: string, note: Text }} Preset
 */

const KEYS = [
  ...["id", "system", "export", "table", "checked", "must", "any", "map", "aliases", "lines", "totals_once"],
  ...["filters", "totals", "statuses", "zone", "note"],
];
const DETAILS = ["columns", "constant", "captured", "time", "fallback", "nulls", "unit"];

/** @param {string} file @param {object} held @param {string[]} known */
function refuseUnknown(file, held, known) {
  const unknown = Object.keys(held).find((key) => !known.includes(key));
  if (unknown) throw new Fault(`${file}: nobody reads "${unknown}".`);
}

/** @returns {Preset[]} */
export function presetFiles() {
  const folder = at("src", "mapping", "presets");
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const file = path.join(folder, name);
    const preset = JSON.parse(fs.readFileSync(file, "utf8"));
    refuseUnknown(file, preset, KEYS);
    for (const source of Object.values(preset.map))
      if (typeof source === "object" && !Array.isArray(source)) refuseUnknown(file, source, DETAILS);
    if (`${preset.id}.json` !== name) throw new Fault(`${file}: its id is ${preset.id}.`);
    return preset;
  });
}

/** A string of Rust: its escapes are those of JSON, but for `\u{…}`. @param {string} text */
const string = (text) => JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, "\\u{$1}");
/** @param {string[] | undefined} texts */
const strings = (texts = []) => `&[${texts.map(string).join(", ")}]`;
/** @param {string | undefined} text @param {(text: string) => string} write */
const option = (text, write) => (text === undefined ? "None" : `Some(${write(text)})`);
/** kebab-case to CamelCase @param {string} name */
const variant = (name) => name.replace(/(^|-)([a-z])/g, (_, _dash, letter) => letter.toUpperCase());
/** @param {Text} text */
const both = ({ fr, en }) => `Text { fr: ${string(fr)}, en: ${string(en)} }`;

/** @param {string | string[] | Detailed} source */
function source(source) {
  if (typeof source === "string") return `Source::column(&[${string(source)}])`;
  if (Array.isArray(source)) return `Source::column(${strings(source)})`;
  const { columns, constant, captured, time, fallback, nulls, unit } = source;
  const parts = [
    `columns: ${strings(columns)}`,
    `constant: ${option(constant, string)}`,
    `captured: ${option(captured, string)}`,
    `time: ${option(time, string)}`,
    `fallback: ${option(fallback, string)}`,
    `nulls: ${strings(nulls)}`,
    `unit: ${option(unit, (name) => `TimeUnit::${variant(name)}`)}`,
  ];
  return `Source { ${parts.join(", ")} }`;
}

/** @param {Condition} condition */
function condition({ column, test, value = "", is }) {
  const parts = [string(column), `Test::${variant(test)}`, string(value)];
  return `(${parts.concat(is === undefined ? [] : `OrderStatus::${variant(is)}`).join(", ")})`;
}

/** @param {Preset} preset */
function rustOf(preset) {
  const { map, aliases = {}, filters = [], statuses = [] } = preset;
  const fields = Object.entries(map).map(([field, from]) => `(${string(field)}, ${source(from)})`);
  const others = Object.entries(aliases).map(([header, names]) => `(${string(header)}, ${strings(names)})`);
  const parts = [
    `id: ${string(preset.id)}`,
    `system: ${string(preset.system)}`,
    `export: ${both(preset.export)}`,
    `table: TableKind::${variant(preset.table)}`,
    `checked: Checked::${variant(preset.checked)}`,
    `must: ${strings(preset.must)}`,
    `any: ${strings(preset.any)}`,
    `map: &[${fields.join(", ")}]`,
    `aliases: &[${others.join(", ")}]`,
    `lines: ${preset.lines ?? false}`,
    `totals_once: ${preset.totals_once ?? false}`,
    `filters: &[${filters.map(condition).join(", ")}]`,
    `totals: ${strings(preset.totals)}`,
    `statuses: &[${statuses.map(condition).join(", ")}]`,
    `zone: ${option(preset.zone, string)}`,
    `note: ${both(preset.note)}`,
  ];
  return `    Preset { ${parts.join(", ")} },`;
}

/** @param {Preset[]} presets */
export function toRust(presets) {
  return `//! The exports of known systems. Made of the data files beside it by
//! \`node scripts/presets.mjs\`: change those.

use super::field::TableKind;
use super::preset::{Checked, Preset, Source};
use super::rule::{OrderStatus, Test};
use super::TimeUnit;
use crate::text::Text;

/// Every preset, by id.
pub(super) static PRESETS: &[Preset] = &[
${presets.map(rustOf).join("\n")}
];
`;
}

/** A cell of a table of Markdown. @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|");
/** @param {string} header */
const code = (header) => `\`${cell(header)}\``;

/** @param {string | string[] | Detailed} source */
function sourceText(source) {
  if (typeof source === "string") return code(source);
  if (Array.isArray(source)) return source.map(code).join(", else ");
  const { columns = [], constant, captured, time, fallback, nulls = [], unit } = source;
  const said = [
    columns.map(code).join(", else "),
    captured === undefined ? "" : `the currency in brackets of ${code(captured)}`,
    constant === undefined ? "" : `“${constant}”${columns.length > 0 ? " where there is none" : ""}`,
    time === undefined ? "" : `with the time of ${code(time)}`,
    fallback === undefined ? "" : `${code(fallback)} where it is empty`,
    nulls.length === 0 ? "" : `${nulls.map((text) => `“${text}”`).join(", ")} is nobody`,
    unit === undefined ? "" : `${unit} since 1970`,
  ];
  return said.filter(Boolean).join("; ");
}

/** @type {Record<string, string>} */
const CHECKED = {
  seen: "Headers taken from real exports or the system's own code.",
  partly: "Headers known in part, or depending on the account.",
  unseen: "Headers from general knowledge: check on a real file.",
};

/** @param {Preset} preset */
function section(preset) {
  const rows = Object.entries(preset.map).map(([field, from]) => `| \`${field}\` | ${sourceText(from)} |`);
  const any = preset.any ? ` and one of ${preset.any.map(code).join(", ")}` : "";
  const others = Object.entries(preset.aliases ?? {}).map(([name, names]) => `${code(name)}: ${names.join(", ")}`);
  return [
    `## ${preset.system}: ${preset.export.en}`,
    `\`${preset.id}\`, read as the table \`${preset.table}\`. Recognised by ${preset.must.map(code).join(", ")}${any}. ${CHECKED[preset.checked]}`,
    preset.note.en,
    ["| field | taken from |", "| --- | --- |", ...rows].join("\n"),
    ...(others.length > 0 ? [`Other names of headers: ${others.join("; ")}.`] : []),
  ].join("\n\n");
}

/** @param {Preset[]} presets */
export function toMarkdown(presets) {
  const systems = new Set(presets.map((preset) => preset.system));
  return `<!-- Made by \`node scripts/presets.mjs\` from src/mapping/presets: change those files. -->

# Exports that are recognised

${presets.length} exports of ${systems.size} systems. Headers are compared without accents, case, spaces and the currency in brackets.

${presets.map(section).join("\n\n")}
`;
}

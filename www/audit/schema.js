// @ts-check
/**
 * The shape of an audit file. What could hold a row of a file (its description, its mapping) is known to the key:
 * a new key there needs a new schema. The rest is whatever the user typed or chose, and figures.
 */
import { amount, count, dictionary, flag, list, matching, nullable, object, optional, plain, text } from "./shape.js";

export const FORMAT = "omnimeter-audit";
export const SCHEMA = 1;

const NAME = 1000;
const id = matching(/^[a-z][a-z0-9_-]{0,63}$/, "an id");
const digest = matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/, "an instant");

/** @typedef {import("../generated/core.js").Mapping} EngineMapping */
/** @typedef {import("../generated/core.js").Choice} Choice */

/** A mapping as it crosses the boundary: maps are plain objects there.
 * @typedef {Omit<EngineMapping, "fields"> & { fields: Record<string, Choice> }} AuditMapping */

/** What the words in a mapping may be is for the engine to say. @param {"refuse" | "drop"} others */
function mappingShape(others) {
  const choice = {
    column: optional(text(NAME)),
    constant: optional(text(NAME)),
    decimal: optional(id),
    grouping: optional(id),
    date_order: optional(id),
    separator: optional(text(NAME)),
    time: optional(text(NAME)),
    fallback: optional(text(NAME)),
    nulls: optional(list(text(NAME), 100)),
    unit: optional(id),
    sign: optional(id),
    scale: optional(id),
  };
  const condition = { column: text(NAME), test: id, value: optional(text(NAME)) };
  return {
    table: id,
    fields: dictionary(object(choice, others)),
    lines: optional(flag),
    totals_once: optional(flag),
    filters: optional(list(object(condition, others), 1000)),
    statuses: optional(list(object({ ...condition, is: id }, others), 1000)),
    attributes: optional(list(text(NAME), 100)),
    zone: optional(nullable(text(NAME))),
    delimiter: optional(text(2)),
    encoding: optional(text(NAME)),
  };
}

/** How two files are compared: names of columns, and no cell. @param {"refuse" | "drop"} others */
function comparedShape(others) {
  const pair = { a: text(NAME), b: text(NAME) };
  const distance = optional(amount);
  const field = { ...pair, kind: optional(nullable(id)), absolute: distance, relative: distance, minutes: distance };
  const word = optional(nullable(text(NAME)));
  const source = optional(object({ delimiter: word, encoding: word, zone: word }, others));
  const plan = {
    a: source,
    b: source,
    object: optional(nullable(id)),
    master: optional(nullable(id)),
    key: list(object(pair, others), 100),
    ignore_case: optional(flag),
    ignore_zeros: optional(flag),
    fields: list(object(field, others), 1000),
    blank_differs: optional(flag),
    repeats: optional(id),
    zone: optional(text(NAME)),
  };
  return object({ ...pair, plan: object(plan, others) }, others);
}

/** @param {"refuse" | "drop"} others */
function auditShape(others) {
  const mapping = /** @type {import("./shape.js").Reader<AuditMapping>} */ (object(mappingShape(others), others));
  const file = {
    label: text(NAME),
    name: text(NAME),
    size: count,
    sha256: nullable(digest),
    fingerprint: nullable(digest),
    table: nullable(id),
    rows: nullable(count),
    mapping: nullable(mapping),
  };
  const remembered = { label: text(NAME), fingerprint: digest, mapping };
  /** @type {import("./shape.js").Reader<Record<string, any>>} */
  const open = dictionary(plain);
  return {
    version: text(100),
    created: instant,
    saved: instant,
    name: text(NAME),
    settings: open,
    files: list(object(file, others), 1000),
    mappings: list(object(remembered, others), 1000),
    presets: optional(list(object({ name: text(NAME), mapping }, others), 1000)),
    board: nullable(open),
    comparison: optional(nullable(comparedShape(others))),
    answers: open,
    targets: open,
    notes: open,
    results: nullable(open),
  };
}

const shapes = { read: auditShape("refuse"), write: auditShape("drop") };

/** A mapping alone, as strictly as in an audit. */
export const readMapping = /** @type {import("./shape.js").Reader<AuditMapping>} */ (
  object(mappingShape("refuse"), "refuse")
);

/** The keys of the file that have a meaning, in the order they are written in. */
export const KEYS = Object.keys(shapes.read);

/** @typedef {import("../preset-file.js").OwnPreset} OwnPreset */
/** @typedef {Omit<ReturnType<typeof readShape>, "presets"> & { presets?: OwnPreset[], extra: Record<string, any> }} Audit */
/** @typedef {Audit["files"][number]} AuditFile */

/** Of a file: what is unknown is refused, so that nothing is lost in silence. @param {unknown} value */
export const readShape = (value) => object(shapes.read, "drop")(value, "");

/** Of the page: what is unknown stays out, so that no row slips in. @param {unknown} value */
export const writeShape = (value) => object(shapes.write, "drop")(value, "");

// @ts-check
/** Options of the line: read once, checked once. */
import fs from "node:fs";
import { parseArgs } from "node:util";
import { Misuse } from "./failure.mjs";

/** @typedef {Record<string, { type: "string" | "boolean", short?: string, multiple?: boolean }>} Known */

/** The tables, each an option that takes files. */
export const TABLES = [
  ...["orders", "touches", "costs", "customers", "currencies", "paths", "traffic", "surveys", "tickets"],
  ...[
    "loyalty-events",
    "products",
    "stock",
    "stores",
    "accounting",
    "promotions",
    "lookups",
    "mentions",
    "experiments",
  ],
];

/** @type {Known} */
export const tableOptions = Object.fromEntries(
  // A file of an experiment is named as one thing.
  [...TABLES, "experiment"].map((table) => [table, { type: "string", multiple: true }]),
);

/** @type {Known} */
export const settingOptions = {
  map: { type: "string" },
  "as-of": { type: "string" },
  zone: { type: "string" },
  currency: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  channels: { type: "string" },
  segments: { type: "string" },
  segment: { type: "string", multiple: true },
  stores: { type: "string", multiple: true },
  basis: { type: "string" },
  "refund-channel": { type: "string" },
  "conversion-unit": { type: "string" },
  lookback: { type: "string" },
  compare: { type: "string" },
  set: { type: "string", multiple: true },
  "match-on": { type: "string" },
  country: { type: "string" },
  preset: { type: "string", multiple: true },
  "channel-names": { type: "string", multiple: true },
  "channel-kinds": { type: "string", multiple: true },
  "event-kinds": { type: "string", multiple: true },
};

/** @type {Known} */
export const experimentOptions = {
  control: { type: "string" },
  alpha: { type: "string" },
  allocation: { type: "string" },
  "planned-days": { type: "string" },
  looks: { type: "string" },
  winsorise: { type: "string" },
  both: { type: "string" },
  "experiment-name": { type: "string" },
};

/** @type {Known} */
export const outputOptions = {
  format: { type: "string" },
  language: { type: "string" },
  output: { type: "string", short: "o" },
};

/**
 * @param {string[]} args
 * @param {Known} options
 * @returns {{ values: Record<string, any>, positionals: string[] }}
 */
export function parse(args, options) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    return "basis" in options ? { ...parsed, values: withStores(parsed.values) } : parsed;
  } catch (thrown) {
    // parseArgs explains at length how to pass an argument that begins with a dash.
    const message = String(/** @type {Error} */ (thrown).message).split(". ")[0];
    const unknown = /^Unknown option '--([^']+)'/.exec(message)?.[1];
    const alike = unknown === undefined ? [] : Object.keys(options).filter((known) => isAlike(known, unknown));
    throw new Misuse(message, alike.map((known) => `--${known}`).join(", "));
  }
}

/**
 * `--stores` names files of stores and stores to look at: what is there as a file, or is called like one, is one.
 * @param {Record<string, any>} values
 */
function withStores({ stores, ...values }) {
  if (stores === undefined) return values;
  const isFile = (/** @type {string} */ one) => {
    const [where] = one.split("#");
    return fs.existsSync(where) || /[\\/]|\.(csv|tsv|txt|gz|zip|xlsx?|ods)$/i.test(where);
  };
  const [files, names] = [stores.filter(isFile), stores.filter((/** @type {string} */ one) => !isFile(one))];
  return { ...values, ...(files.length > 0 && { stores: files }), ...(names.length > 0 && { "only-stores": names }) };
}

/** Whether one of two options may have been written for the other: a part of it, or two letters off at most.
 * @param {string} a @param {string} b */
function isAlike(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (short.length > 2 && long.startsWith(short)) || editDistance(a, b) <= Math.min(2, short.length - 2);
}

/** How many letters have to be put in, taken out or changed (Levenshtein). @param {string} a @param {string} b */
function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, other] of [...b].entries())
      row.push(Math.min(above[j + 1] + 1, row[j] + 1, above[j] + Number(letter !== other)));
  }
  return row[b.length];
}

/**
 * The options of a command that takes tables, settings and an output, and no words beside them.
 * @param {string[]} args
 * @param {Known} own
 * @returns {Record<string, any>}
 */
export function parseAll(args, own = {}) {
  const { values, positionals } = parse(args, { ...tableOptions, ...settingOptions, ...outputOptions, ...own });
  if (positionals.length > 0) throw new Misuse(`${positionals[0]} is not an option`);
  return values;
}

/**
 * @param {string} name
 * @param {string | undefined} value
 * @param {string[]} known
 */
export function oneOf(name, value, known) {
  if (value === undefined) return known[0];
  if (!known.includes(value)) throw new Misuse(`--${name} ${value} is not known`, known.join(", "));
  return value;
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
export function number(name, value) {
  if (value === undefined) return null;
  const read = Number(value);
  if (value.trim() === "" || !Number.isFinite(read) || read < 0) throw new Misuse(`--${name} ${value} is not a number`);
  return read;
}

/**
 * A whole number within bounds.
 * @param {string} name
 * @param {string | undefined} value
 * @param {number} [least]
 * @param {number} [most]
 */
export function whole(name, value, least = 0, most = Number.MAX_SAFE_INTEGER) {
  const read = number(name, value);
  if (read === null || (Number.isInteger(read) && read >= least && read <= most)) return read;
  const upTo = most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : "";
  throw new Misuse(`--${name} ${value}: a whole number from ${least}${upTo} is wanted`);
}

/** A word without the quotation marks that hold its comma. @param {string} word */
export const unquoted = (word) => word.trim().replace(/^"(.*)"$/, "$1");

/** Words between commas; one that holds a comma stands in quotation marks. @param {string | undefined} list */
export const words = (list) =>
  ((list ?? "").match(/(?:"[^"]*"|[^,])+/g) ?? []).map((word) => unquoted(word)).filter(Boolean);

/**
 * Names that stand for others, as `Site=Web`.
 * @param {string} name
 * @param {string[] | undefined} values
 */
function pairs(name, values = []) {
  const cut = values.flatMap(words).map((pair) => pair.split("=").map((part) => part.trim()));
  const wrong = cut.find((parts) => parts.length !== 2 || parts.includes(""));
  if (wrong) throw new Misuse(`--${name} ${wrong.join("=")}: NAME=OTHER is wanted`);
  return Object.fromEntries(cut);
}

/** Segments as `NAME=RULE`: the rule may hold signs of its own. @param {string[]} [values] */
function segmentsOf(values = []) {
  return values.map((pair) => {
    const at = pair.indexOf("=");
    const [name, rule] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || name === "" || rule === "") throw new Misuse(`--segment ${pair}: NAME=RULE is wanted`);
    return { name, rule };
  });
}

/** Settings by their names in the report, as `margin_rate=0.4`: the engine refuses what it does not know. @param {string[]} [values] */
function stated(values = []) {
  return Object.fromEntries(
    values.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new Misuse(`--set ${pair}: KEY=VALUE is wanted`);
      const value = pair.slice(at + 1);
      const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
      return [pair.slice(0, at), isNumber ? Number(value) : value];
    }),
  );
}

/** How an experiment is read: `--allocation A=80,B=20`. @param {Record<string, any>} values */
export function experimentOf(values) {
  const parts = Object.entries(pairs("allocation", values.allocation === undefined ? [] : [values.allocation]));
  return {
    name: values["experiment-name"] ?? null,
    control: values.control ?? null,
    alpha: number("alpha", values.alpha) ?? 0.05,
    allocation: Object.fromEntries(parts.map(([name, part]) => [name, number("allocation", part) ?? 0])),
    planned_days: number("planned-days", values["planned-days"]),
    looks: number("looks", values.looks) ?? 1,
    winsorise: number("winsorise", values.winsorise),
    both: values.both ?? null,
  };
}

/** @type {Record<string, "none" | "previous" | "year">} */
const COMPARED = { none: "none", previous: "previous", "last-year": "year" };

/**
 * The period compared with: one known by name, or two days.
 * @param {string | undefined} value
 * @returns {{ compare: "none" | "previous" | "year" | "custom", compare_from?: string, compare_to?: string }}
 */
function comparedWith(value) {
  const [from, to, ...more] = (value ?? "").split("..");
  if (from && to && more.length === 0) return { compare: "custom", compare_from: from, compare_to: to };
  if (value?.includes("..")) throw new Misuse(`--compare ${value}: FROM..TO is wanted`);
  return { compare: COMPARED[oneOf("compare", value, Object.keys(COMPARED))] };
}

/**
 * The settings that the options say.
 * @param {Record<string, any>} values
 */
export function settingsOf(values) {
  const named = segmentsOf(values.segment);
  return {
    as_of: values["as-of"] ?? null,
    ...(values.zone && { zone: values.zone }),
    currency: values.currency ?? null,
    from: values.from ?? null,
    to: values.to ?? null,
    channels: words(values.channels),
    named_segments: named,
    // Segments that are named are those looked at, unless others are.
    segments: values.segments === undefined ? named.map(({ name }) => name) : words(values.segments),
    stores: (values["only-stores"] ?? []).flatMap(words),
    basis: oneOf("basis", values.basis, ["interaction", "purchase"]),
    refund_channel: oneOf("refund-channel", values["refund-channel"], ["original", "return"]),
    conversion_unit: oneOf("conversion-unit", values["conversion-unit"], ["session", "visitor", "entry"]),
    channel_names: pairs("channel-names", values["channel-names"]),
    channel_kinds: pairs("channel-kinds", values["channel-kinds"]),
    event_kinds: pairs("event-kinds", values["event-kinds"]),
    lookback_days: number("lookback", values.lookback),
    ...comparedWith(values.compare),
    ...stated(values.set),
    identity: {
      ...(values["match-on"] !== undefined && { match_on: words(values["match-on"]) }),
      ...(values.country && { country: values.country }),
    },
  };
}

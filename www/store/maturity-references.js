// @ts-check
/** Reference values: typed one by one, or a list as a file. Source and date are compulsory. */
import { readReferenceValue } from "./maturity-read.js";

/** @typedef {import("./maturity-shape.js").ReferenceValue} ReferenceValue */

/** What a value can stand beside. @typedef {{ id: string, names: string[], unit: string }} Subject */

/** What is wrong with a line of a list. @typedef {{ line: number, what: "about" | "value" | "source" | "date" }} ListFault */

/** What the columns of a list may be called, in both languages. @type {Record<string, string[]>} */
const COLUMNS = {
  about: ["about", "kpi", "indicator", "figure", "indicateur", "niveau", "level", "sujet"],
  value: ["value", "valeur", "reference", "référence"],
  source: ["source"],
  date: ["date", "day", "jour"],
  note: ["note", "comment", "remarque"],
};

/** Units in which 53 and 53% are the same. */
const SHARES = ["rate", "share", "relative"];

const plain = (/** @type {string} */ text) => text.trim().toLocaleLowerCase();

/** @param {readonly Subject[]} subjects @param {string} typed */
export const subjectOf = (subjects, typed) =>
  subjects.find(({ id, names }) => plain(typed) === plain(id) || names.some((name) => plain(name) === plain(typed)));

/** A value as it is typed, in the unit of its figure; null where it is none. @param {string} typed @param {string} unit */
export function valueTyped(typed, unit) {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  const found = /^([-+]?\d+(?:\.\d+)?)(%?)/.exec(text);
  if (!found) return null;
  const value = Number(found[1]);
  const hundredth = SHARES.includes(unit) && (found[2] === "%" || Math.abs(value) > 1);
  return hundredth ? Number((value / 100).toPrecision(12)) : value;
}

/** A day as `2026-01-31` or `31/01/2026`; empty where it is none. @param {string} typed */
export function dayTyped(typed) {
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed.trim());
  const iso = french ? `${french[3]}-${french[2].padStart(2, "0")}-${french[1].padStart(2, "0")}` : typed.trim();
  return /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? iso : "";
}

/**
 * @param {readonly Subject[]} subjects
 * @param {Record<string, string>} typed
 * @returns {{ reference: ReferenceValue } | { fault: ListFault["what"] }}
 */
export function referenceTyped(subjects, typed) {
  const subject = subjectOf(subjects, typed.about ?? "");
  if (!subject) return { fault: "about" };
  const value = valueTyped(typed.value ?? "", subject.unit);
  if (value === null) return { fault: "value" };
  if (!typed.source?.trim()) return { fault: "source" };
  const date = dayTyped(typed.date ?? "");
  if (date === "") return { fault: "date" };
  const reference = readReferenceValue({ ...typed, about: subject.id, value, date });
  return reference ? { reference } : { fault: "value" };
}

/** The cells of a delimited text: the first line says by what. @param {string} text @returns {string[][]} */
function cellsOf(text) {
  const [first = ""] = text.split("\n", 1);
  const counts = [";", "\t", ","].map((mark) => ({ mark, n: first.split(mark).length }));
  const { mark } = counts.sort((a, b) => b.n - a.n)[0];
  /** @type {string[][]} */
  const rows = [[]];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '"' && quoted && text[at + 1] === '"') cell += text[++at];
    else if (one === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && (one === mark || one === "\n")) {
      rows[rows.length - 1].push(cell.trim());
      cell = "";
      if (one === "\n") rows.push([]);
    } else if (one !== "\r") cell += one;
  }
  rows[rows.length - 1].push(cell.trim());
  return rows.filter((row) => row.some((one) => one !== ""));
}

/** @param {string} text @returns {Record<string, string>[]} */
function linesOf(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list)
      ? list.map((one) => Object.fromEntries(Object.entries(one ?? {}).map(([key, value]) => [key, String(value)])))
      : [];
  } catch {
    const [header = [], ...rows] = cellsOf(text.replace(/^\ufeff/, ""));
    const names = header.map((head) => Object.keys(COLUMNS).find((name) => COLUMNS[name].includes(plain(head))));
    return rows.map((row) => Object.fromEntries(names.flatMap((name, at) => (name ? [[name, row[at] ?? ""]] : []))));
  }
}

/**
 * A list of reference values, as delimited text or JSON. It is taken whole, or what is wrong with it is told.
 * @param {string} text
 * @param {readonly Subject[]} subjects
 * @returns {{ values: ReferenceValue[], faults: ListFault[] }}
 */
export function referencesIn(text, subjects) {
  /** @type {ReferenceValue[]} */
  const values = [];
  /** @type {ListFault[]} */
  const faults = [];
  for (const [at, line] of linesOf(text).entries()) {
    const read = referenceTyped(subjects, line);
    if ("reference" in read) values.push(read.reference);
    else faults.push({ line: at + 2, what: read.fault });
  }
  return { values, faults };
}

/** With values in the place of those on the same, of the same source and day. @param {readonly ReferenceValue[]} known @param {readonly ReferenceValue[]} added */
export function withReferences(known, added) {
  const keyOf = (/** @type {ReferenceValue} */ one) => JSON.stringify([one.about, one.source, one.date]);
  const keys = new Set(added.map(keyOf));
  return [...known.filter((one) => !keys.has(keyOf(one))), ...added];
}

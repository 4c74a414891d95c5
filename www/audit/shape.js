// @ts-check
/**
 * Small readers that check plain data. Each takes a value and the place where it stands, and gives back a copy of
 * what it expects, or throws a Problem that names the place.
 */
import { Problem } from "../problem.js";

/**
 * @template T
 * @typedef {(value: unknown, where: string) => T} Reader
 */

const DEPTH = 32;
/** Keys that could reach an object's prototype in careless hands: never data of ours. */
const UNWANTED = new Set(["__proto__", "constructor", "prototype"]);
const PLACE_SHOWN = 80;

/**
 * @param {string} where
 * @param {string} expected
 * @returns {never}
 */
export function broken(where, expected) {
  const place = where.length > PLACE_SHOWN ? `${where.slice(0, PLACE_SHOWN)}…` : where;
  throw new Problem({
    code: "audit-broken",
    message: `the audit file is damaged, or is not one: ${place} should be ${expected}`,
    hint: "Open an earlier copy. Nothing was changed here.",
    values: /** @type {any} */ ({ where: place, expected }),
  });
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @param {string} where @param {string | number} key */
const below = (where, key) => (typeof key === "number" ? `${where}[${key}]` : where ? `${where}.${key}` : key);

/** @param {number} [most] characters @returns {Reader<string>} */
export const text =
  (most = 10_000) =>
  (value, where) =>
    typeof value === "string" && value.length <= most ? value : broken(where, `a text of ${most} characters at most`);

/** @param {RegExp} pattern @param {string} expected @returns {Reader<string>} */
export const matching = (pattern, expected) => (value, where) =>
  typeof value === "string" && pattern.test(value) ? value : broken(where, expected);

/** @type {Reader<number>} */
export const count = (value, where) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : broken(where, "a whole number from 0");

/** @type {Reader<number>} */
export const amount = (value, where) =>
  Number.isFinite(value) && Number(value) >= 0 ? Number(value) : broken(where, "a number from 0");

/** @type {Reader<boolean>} */
export const flag = (value, where) => (typeof value === "boolean" ? value : broken(where, "true or false"));

/**
 * @template T
 * @param {Reader<T>} reader
 * @returns {Reader<T | null>}
 */
export const nullable = (reader) => (value, where) => (value === null ? null : reader(value, where));

/**
 * @template T
 * @param {Reader<T>} reader
 * @returns {Reader<T | undefined>}
 */
export const optional = (reader) => (value, where) => (value === undefined ? undefined : reader(value, where));

/**
 * @template T
 * @param {Reader<T>} reader
 * @param {number} [most]
 * @returns {Reader<T[]>}
 */
export const list =
  (reader, most = 10_000) =>
  (value, where) =>
    Array.isArray(value) && value.length <= most
      ? value.map((item, at) => reader(item, below(where, at)))
      : broken(where, `a list of ${most} items at most`);

/**
 * Any keys, values of one kind. A Map, as the engine's types have it, is read like an object.
 * @template T
 * @param {Reader<T>} reader
 * @returns {Reader<Record<string, T>>}
 */
export const dictionary = (reader) => (value, where) => {
  if (!(value instanceof Map) && !isRecord(value)) return broken(where, "an object");
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries
      .filter(([key, item]) => !UNWANTED.has(key) && item !== undefined)
      .map(([key, item]) => [String(key), reader(item, below(where, key))]),
  );
};

/**
 * The keys named and no other. What is `undefined` stays out of the copy.
 * @template {Record<string, Reader<any>>} S
 * @param {S} shape
 * @param {"refuse" | "drop"} others what is done with keys that are not named
 * @returns {Reader<{ [K in keyof S]: ReturnType<S[K]> }>}
 */
export const object = (shape, others) => (value, where) => {
  if (!isRecord(value)) return broken(where, "an object");
  if (others === "refuse") {
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key) && !UNWANTED.has(key));
    if (unknown !== undefined) broken(below(where, unknown), "absent");
  }
  const entries = Object.entries(shape)
    .map(([key, reader]) => [key, reader(Object.hasOwn(value, key) ? value[key] : undefined, below(where, key))])
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries);
};

/**
 * Anything that JSON can say, not too deep.
 * @param {unknown} value
 * @param {string} where
 * @param {number} [depth]
 * @returns {any}
 */
export function plain(value, where, depth = DEPTH) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : broken(where, "a finite number");
  if (depth === 0) return broken(where, "less deep");
  /** @type {Reader<any>} */
  const inner = (item, place) => plain(item, place, depth - 1);
  if (Array.isArray(value)) return list(inner, Number.POSITIVE_INFINITY)(value, where);
  return dictionary(inner)(value, where);
}

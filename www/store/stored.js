// @ts-check
/** What was stored is read back with suspicion: records, texts and lists, whatever stands there. */

/** Letters of a text. */
const LONG = 2000;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @param {number} [most] */
export const textOf = (value, most = LONG) => (typeof value === "string" ? value.slice(0, most) : "");

/** The records of a list. @param {unknown} value @param {number} most */
export const records = (value, most) => (Array.isArray(value) ? value.filter(isRecord).slice(0, most) : []);

// @ts-check
/** What the engine calls the channel of rows that name none, in the words of the report. */

export const UNNAMED = "(unknown)";

/**
 * The same value with the word in the place of that name, wherever it stands; what holds none stays the same object.
 * @template T
 * @param {T} value plain data
 * @param {string} word
 * @returns {T}
 */
export function worded(value, word) {
  if (/** @type {unknown} */ (value) === UNNAMED) return /** @type {any} */ (word);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map((one) => worded(one, word));
    return all.some((one, i) => one !== value[i]) ? /** @type {any} */ (all) : value;
  }
  const parts = Object.entries(value);
  const all = parts.map(([key, one]) => [key === UNNAMED ? word : key, worded(one, word)]);
  const same = all.every(([key, one], i) => key === parts[i][0] && one === parts[i][1]);
  return same ? value : /** @type {any} */ (Object.fromEntries(all));
}

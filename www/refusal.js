// @ts-check
/** Why a model of attribution could not run, in the language of the page or of the report. */

/** @typedef {import("./generated/core.js").ModelReport} ModelReport */

/** The sentence of a code with its values; the engine's own words where we know none. @param {import("./say.js").Say} say @param {string} code @param {Record<string, string>} values @param {string} words */
export function refusalText(say, code, values, words) {
  if (!say.has(`refusal.${code}`)) return words;
  const told = Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]);
  return say.t(`refusal.${code}`, { n: Number(values.channels ?? 0), ...Object.fromEntries(told) });
}

/** Empty where it ran. @param {import("./say.js").Say} say @param {ModelReport} run */
export const whyNotRun = (say, { refusal, missing }) =>
  refusal ? refusalText(say, refusal.code, refusal.values, missing ?? "") : (missing ?? "");

// @ts-check
/** A maturity model in the words of a sector: where the model says store, a bank says branch. */

/** @typedef {{ language: string, from: string, to: string }} Term */

/** What is not told to a respondent keeps its words: names of sectors, figures and what the model says of itself. */
const SPOKEN = ["levels", "answer", "dimensions", "success_points", "workshop"];

/** Longer ones first: `the store` before `store`. @param {readonly Term[]} terms @param {string} language */
function rewriter(terms, language) {
  const own = terms.filter((one) => one.language === language).sort((a, b) => b.from.length - a.from.length);
  if (own.length === 0) return (/** @type {string} */ text) => text;
  const words = own.map(({ from }) => from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const by = new Map(own.map(({ from, to }) => [from.toLowerCase(), to]));
  return (/** @type {string} */ text) =>
    text.replace(found, (word) => {
      const to = by.get(word.toLowerCase()) ?? word;
      const isCapital = word[0] !== word[0].toLowerCase();
      return isCapital ? to[0].toUpperCase() + to.slice(1) : to;
    });
}

/**
 * The terms of a sector, as functions of a text by language.
 * @param {{ profiles?: readonly { id: string, terms?: readonly Term[] }[] }} model
 * @param {string | null} profile
 */
export function wording({ profiles = [] }, profile) {
  const terms = profiles.find(({ id }) => id === profile)?.terms ?? [];
  return { none: terms.length === 0, en: rewriter(terms, "en"), fr: rewriter(terms, "fr") };
}

/**
 * @template {{ profiles?: readonly any[] }} M
 * @param {M} model
 * @param {string | null} profile
 * @returns {M}
 */
export function inWords(model, profile) {
  const words = wording(model, profile);
  if (words.none) return model;
  /** @param {any} value @returns {any} */
  const worded = (value) => {
    if (Array.isArray(value)) return value.map(worded);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        if ((key === "en" || key === "fr") && typeof one === "string") return [key, words[key](one)];
        return [key, worded(one)];
      }),
    );
  };
  const all = Object.entries(model).map(([key, value]) => [key, SPOKEN.includes(key) ? worded(value) : value]);
  return /** @type {M} */ (Object.fromEntries(all));
}

// @ts-check
/** What is kept of the report: what is in it, in which order, and what the consultant adds. */

/** A finding as the consultant words it; `draft`: what the tool had written by then. @typedef {{ what: string, sure: string, so: string, draft: string }} Edit */

/**
 * @typedef {object} Handover
 * @property {"full" | "management"} variant
 * @property {"" | "fr" | "en"} language that of the page when empty
 * @property {readonly string[]} order ids of sections
 * @property {readonly string[]} off sections left out
 * @property {Readonly<Record<string, string>>} words the consultant's own, by section
 * @property {Readonly<Record<string, Edit>>} edits of findings, by their ids
 * @property {{ client: string, authors: string, confidentiality: string, entities: string }} cover
 */

export const COVER_FIELDS = /** @type {const} */ (["client", "entities", "authors", "confidentiality"]);

/** @type {Handover} */
export const NO_HANDOVER = {
  ...{ variant: /** @type {const} */ ("full"), language: /** @type {const} */ (""), order: [], off: [] },
  ...{ words: {}, edits: {}, cover: { client: "", authors: "", confidentiality: "", entities: "" } },
};

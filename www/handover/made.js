// @ts-check
/** The one place where a document becomes a file. */
import { masked } from "./masking.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./formats.js").Format} Format */
/** @typedef {import("./formats.js").Context} Context */

/** What formats are given beside the document. @param {import("../store/state.js").State} state @returns {Context} */
export const contextOf = (state) => ({ state });

/**
 * The document as it leaves: what is too small a group to be told is taken out here, for every format at once.
 * @param {HandoverDocument} document
 * @returns {HandoverDocument}
 */
export const leaving = (document) => masked(document);

/** @param {HandoverDocument} document @param {Format} format @param {Context} context @returns {Promise<string | Uint8Array>} */
export const made = async (document, format, context) => format.make(leaving(document), context);

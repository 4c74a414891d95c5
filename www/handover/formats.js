// @ts-check
/** The formats that the document is handed over in. */
import { htmlOf } from "./html.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */

/** What a format may need beside the document. @typedef {{ state: import("../store/state.js").State }} Context */

/**
 * @typedef {object} Format
 * @property {string} id
 * @property {string} name the key of its name
 * @property {string} extension
 * @property {string} type
 * @property {(document: HandoverDocument, context: Context) => string | Uint8Array | Promise<string | Uint8Array>} make
 */

/** @type {readonly Format[]} */
export const FORMATS = Object.freeze([
  { id: "html", name: "handover.format.html", extension: ".html", type: "text/html", make: htmlOf },
]);

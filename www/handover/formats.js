// @ts-check
/** The formats that the document is handed over in. */
import { chartArchive } from "./chart-files.js";
import { htmlOf } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { parquet } from "./parquet.js";
import { dictionary, tidy } from "./tidy.js";
import { workbook } from "./workbook.js";

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

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param {string} id @param {string} extension @param {string} type @param {Format["make"]} make @returns {Format} */
const format = (id, extension, type, make) => ({ id, name: `handover.format.${id}`, extension, type, make });

/** @type {readonly Format[]} */
export const FORMATS = Object.freeze([
  format("html", ".html", "text/html", htmlOf),
  format("workbook", ".xlsx", XLSX, workbook),
  format("tidy", ".csv", "text/csv", tidy),
  format("dictionary", ".dictionary.csv", "text/csv", dictionary),
  format("parquet", ".parquet", "application/vnd.apache.parquet", parquet),
  format("json", ".json", "application/json", json),
  format("markdown", ".md", "text/markdown", markdown),
  format("charts", ".charts.zip", "application/zip", chartArchive),
]);

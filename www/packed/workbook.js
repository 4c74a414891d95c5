// @ts-check
/** The only module that talks to the spreadsheet module's glue. Nothing of a workbook is kept between two calls. */
import { __wbg_reset_state as beginAfresh, initSync, Workbook } from "../generated/spreadsheet.js";
import { LIMITS, packedProblem } from "./problems.js";

/** @typedef {import("../direct-engine.js").FileLike} FileLike */
/** @typedef {{ name: string, rows: number | null, columns: number | null, hidden: boolean, empty: boolean }} Sheet */

let started = false;

/**
 * Opens a workbook for as long as it is used. A workbook may stop the module, and memory once taken is never given
 * back: either way the next one gets a new instance.
 * @template T
 * @param {FileLike} file
 * @param {BufferSource} wasm
 * @param {(book: Workbook) => T} use
 * @returns {Promise<T>}
 */
async function withWorkbook(file, wasm, use) {
  if (file.size > LIMITS.workbook) throw packedProblem("packed-size", file.name, { limit_mib: LIMITS.workbook >> 20 });
  const bytes = new Uint8Array(await file.slice(0, file.size).arrayBuffer());
  if (!started) initSync({ module: wasm });
  started = true;
  try {
    return use(new Workbook(bytes));
  } catch (thrown) {
    const { code = "packed-damaged", values = {} } = /** @type {{ code?: string, values?: Record<string, string> }} */ (
      thrown
    );
    throw packedProblem(code, file.name, values);
  } finally {
    beginAfresh();
  }
}

/**
 * @param {FileLike} file
 * @param {BufferSource} wasm
 * @returns {Promise<Sheet[]>}
 */
export const sheetsOf = (file, wasm) => withWorkbook(file, wasm, (book) => book.sheets());

/**
 * A sheet as a file of delimited text.
 * @param {FileLike & { lastModified?: number }} file
 * @param {string} sheet
 * @param {BufferSource} wasm
 * @returns {Promise<File>}
 */
export function sheetOf(file, sheet, wasm) {
  return withWorkbook(file, wasm, (book) => {
    book.begin(sheet);
    const pieces = [];
    for (let piece = book.next(); piece; piece = book.next()) pieces.push(/** @type {BlobPart} */ (piece));
    const { lastModified = Date.now() } = file;
    return new File(pieces, `${file.name}#${sheet}`, { type: "text/csv", lastModified });
  });
}

// @ts-check
/** What is wrong with a packed file, in words for whoever works without the page. */
import { Problem } from "../problem.js";

/** What a packed file may come to. A workbook's own limits are in spreadsheet/src/guard.rs. */
export const LIMITS = Object.freeze({
  /** Entries of an archive; a workbook has more parts. */
  entries: 1000,
  parts: 5000,
  /** Bytes of one entry, unpacked: it is read as it comes and never held. */
  unpacked: 2 ** 31,
  /** How many times larger than it is packed, beyond the bytes that are free. */
  ratio: 200,
  free: 10 << 20,
  /** Bytes of a workbook, which is held whole. */
  workbook: 2 ** 29,
});

const SAY_WHICH = "Unpack it, or save it again from the program that made it, then choose the file inside.";

/** @type {Record<string, [(values: Record<string, string>) => string, string]>} */
const WORDS = {
  "packed-damaged": [
    () => "this file is cut short or damaged, and cannot be unpacked",
    "Copy or download it again; a workbook can be opened and saved again by its program.",
  ],
  "packed-encrypted": [
    () => "a password is needed to open this file",
    "Save it without a password, or export the sheet as CSV.",
  ],
  "packed-entries": [({ limit }) => `this file holds more than ${limit} parts`, SAY_WHICH],
  "packed-size": [({ limit_mib }) => `unpacked, this file is larger than ${limit_mib} MiB`, SAY_WHICH],
  "packed-ratio": [
    ({ limit }) => `this file unpacks to more than ${limit} times its size, which is how a trap is made`,
    SAY_WHICH,
  ],
  "packed-nested": [({ part }) => `\u201c${part}\u201d is itself a packed file`, SAY_WHICH],
  "packed-method": [({ part }) => `\u201c${part}\u201d is packed in a way that is not read here`, SAY_WHICH],
  "packed-nothing": [
    () => "there is no table in this file",
    "Workbooks (.xlsx, .xls, .ods) and packed text (.csv, .tsv, .txt, .json) are read.",
  ],
  "packed-many": [({ parts }) => `this file holds several tables, of which one is to be named: ${parts}`, ""],
  "packed-no-part": [
    ({ part }) => `there is no \u201c${part}\u201d in this file`,
    "Choose one of its sheets or files.",
  ],
};

/**
 * @param {string} code
 * @param {string} file
 * @param {Record<string, string | number>} [values]
 */
export function packedProblem(code, file, values = {}) {
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const [message, hint] = WORDS[code] ?? WORDS["packed-damaged"];
  return new Problem({ code, message: message(said), hint, values: said, file });
}

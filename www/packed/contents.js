// @ts-check
/** What is inside a file: recognised by its first bytes and never by its name. */
import { membersOf } from "./members.js";
import { chunks, inflated, PackedPart } from "./part.js";
import { LIMITS, packedProblem } from "./problems.js";
import { sheetOf, sheetsOf } from "./workbook.js";
import { placeOf, readDirectory } from "./zip.js";

/** @typedef {import("../direct-engine.js").FileLike} FileLike */
/** @typedef {"plain" | "gzip" | "zip" | "workbook"} Kind */

/**
 * A sheet, or an entry of an archive. What the file does not say is null.
 * @typedef {{ name: string, size: number | null, rows: number | null, columns: number | null, hidden: boolean,
 *   empty: boolean }} Part
 */

/** @typedef {{ kind: Kind, parts: Part[] }} Contents */
/** @typedef {() => Promise<BufferSource>} LoadModule what gives the bytes of the spreadsheet module */

/** @type {[Kind, number[]][]} */
const BEGINNINGS = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["gzip", [0x1f, 0x8b]],
  ["workbook", [0xd0, 0xcf, 0x11, 0xe0]],
];

/** Parts by which an archive is known to be a workbook. */
const WORKBOOKS = ["xl/workbook.xml", "content.xml"];
/** Names of entries that may be tables. */
const TABLE = /(?:^|\/)[^/.][^/]*\.(?:csv|tsv|tab|txt|json|asc|dat)$|(?:^|\/)[^/.]+$/i;
/** What systems put into archives beside the files. */
const BESIDE = /^__MACOSX\//;
const PACKED = /\.(?:zip|gz|xlsx|xlsm|xls|ods)$/i;

/** @param {Uint8Array} head @returns {Kind} */
function kindOfHead(head) {
  return BEGINNINGS.find(([, magic]) => magic.every((byte, i) => head[i] === byte))?.[0] ?? "plain";
}

/**
 * @param {FileLike} file
 * @returns {Promise<Kind>}
 */
export async function kindOf(file) {
  const kind = kindOfHead(new Uint8Array(await file.slice(0, 8).arrayBuffer()));
  if (kind !== "zip") return kind;
  const entries = await readDirectory(file);
  return entries.some(({ name }) => WORKBOOKS.includes(name)) ? "workbook" : "zip";
}

/**
 * @param {FileLike} file
 * @param {LoadModule} load
 * @returns {Promise<Contents>}
 */
export async function contentsOf(file, load) {
  const kind = await kindOf(file);
  if (kind === "workbook") {
    const sheets = await sheetsOf(file, await load());
    return { kind, parts: sheets.map((sheet) => ({ ...sheet, size: null })) };
  }
  if (kind === "zip") {
    const tables = await tablesOf(file);
    return { kind, parts: tables.map(({ name, size }) => ({ ...UNKNOWN, name, size, empty: size === 0 })) };
  }
  return { kind, parts: [] };
}

const UNKNOWN = { size: null, rows: null, columns: null, hidden: false, empty: false };

/** The entries of an archive that may be tables. @param {FileLike} file */
async function tablesOf(file) {
  const entries = (await readDirectory(file)).filter(({ name }) => !name.endsWith("/") && !BESIDE.test(name));
  if (entries.length > LIMITS.entries) throw packedProblem("packed-entries", file.name, { limit: LIMITS.entries });
  const tables = entries.filter(({ name }) => TABLE.test(name));
  const nested = entries.find(({ name }) => PACKED.test(name));
  if (tables.length > 0) return tables;
  throw packedProblem(nested ? "packed-nested" : "packed-nothing", file.name, { part: nested?.name ?? "" });
}

/**
 * A part with what the engine needs of a file. Without a name, the only one there is.
 * @param {FileLike & { lastModified?: number }} file
 * @param {string | null} name
 * @param {LoadModule} load
 * @returns {Promise<FileLike>}
 */
export async function partOf(file, name, load) {
  const kind = await kindOf(file);
  if (name !== null && kind !== "zip" && kind !== "workbook")
    throw packedProblem("packed-no-part", file.name, { part: name });
  if (kind === "plain") return file;
  if (kind === "gzip") return gunzipped(file);
  const chosen = name ?? (await onlyPart(file, load));
  return kind === "workbook" ? sheetOf(file, chosen, await load()) : entryOf(file, chosen);
}

/** The part that is meant when none is named. @param {FileLike} file @param {LoadModule} load */
async function onlyPart(file, load) {
  const { parts } = await contentsOf(file, load);
  const [first, ...others] = wanted(parts);
  if (!first) throw packedProblem("packed-nothing", file.name);
  if (others.length === 0) return first.name;
  const names = parts.map(({ name }) => `${file.name}#${name}`);
  throw packedProblem("packed-many", file.name, { parts: names.join(", ") });
}

/** The parts that one would want without being asked. @param {Part[]} parts */
export const wanted = (parts) => parts.filter(({ hidden, empty }) => !hidden && !empty);

/** @param {FileLike & { lastModified?: number }} file @param {string} name */
async function entryOf(file, name) {
  const entry = (await tablesOf(file)).find((one) => one.name === name);
  if (!entry) throw packedProblem("packed-no-part", file.name, { part: name });
  const label = `${file.name}#${name}`;
  const { size, packed } = entry;
  if (entry.encrypted) throw packedProblem("packed-encrypted", label);
  if (entry.method !== 0 && entry.method !== 8) throw packedProblem("packed-method", label, { part: name });
  refuseLarge(label, size, packed);
  const place = await placeOf(file, entry);
  const method = entry.method === 8 ? "deflate-raw" : "stored";
  const { lastModified = 0 } = file;
  return new PackedPart({ packed: file, name: label, size, ...place, method, lastModified });
}

/** @param {string} label @param {number} size @param {number} packed */
function refuseLarge(label, size, packed) {
  const { unpacked, ratio, free } = LIMITS;
  if (size > unpacked) throw packedProblem("packed-size", label, { limit_mib: unpacked / 2 ** 20 });
  if (size > Math.max(free, packed * ratio)) throw packedProblem("packed-ratio", label, { limit: ratio });
}

/**
 * A gzip file tells its size at most in part: it is unpacked once to know it, and to know that it is whole.
 * @param {FileLike & { lastModified?: number }} file
 */
async function gunzipped(file) {
  const { name, lastModified = 0 } = file;
  /** @type {Omit<import("./part.js").Plan, "name" | "size" | "lastModified">} */
  const plan = { packed: file, start: 0, end: file.size, method: "gzip" };
  let size = 0;
  /** @param {number} more */
  const grow = (more) => {
    size += more;
    refuseLarge(name, size, file.size);
  };
  try {
    for await (const piece of chunks(inflated(plan))) {
      if (size === 0 && isPacked(piece)) throw packedProblem("packed-nested", name, { part: name });
      grow(piece.length);
    }
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("packed-")) throw thrown;
    // Browsers unpack the first of several and stop there.
    size = 0;
    const members = await membersOf(file, grow);
    if (!members) throw packedProblem("packed-damaged", name);
    plan.members = members;
  }
  return new PackedPart({ ...plan, name, size, lastModified });
}

/** Whether what comes out is packed again, or a bundle of files. @param {Uint8Array} piece */
function isPacked(piece) {
  const tar = [0x75, 0x73, 0x74, 0x61, 0x72].every((byte, i) => piece[257 + i] === byte);
  return tar || kindOfHead(piece) !== "plain";
}

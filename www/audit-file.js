// @ts-check
/**
 * The audit file, `.omnimeter.json`: everything typed, chosen and found, and no row of any file. Opened beside the
 * same exports it gives the same figures again.
 *
 * Writing takes what it knows and leaves the rest out; reading refuses what it does not understand, so that neither
 * loses anything in silence. Nothing here knows the page or the time of day.
 */
import { fingerprint } from "./audit/fingerprint.js";
import { migrate } from "./audit/migrate.js";
import { FORMAT, KEYS, readShape, SCHEMA, writeShape } from "./audit/schema.js";
import { broken, isRecord, plain } from "./audit/shape.js";
import { Problem } from "./problem.js";

export { fingerprint } from "./audit/fingerprint.js";
export { SCHEMA } from "./audit/schema.js";

/** @typedef {import("./audit/schema.js").Audit} Audit */
/** @typedef {import("./audit/schema.js").AuditFile} AuditFile */
/** @typedef {import("./audit/schema.js").AuditMapping} AuditMapping */

/**
 * What is known of a file at hand. Its fingerprint is known once its head was looked at, its SHA-256 once it was read.
 * @typedef {{ name: string, size: number, sha256?: string | null, fingerprint?: string | null }} AtHand
 */

export const EXTENSION = ".omnimeter.json";

/** More is no audit: reports come to some hundreds of kilobytes. */
const MOST_CHARACTERS = 16 << 20;

/** An audit in which nothing has been said yet. @param {{ version: string, created: string }} origin @returns {Audit} */
export function emptyAudit({ version, created }) {
  return {
    ...{
      version,
      created,
      saved: created,
      name: "",
      settings: {},
      files: [],
      mappings: [],
      board: null,
      comparison: null,
    },
    ...{ answers: {}, targets: {}, notes: {}, results: null, extra: {} },
  };
}

/**
 * @param {Omit<Audit, "extra"> & { extra?: Record<string, any> }} audit
 * @returns {string} the same for the same audit, to the byte
 */
export function writeAudit(audit) {
  const head = { format: FORMAT, schema: SCHEMA };
  const known = writeShape(audit);
  const others = Object.entries(plain(audit.extra ?? {}, "extra")).filter(([key]) => !isKnown(key));
  return `${JSON.stringify({ ...head, ...known, ...Object.fromEntries(others) }, null, 2)}\n`;
}

/** @param {string} key */
const isKnown = (key) => key === "format" || key === "schema" || KEYS.includes(key);

/**
 * @param {string} text
 * @returns {{ audit: Audit, migratedFrom: number | null }} the schema it was saved in, where that is an older one
 * @throws {Problem} `audit-not-json`, `audit-broken` or `audit-newer`
 */
export function readAudit(text) {
  const found = parse(text);
  if (!isRecord(found) || found.format !== FORMAT) broken("format", FORMAT);
  const { schema } = found;
  if (!Number.isSafeInteger(schema) || Number(schema) < 0) broken("schema", "a whole number from 0");
  if (Number(schema) > SCHEMA) throw newer(Number(schema), found.version);
  const current = migrate(plain(found, ""), Number(schema));
  const extra = Object.fromEntries(Object.entries(current).filter(([key]) => !isKnown(key)));
  return { audit: { ...readShape(current), extra }, migratedFrom: schema === SCHEMA ? null : Number(schema) };
}

/**
 * The same from a file of the browser, which is not opened where it is far too large.
 * @param {{ size: number, text(): Promise<string> }} file
 */
export async function readAuditFile(file) {
  // In UTF-8 a character takes three bytes at most, for each unit of a text's length.
  if (file.size > MOST_CHARACTERS * 3) tooLarge();
  return readAudit(await file.text());
}

const tooLarge = () => broken("size", `${MOST_CHARACTERS >> 20} million characters at most`);

/** @param {string} text @returns {unknown} */
function parse(text) {
  if (text.length > MOST_CHARACTERS) tooLarge();
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const characters = String(text.length);
    throw new Problem({
      code: "audit-not-json",
      message: `the audit file is not JSON, or is cut short after ${characters} characters`,
      hint: "Choose a file saved by Omnimeter; if it is one, open an earlier copy. Nothing was changed here.",
      values: /** @type {any} */ ({ characters }),
    });
  }
}

/** @param {number} schema @param {unknown} version */
function newer(schema, version) {
  const saved = typeof version === "string" && version.length < 100 ? version : "?";
  return new Problem({
    code: "audit-newer",
    message: `the audit was saved by Omnimeter ${saved} in format ${schema}; this one reads formats up to ${SCHEMA}`,
    hint: "Open it with that version or a later one. Nothing was changed here.",
    values: /** @type {any} */ ({ version: saved, schema: String(schema), known: String(SCHEMA) }),
  });
}

/**
 * A loaded file as the audit remembers it: never what a look at it has shown.
 * @param {{ label: string, name: string, size: number, mapping: unknown, sha256?: string | null,
 *   sniff: { columns: { name: string }[] } | null }} file
 * @param {{ sha256: string | null, table: string, rows: number } | undefined} [input] its entry in the report
 * @returns {AuditFile}
 */
export function describeFile({ label, name, size, mapping, sniff, sha256 = null }, input) {
  return {
    ...{ label, name, size, sha256: sha256 ?? input?.sha256 ?? null },
    fingerprint: sniff && fingerprint(sniff.columns.map((column) => column.name)),
    ...{ table: input?.table ?? null, rows: input?.rows ?? null },
    mapping: /** @type {AuditMapping | null} */ (mapping),
  };
}

/** Some systems write accents of file names in two signs. @param {string} a @param {string} b */
const sameName = (a, b) => a.normalize("NFC") === b.normalize("NFC");

/**
 * Whether a file is one that the audit was made with. Where both have a hash, it alone decides; before that, size and
 * header do, and the answer may turn from "same" to "changed".
 * @param {Pick<Audit, "files">} audit
 * @param {AtHand} file
 * @returns {"same" | "changed" | "unknown"}
 */
export function matchFile({ files }, { name, size, sha256 = null, fingerprint: header = null }) {
  if (sha256 && files.some((file) => file.sha256 === sha256)) return "same";
  const twins = files.filter((file) => sameName(file.name, name));
  if (twins.length === 0) return "unknown";
  const alike = twins.some(
    (file) =>
      !(sha256 && file.sha256) && file.size === size && (!header || !file.fingerprint || file.fingerprint === header),
  );
  return alike ? "same" : "changed";
}

/**
 * How the audit reads a file with this header: as the file of the same name, or else as the latest with such a header.
 * @param {Pick<Audit, "files" | "mappings">} audit
 * @param {{ name: string, fingerprint: string }} file
 * @returns {AuditMapping | null}
 */
export function mappingFor({ files, mappings }, { name, fingerprint: header }) {
  const fitting = [...mappings, ...files].filter((entry) => entry.mapping && entry.fingerprint === header);
  const own = fitting.findLast((entry) => sameName(entry.label, name));
  return (own ?? fitting.at(-1))?.mapping ?? null;
}

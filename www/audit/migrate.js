// @ts-check
/** Audits saved by earlier versions, brought to today's schema one step at a time. */
import { fingerprint } from "./fingerprint.js";
import { SCHEMA } from "./schema.js";
import { broken, isRecord } from "./shape.js";

/** @typedef {Record<string, any>} Plain */

/**
 * From schema 0, the draft: column names in clear, the name called title, the settings among the choices.
 * @param {Plain} old
 * @returns {Plain}
 */
function fromDraft({ title, choices, files, notes, report, ...rest }) {
  const { mappings, ...settings } = choices;
  return {
    ...rest,
    name: title,
    settings,
    files: files.map((/** @type {Plain} */ { bytes, ...file }) => ({
      ...file,
      label: file.name,
      size: bytes,
      fingerprint: null,
    })),
    mappings: mappings.map((/** @type {Plain} */ { columns, ...entry }) => ({
      ...entry,
      fingerprint: fingerprint(columns),
    })),
    board: null,
    targets: {},
    notes: notes ? { audit: notes } : {},
    results: report,
  };
}

/** By the schema that each one leaves behind. @type {Record<number, (old: Plain) => Plain>} */
const MIGRATIONS = { 0: fromDraft };

/**
 * @param {Plain} audit
 * @param {number} schema
 * @returns {Plain}
 */
export function migrate(audit, schema) {
  let current = audit;
  for (let from = schema; from < SCHEMA; from++) {
    try {
      current = MIGRATIONS[from](current);
    } catch {
      broken("schema", `${from}, with all that belongs to it`);
    }
    if (!isRecord(current)) broken("schema", String(from));
  }
  return current;
}

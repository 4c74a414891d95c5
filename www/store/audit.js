// @ts-check
/** Between what the page knows and the audit file. */
import { describeFile, emptyAudit, writeAudit } from "../audit-file.js";
import { readChoices } from "./choices.js";
import { readyFiles } from "./state.js";

/** @typedef {import("../audit-file.js").Audit} Audit */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Choices} Choices */

/** @param {string} name */
export const isAuditName = (name) => name.toLowerCase().endsWith(".json");

/**
 * The audit as text. What an opened audit holds beyond what the page shows stays in it.
 * @param {State} state
 * @param {string} now the instant it is saved at
 */
export function auditText(state, now) {
  const { audit: name, board, mappings, presets, comparison, ...settings } = state.choices;
  const { omnimeter = "", kpis = [], attribution, settings: resolved } = state.report ?? {};
  const origin = state.opened ?? emptyAudit({ version: omnimeter, created: now });
  const said = {
    version: omnimeter,
    saved: now,
    name,
    settings,
    mappings,
    presets,
    comparison,
    board: { tiles: board },
  };
  // Without a file at hand, those of the opened audit and what they came to stay in it.
  if (!state.report) return writeAudit(/** @type {any} */ ({ ...origin, ...said }));
  const files = readyFiles(state).map((file) =>
    describeFile(
      file,
      state.report?.inputs.find((input) => input.id === file.id),
    ),
  );
  const results = { settings: resolved, kpis, attribution };
  return writeAudit(/** @type {any} */ ({ ...origin, ...said, files, results }));
}

/** @param {Audit} audit @returns {Choices} */
export function choicesOf({ name, settings, mappings, presets, files, board, comparison }) {
  const own = files.flatMap(({ label, fingerprint, mapping }) =>
    fingerprint && mapping ? [{ label, fingerprint, mapping }] : [],
  );
  return readChoices({
    ...settings,
    comparison,
    audit: name,
    board: board?.tiles,
    mappings: [...mappings, ...own],
    presets,
  });
}

/** A file name that every system takes. @param {string} audit */
export function auditFileName(audit) {
  const plain = audit
    .normalize("NFD")
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return `${plain || "audit"}.omnimeter.json`;
}

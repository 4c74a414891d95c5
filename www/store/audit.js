// @ts-check
/** Between what the page knows and the audit file. */
import { describeFile, emptyAudit, matchFile, writeAudit } from "../audit-file.js";
import { readChoices } from "./choices.js";
import { NO_MATURITY } from "./maturity-shape.js";
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
  const { audit: name, board, mappings, presets, comparison, maturity, ...settings } = state.choices;
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
    answers: answersOf(state),
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

/** The maturity audit with its scores as they stand, and what an opened one holds beyond it. @param {State} state */
function answersOf({ choices: { maturity }, answers, opened }) {
  if (JSON.stringify(maturity) === JSON.stringify(NO_MATURITY)) return opened?.answers ?? {};
  const snapshot = answers.maturity?.value?.snapshot ?? maturity.snapshot;
  return { ...opened?.answers, ...maturity, snapshot };
}

/** @param {Audit} audit @returns {Choices} */
export function choicesOf({ name, settings, mappings, presets, files, board, comparison, answers }) {
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
    maturity: answers,
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

/** The files of the same name as in the audit that was opened, but with other content. @param {State} state */
export function changedSince({ opened, report, files }) {
  if (!opened || !report) return [];
  const changed = files.filter(({ id, name, size, sha256 }) => {
    const known = sha256 ?? report.inputs.find((input) => input.id === id)?.sha256;
    return id !== null && matchFile(opened, { name, size, sha256: known }) === "changed";
  });
  return changed.map(({ name }) => name);
}

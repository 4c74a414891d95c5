// @ts-check
import { fileCard } from "../elements/file-card.js";
import { Problem } from "../problem.js";
import { newFile } from "../store/shelf.js";
import { stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

/** @typedef {import("../store/state.js").FileState} FileState */

/** @type {any} */
const sniff = {
  ...{ encoding: "UTF-8", delimiter: ";", delimiter_confidence: 1, delimiter_runner_up: null, columns: [], rows: [] },
  ...{ proposal: null, preset: null, reasons: [] },
  warnings: [
    { code: "PREAMBLE", column: null, line: 1, count: 2 },
    { code: "INVALID_DATE", column: HOSTILE[0], line: 12, count: 3 },
  ],
};
/** @type {any} */
const mapping = { table: "orders", fields: {} };

/** @param {string} name @param {Partial<FileState>} more @returns {FileState} */
const file = (name, more) => ({
  ...newFile(1, new File(["x"], name, { lastModified: 0 }), []),
  sniff,
  mapping,
  ...more,
});

const LEDGER = [
  { effect: "skipped", reason: "date-unreadable", column: "date", rows: 2, lines: [9540, 9541] },
  { effect: "noted", reason: "cells-missing-or-extra", column: "", rows: 30, lines: [1, 2, 3] },
];

/** @type {Record<string, FileState>} */
const EXAMPLES = {
  normal: file("commandes.csv", { status: "ready", id: 0, followed: true, remembered: true }),
  reading: file("visites.csv", { status: "loading", progress: { bytes: 4e7, total: 9e7, rows: 412_000, rate: 2e7 } }),
  failed: file("classeur.xlsx", {
    ...{ status: "failed", sniff: null },
    problem: new Problem({ code: "not-text", message: "", values: /** @type {any} */ ({ format: "a picture" }) }),
  }),
  long: file(`${"export-definitif-corrige-".repeat(6)}.csv`, { status: "asking", mapping: null }),
  hostile: file(HOSTILE.join(" "), { status: "ready", id: 1 }),
};

show("File", (view) => {
  const inputs = [LEDGER, HOSTILE.map((column) => ({ ...LEDGER[0], column }))].map((ledger, id) => ({
    ...{ id, file: "", table: "orders", rows: 12_647, skipped: 15, sha256: null, ledger },
  }));
  const state = stateOf([], [], { inputs });
  return Object.entries(EXAMPLES).map(([name, one]) => ({ name, content: fileCard({ ...view, state }, one) }));
});

// @ts-check
import { html } from "lit";
import "../elements/mapping-editor.js";
import { newFile } from "../store/shelf.js";
import { stateOf } from "./lib/data.js";
import { HOSTILE, show } from "./lib/show.js";

/** @param {string} text */
const both = (text) => ({ fr: text, en: text });

const TABLES = [
  {
    id: "orders",
    name: both("Orders"),
    fields: [
      { id: "ordered_at", name: both("Order date"), kind: "time", required: true },
      { id: "amount", name: both("Amount"), kind: "money", required: false },
      { id: "channel", name: both("Sales channel"), kind: "category", required: false },
    ],
  },
];

/** @param {string[]} names @param {any} proposal @returns {any} */
const sniffOf = (names, proposal) => ({
  ...{ encoding: "UTF-8", delimiter: ",", delimiter_confidence: 1, delimiter_runner_up: null, rows: [names, names] },
  ...{ proposal, preset: null, warnings: [{ code: "RAGGED_ROWS", column: null, line: 4, count: 1 }] },
  reasons: proposal ? [{ field: "amount", column: "amount", score: 0.9, why: "header" }] : [],
  columns: names.map((name) => ({ name, kind: "text", examples: names.slice(0, 3) })),
});

const rule = { column: "amount", test: "above", value: "0" };
const PROPOSAL = {
  ...{ table: "orders", lines: false, filters: [rule], statuses: [{ ...rule, is: "sale" }], zone: null },
  fields: {
    ordered_at: { column: "date", date_order: "day-first" },
    amount: { column: "amount", decimal: "comma" },
    channel: { constant: "Web" },
  },
};

/** @type {Record<string, any>} */
const EXAMPLES = {
  normal: sniffOf(["date", "amount", "channel"], PROPOSAL),
  unknown: sniffOf(["aaa", "bbb"], null),
  hostile: sniffOf(HOSTILE, { ...PROPOSAL, fields: {}, filters: [{ ...rule, column: HOSTILE[0] }] }),
};

const cell = { text: "", number: null, instant: null, days: null, unreadable: false };
const PREVIEW = {
  fields: ["ordered_at", "amount", "channel"],
  rows: [
    {
      cells: [
        { ...cell, instant: "2026-02-02T23:00:00Z" },
        { ...cell, number: 1234.5 },
        { ...cell, text: HOSTILE[0] },
      ],
      notes: [],
    },
    {
      cells: [{ ...cell, text: HOSTILE[1], unreadable: true }, cell, cell],
      notes: [{ effect: "skipped", reason: "date-unreadable", column: "date", rows: 1, lines: [2] }],
    },
  ],
};

// In place of the store.
document.addEventListener("om-action", (event) => {
  const { action, args } = /** @type {CustomEvent} */ (event).detail;
  if (action === "askPreview") queueMicrotask(() => args[2]({ preview: PREVIEW, problem: null }));
});

show("Mapping", (view) => {
  const empty = stateOf([], []);
  const state = /** @type {any} */ ({ ...empty, catalogue: { ...empty.catalogue, tables: TABLES } });
  return Object.entries(EXAMPLES).map(([name, sniff], key) => ({
    name,
    content: html`<om-mapping-editor
      .state=${state}
      .say=${view.say}
      .file=${{ ...newFile(key, new File(["x"], "orders.csv"), []), sniff, mapping: sniff.proposal }}
    ></om-mapping-editor>`,
  }));
});

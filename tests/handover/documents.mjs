// @ts-check
/** Documents for the tests of what leaves the tool. */

/** @typedef {import("../../www/handover/document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("../../www/handover/document.js").TableBlock} TableBlock */
/** @typedef {import("../../www/handover/document.js").Block} Block */
/** @typedef {import("../../www/handover/document.js").Cell} Cell */

/** @param {Block[]} blocks @param {Partial<HandoverDocument>} [more] @returns {HandoverDocument} */
export const documentOf = (blocks, more = {}) => ({
  ...{ title: "Audit", client: "Maison Brun", language: "en", variant: "full", as_of: "2026-03-31" },
  ...{ currency: "EUR", zone: "Europe/Paris", ...more },
  sections: [{ id: "kpis", number: 7, title: "Figures", intro: "In our words.", blocks }],
});

/**
 * Persons by group, with revenue of ten a head.
 * @param {string} id @param {string[]} groups @param {Cell[][]} rows names, then the count
 * @returns {TableBlock}
 */
export const groupTable = (id, groups, rows) => ({
  ...{
    kind: "table",
    id,
    title: `By ${groups.join(" and ")}`,
    persons: groups.length,
    groups: groups.map((_, i) => i),
  },
  columns: [
    ...groups.map((group) => ({ id: group, name: group, kind: /** @type {const} */ ("text") })),
    { id: "persons", name: "Persons", kind: "count" },
    { id: "revenue", name: "Revenue", kind: "money" },
  ],
  rows: rows.map((row) => [...row, Number(row.at(-1)) * 10]),
});

/** Names that nobody should be able to do anything with. */
export const HOSTILE = [
  '=HYPERLINK("http://evil.test","x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "＝1",
  '<b>&"]]>',
  "_x0041_",
  "a\u0000b\u0008",
  "\ud800",
  "__proto__",
  "A|B\nC",
  "مرحبا\u202e",
];

/** A report of every kind of block, with hostile names. @param {Partial<HandoverDocument>} [more] */
export const wholeDocument = (more = {}) =>
  documentOf(
    [
      { kind: "text", text: "What was looked at." },
      { kind: "caution", text: "=Shares are no cause." },
      {
        kind: "findings",
        items: [{ id: "f1", what: "Web leads.", sure: "95% sure.", so: "Keep it.", practice: "P1" }],
      },
      {
        ...{
          kind: "table",
          id: "money",
          title: "Money by channel",
          persons: 1,
          groups: [0],
          note: "Costs without VAT.",
        },
        columns: [
          { id: "channel", name: "Channel", kind: "text" },
          { id: "customers", name: "Customers", kind: "count" },
          { id: "revenue", name: "Revenue", kind: "money" },
          { id: "cost", name: "Cost", kind: "money" },
          { id: "roi", name: "ROI", kind: "percent" },
          { id: "roas", name: "ROAS", kind: "number" },
          { id: "why", name: "Why not", kind: "text" },
        ],
        rows: [
          ["web", 40, 1000, 400, 1.5, 2.5, null],
          ["shop", 60, 3000, 1500, 1, 2, null],
          ["phone", 20, 500.5, 0, null, null, "no cost"],
          ["Total", 120, 4500.5, 1900, 4500.5 / 1900 - 1, 4500.5 / 1900, null],
        ],
        formulas: { 4: "roi", 5: "revenue/cost" },
      },
      {
        ...{ kind: "table", id: "names", title: "Names / all: [x]*?" },
        columns: [
          { id: "name", name: "=Name", kind: "text" },
          { id: "seen", name: "Seen", kind: "date" },
          { id: "change", name: "Change", kind: "number", unit: "points" },
          { id: "low", name: "Low", kind: "number" },
          { id: "high", name: "High", kind: "number" },
          { id: "n", name: "n", kind: "count" },
          { id: "wait", name: "Wait", kind: "days" },
          { id: "level", name: "Level", kind: "score" },
        ],
        rows: HOSTILE.map((name, i) => [
          name,
          i % 2 ? "2026-02-28" : "not known",
          -1.25 * (i + 1),
          -2,
          1e-7 * i,
          i,
          i / 3,
          i % 5,
        ]),
      },
      {
        kind: "table",
        id: "empty",
        title: "Names / all: [x]*?",
        columns: [{ id: "a", name: "A", kind: "text" }],
        rows: [],
      },
      {
        kind: "chart",
        id: "credit",
        title: "Credit",
        alt: "Web has most.",
        svg: '<svg xmlns="http://www.w3.org/2000/svg"><title>Credit</title></svg>',
      },
    ],
    more,
  );

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

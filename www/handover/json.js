// @ts-check
/**
 * The document as JSON, by the published schema (docs/schema/handover.schema.json). Keys come in one order, so that the
 * same document gives the same bytes. Drawings are left out: they are files of their own.
 */

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./masking.js").MaskedTable} MaskedTable */

export const FORMAT = "omnimeter-handover";
export const SCHEMA = 1;

/** A value that JSON cannot tell is a fault of ours. @param {string} _key @param {unknown} value */
function exact(_key, value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("a document holds no such number");
  return Object.is(value, -0) ? 0 : value;
}

/** @param {MaskedTable} table */
function tableValue({ kind, id, title, columns, rows, note, persons, groups, names, formulas, row_kinds, masked }) {
  const named = columns.map((column) => ({ id: column.id, name: column.name, kind: column.kind, unit: column.unit }));
  const ordered = formulas && Object.fromEntries(Object.entries(formulas).sort(([a], [b]) => Number(a) - Number(b)));
  return { kind, id, title, columns: named, rows, note, persons, groups, names, formulas: ordered, row_kinds, masked };
}

/** @param {Block} block @returns {object} */
function blockValue(block) {
  if (block.kind === "table") return tableValue(block);
  if (block.kind === "chart") return { kind: block.kind, id: block.id, title: block.title, alt: block.alt };
  if (block.kind === "findings")
    return {
      kind: block.kind,
      items: block.items.map(({ id, what, sure, so, practice }) => ({ id, what, sure, so, practice })),
    };
  return { kind: block.kind, text: block.text };
}

/** @param {HandoverDocument} document @returns {string} */
export function json({ title, client, language, variant, as_of, currency, zone, sections }) {
  const parts = sections.map((section) => ({
    ...{ id: section.id, number: section.number, title: section.title, intro: section.intro },
    blocks: section.blocks.map(blockValue),
  }));
  const head = { format: FORMAT, schema: SCHEMA, title, client, language, variant, as_of, currency, zone };
  return `${JSON.stringify({ ...head, sections: parts }, exact, 2)}\n`;
}

// @ts-check
/** The sections of the report, in their order, and which of them the management reads. */

/** @type {readonly { id: string, management?: true }[]} */
export const SECTIONS = Object.freeze([
  { id: "cover" },
  { id: "summary", management: true },
  { id: "scope" },
  { id: "inventory" },
  { id: "quality" },
  { id: "journey" },
  { id: "scorecard", management: true },
  { id: "channels" },
  { id: "attribution" },
  { id: "cross" },
  { id: "segments" },
  { id: "profit" },
  { id: "allocation" },
  { id: "voice" },
  { id: "maturity", management: true },
  { id: "findings" },
  { id: "targets" },
  { id: "roadmap", management: true },
  { id: "case", management: true },
  { id: "next" },
  { id: "appendices" },
]);

export const SECTION_IDS = SECTIONS.map(({ id }) => id);

/** The ids in the order chosen; what the choice does not name keeps its place at the end. @param {readonly string[]} order */
export const ordered = (order) => [
  ...order.filter((id) => SECTION_IDS.includes(id)),
  ...SECTION_IDS.filter((id) => !order.includes(id)),
];

/** The sections of a report, in order. @param {{ variant: import("./document.js").Variant, order: readonly string[], off: readonly string[] }} choice */
export function chosenSections({ variant, order, off }) {
  const wanted = SECTIONS.filter(({ management }) => variant === "full" || management).map(({ id }) => id);
  return ordered(order).filter((id) => wanted.includes(id) && !off.includes(id));
}

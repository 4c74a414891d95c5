// @ts-check
/** What is chosen of the report: read back with suspicion, and changed step by step. */
import { ordered, SECTION_IDS } from "../handover/sections.js";
import { COVER_FIELDS, NO_HANDOVER } from "./handover-shape.js";
import { deepFreeze } from "./state.js";
import { isRecord, textOf } from "./stored.js";

/** @typedef {import("./handover-shape.js").Handover} Handover */
/** @typedef {import("./handover-shape.js").Edit} Edit */

/** Letters of an introduction: a page of them. */
const LONG = 8000;
/** Edits kept: more than any report has findings. */
const EDITS_KEPT = 500;
/** @param {unknown} stored */
const idsOf = (stored) => (Array.isArray(stored) ? SECTION_IDS.filter((id) => stored.includes(id)) : []);

/** The order as it was stored, each id once. @param {unknown} stored @returns {string[]} */
const orderOf = (stored) =>
  Array.isArray(stored) && stored.length > 0
    ? ordered([...new Set(stored.filter((one) => typeof one === "string"))])
    : [];

/** @param {unknown} stored @returns {Record<string, Edit>} */
function editsOf(stored) {
  if (!isRecord(stored)) return {};
  const kept = Object.entries(stored)
    .filter(([id, edit]) => id !== "__proto__" && isRecord(edit))
    .slice(0, EDITS_KEPT);
  return Object.fromEntries(
    kept.map(([id, edit]) => {
      const { what, sure, so, draft } = /** @type {Record<string, unknown>} */ (edit);
      return [id, { what: textOf(what), sure: textOf(sure), so: textOf(so), draft: textOf(draft, LONG) }];
    }),
  );
}

/** @param {unknown} stored @returns {Handover} */
export function readHandover(stored) {
  if (!isRecord(stored)) return NO_HANDOVER;
  const words = isRecord(stored.words) ? stored.words : {};
  const cover = isRecord(stored.cover) ? stored.cover : {};
  const own = SECTION_IDS.map((id) => [id, textOf(words[id], LONG)]).filter(([, text]) => text !== "");
  return deepFreeze({
    variant: stored.variant === "management" ? "management" : "full",
    language: stored.language === "fr" || stored.language === "en" ? stored.language : "",
    order: orderOf(stored.order),
    off: idsOf(stored.off),
    words: Object.fromEntries(own),
    edits: editsOf(stored.edits),
    cover: /** @type {any} */ (Object.fromEntries(COVER_FIELDS.map((name) => [name, textOf(cover[name])]))),
  });
}

/** A section one place up or down among those that are shown. @param {Handover} from @param {readonly string[]} shown @param {string} id @param {-1 | 1} by */
export function withMoved({ order }, shown, id, by) {
  const other = shown[shown.indexOf(id) + by];
  if (other === undefined) return { order };
  const all = ordered(order);
  const rest = all.filter((one) => one !== id);
  rest.splice(rest.indexOf(other) + (by === 1 ? 1 : 0), 0, id);
  return { order: rest };
}

/** @param {Handover} from @param {string} id @param {boolean} shown */
export const withShown = ({ off }, id, shown) => ({
  off: shown ? off.filter((one) => one !== id) : [...off.filter((one) => one !== id), id],
});

/** @param {Handover} from @param {string} id @param {string} text */
export function withWords({ words }, id, text) {
  const { [id]: _, ...others } = words;
  return { words: text.trim() === "" ? others : { ...others, [id]: text } };
}

/** @param {Handover} from @param {string} id @param {Edit | null} edit the draft again when null */
export function withEdit({ edits }, id, edit) {
  const { [id]: _, ...others } = edits;
  return { edits: edit ? { ...others, [id]: edit } : others };
}

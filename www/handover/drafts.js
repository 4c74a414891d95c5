// @ts-check
/** Findings drafted from the numbers: what, how sure, so what. What the consultant wrote instead comes in their place. */
import { channelDrafts } from "./drafts/channels.js";
import { kpiDrafts } from "./drafts/kpis.js";
import { planDrafts } from "./drafts/plans.js";

/** @typedef {import("./known.js").Known} Known */
/** @typedef {import("./document.js").Finding} Finding */

/** A finding, the section it belongs to, and whether it is good news. @typedef {Finding & { section: string, tone: string }} Draft */

/** What a draft says, to know whether it has changed since it was edited. @param {Finding} draft */
export const draftText = ({ what, sure, so }) => [what, sure, so].join("\n");

/** All findings as drafted. @param {Known} known @returns {Draft[]} */
export const draftsOf = (known) => [...kpiDrafts(known), ...channelDrafts(known), ...planDrafts(known)];

/** All findings as they are told. @param {Known} known @returns {Draft[]} */
export function findingsOf(known) {
  const { edits } = known.choices.handover;
  return draftsOf(known).map((draft) => {
    const edit = Object.hasOwn(edits, draft.id) ? edits[draft.id] : null;
    // What the consultant has put into words has been read: it is told as it stands.
    return edit ? { ...draft, what: edit.what, sure: edit.sure, so: edit.so, about: undefined } : draft;
  });
}

/** Without what only the tool knows of it. @param {Draft} draft @returns {Finding} */
export const plainFinding = ({ id, what, sure, so, practice, about }) => ({
  id,
  what,
  sure,
  so,
  ...(practice ? { practice } : {}),
  ...(about ? { about } : {}),
});

// @ts-check
/** Findings as drafted from the numbers: reworded by the consultant, and given back to the draft. */
import { html, nothing } from "lit";
import { draftsOf, draftText } from "../handover/drafts.js";
import { chosenSections } from "../handover/sections.js";
import { withEdit } from "../store/handover.js";
import { textOf } from "./form-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../handover/drafts.js").Draft} Draft */
/** @typedef {import("../store/handover-shape.js").Edit} Edit */

const PARTS = /** @type {const} */ (["what", "sure", "so"]);

/** @param {View} view @param {import("../handover/known.js").Known} known */
export function findingsPart(view, known) {
  const { say, state } = view;
  const drafts = draftsOf(known);
  const { edits } = state.choices.handover;
  const edited = drafts.filter(({ id }) => Object.hasOwn(edits, id)).length;
  return html`<section class="card report-findings">
    <h2>${say.t("handover.room.findings", { n: drafts.length })}</h2>
    <p class="subtitle">${say.t("handover.room.findings-about")} ${edited > 0 ? say.t("handover.room.findings-edited", { n: edited }) : nothing}</p>
    <ul>
      ${chosenSections({ ...state.choices.handover, variant: "full" }).map((id) =>
        group(
          say.t(`handover.section.${id}`),
          drafts
            .filter(({ section }) => section === id)
            .map((draft) => item(view, draft, Object.hasOwn(edits, draft.id) ? edits[draft.id] : null)),
        ),
      )}
    </ul>
  </section>`;
}

/** @param {string} name @param {unknown[]} items */
const group = (name, items) =>
  items.length === 0
    ? nothing
    : html`<li><details class="of-section"><summary>${name} (${items.length})</summary>${items}</details></li>`;

/** @param {View} view @param {Draft} draft @param {Edit | null} edit */
function item({ say, send, state }, draft, edit) {
  const { handover } = state.choices;
  const told = edit ?? draft;
  const given = draftText(draft);
  const stale = edit !== null && edit.draft !== given;
  /** @param {"what" | "sure" | "so"} part @param {string} text */
  const write = (part, text) => {
    /** @type {Record<"what" | "sure" | "so", string>} */
    const said = { what: told.what, sure: told.sure, so: told.so, [part]: text };
    const { what, sure, so } = said;
    const same = what === draft.what && sure === draft.sure && so === draft.so;
    send("setHandover", withEdit(handover, draft.id, same ? null : { what, sure, so, draft: given }));
  };
  return html`<details data-finding=${draft.id}>
      <summary><span dir="auto">${told.what}</span>
        ${edit ? html`<span class="badge">${say.t("handover.room.edited")}</span>` : nothing}</summary>
      ${stale ? html`<p class="notice warning">${say.t("handover.room.stale", { draft: draft.what })}</p>` : nothing}
      ${PARTS.map(
        (part) => html`<label class="field wide">
          <span>${say.t(`handover.room.part-${part}`)}</span>
          <textarea rows="2" .value=${told[part]} @change=${(/** @type {Event} */ event) => write(part, textOf(event))}></textarea>
        </label>`,
      )}
      ${edit ? html`<button @click=${() => send("setHandover", withEdit(handover, draft.id, null))}>${say.t("handover.room.restore")}</button>` : nothing}
    </details>`;
}

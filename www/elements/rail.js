// @ts-check
/** The rail: the rooms, each with its address, and the standing promise. */
import { html, nothing } from "lit";
import { formatAddress } from "../store/address.js";
import { isBegun } from "../store/maturity-edit.js";
import { opens } from "../store/needs.js";
import { readyFiles } from "../store/state.js";
import { saveAudit } from "./audit.js";

// The button keeps its place when there is nothing to save: were it to come while a
// name is left for a link, the link would move away from under the pointer.
/** @param {import("../store/state.js").State} state */
const worthSaving = ({ report, opened, choices }) =>
  Boolean(report ?? opened ?? choices.comparison) || choices.audit !== "" || isBegun(choices.maturity);

/** @param {import("./base.js").View} view */
export function rail(view) {
  const { say, send } = view;
  return html`<nav class="rail" part="rail" aria-label=${say.t("frame.rooms")}>
    <p class="brand">Omnimeter</p>
    <input
      class="audit-name"
      aria-label=${say.t("audit.name")}
      placeholder=${say.t("audit.unnamed")}
      .value=${view.state.choices.audit}
      @change=${(/** @type {Event} */ event) => send("nameAudit", /** @type {HTMLInputElement} */ (event.target).value.trim())}
    />
    <button class="save" ?disabled=${!worthSaving(view.state)} @click=${() => saveAudit(view)}>${say.t("audit.save")}</button>
    <ul class="rooms">
      ${view.state.rooms.map((room) => roomLink(view, room))}
    </ul>
    <div class="promise">
      <strong>${say.t("promise.short")}</strong>
      <button class="link" @click=${() => send("open", { kind: "promise" })}>${say.t("promise.check")}</button>
    </div>
  </nav>`;
}

/** @param {import("./base.js").View} view @param {string} room */
function roomLink({ state, say }, room) {
  const here = state.room === room;
  const count = room === "data" ? readyFiles(state).length : 0;
  const mark = opens(state, room) ? "" : "rail.no-data";
  return html`<li>
    <a class=${mark ? "later" : ""} href=${formatAddress(room, state.choices.filters)} aria-current=${here ? "page" : nothing}>
      ${say.t(`room.${room}`)}
      ${count > 0 ? html`<span class="side">${say.t("rail.files", { n: count })}</span>` : nothing}
      ${mark ? html`<span class="side">${say.t(mark)}</span>` : nothing}
    </a>
  </li>`;
}

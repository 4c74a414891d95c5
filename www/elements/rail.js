// @ts-check
/** The rail: the rooms, each with its address, and the standing promise. */
import { html, nothing } from "lit";
import { formatAddress, ROOMS } from "../store/address.js";
import { readyFiles } from "../store/state.js";

/** @param {import("./base.js").View} view */
export function rail(view) {
  const { say, send } = view;
  return html`<nav class="rail" aria-label=${say.t("frame.rooms")}>
    <p class="brand">Omnimeter</p>
    <ul class="rooms">
      ${ROOMS.map((room) => roomLink(view, room))}
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
  return html`<li>
    <a href=${formatAddress(room, state.choices.filters)} aria-current=${here ? "page" : nothing}>
      ${say.t(`room.${room}`)}
      ${count > 0 ? html`<span class="side">${say.t("rail.files", { n: count })}</span>` : nothing}
    </a>
  </li>`;
}

// @ts-check
/** A room that has nothing to show yet says what would open it, and leads there. */
import { html } from "lit";

/** @param {import("./base.js").View} view */
export function emptyState({ state, say, send }) {
  return html`<section class="card empty">
    <h2>${say.t("empty.title")}</h2>
    <p>${say.t(`empty.${state.room}`)}</p>
    <div class="actions">
      <a class="button primary" href="#data">${say.t("empty.to-data")}</a>
      <button ?disabled=${state.engine !== "ready"} @click=${() => send("trySample")}>${say.t("data.sample")}</button>
    </div>
  </section>`;
}

/** A room that is not built yet says what it will read. @param {import("./base.js").View} view */
export function lockedRoom({ state, say }) {
  return html`<section class="card empty">
    <h2>${say.t("locked.title")}</h2>
    <p>${say.t(`locked.${state.room}`)}</p>
    <a class="button" href="#data">${say.t("empty.to-data")}</a>
  </section>`;
}

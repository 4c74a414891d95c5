// @ts-check
/** What the last visit left behind, with the way to go on and the way to begin anew. */
import { html, nothing } from "lit";

/** @param {import("./base.js").View} view */
export function restored({ state, say, send }) {
  const last = state.restored;
  if (!last) return null;
  const { audit } = state.choices;
  const again = last.sample || last.handles;
  return html`<section class="card empty restored" aria-label=${say.t("restored.title")}>
    <h2>${audit ? say.t("restored.title-of", { audit }) : say.t("restored.title")}</h2>
    <p>${last.saved ? say.t("restored.saved", { at: say.instant(last.saved) }) : nothing} ${say.t("restored.kept")}</p>
    ${last.files.length > 0 ? html`<p>${say.t(again ? "restored.files-again" : "restored.files", { n: last.files.length, files: last.files.join(", ") })}</p>` : nothing}
    <div class="actions">
      ${again ? html`<button class="primary" ?disabled=${state.engine !== "ready"} @click=${() => send("takeUp")}>${say.t(last.sample ? "restored.sample" : "restored.again")}</button>` : nothing}
      <button @click=${() => send("startAfresh")}>${say.t("afresh.action")}</button>
    </div>
  </section>`;
}

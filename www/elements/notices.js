// @ts-check
/** What the page has to say by itself; read out politely. */
import { html } from "lit";
import { problemText } from "./problem.js";

/** What to do about a problem. @param {import("../say.js").Say} say @param {string} key */
function hint(say, key) {
  const name = key.replace(/^problem\./, "hint.");
  return name !== key && say.has(name) ? say.t(name) : "";
}

/** @param {import("./base.js").View} view */
export function notices({ state, say, send }) {
  return html`<div class="notices" role="status">
    ${state.notices.map(
      (notice) => html`<p class="notice ${notice.tone}">
        <span>${say.t(notice.key, notice.values)} ${hint(say, notice.key)}</span>
        <button class="link" @click=${() => send("dismiss", notice.id)}>${say.t("action.close")}</button>
      </p>`,
    )}
    ${state.reportProblem ? html`<p class="notice warning">${problemText(say, state.reportProblem)}</p>` : ""}
    ${state.engine === "failed" ? html`<p class="notice warning">${say.t("notice.engine-failed")}</p>` : ""}
  </div>`;
}

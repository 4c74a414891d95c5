// @ts-check
/** What the page has to say by itself; read out politely. */
import { html } from "lit";
import { problemText } from "./problem.js";

/** @param {import("./base.js").View} view */
export function notices({ state, say, send }) {
  return html`<div class="notices" role="status">
    ${state.notices.map(
      (notice) => html`<p class="notice ${notice.tone}">
        <span>${say.t(notice.key, notice.values)}</span>
        <button class="link" @click=${() => send("dismiss", notice.id)}>${say.t("action.close")}</button>
      </p>`,
    )}
    ${state.reportProblem ? html`<p class="notice warning">${problemText(say, state.reportProblem)}</p>` : ""}
    ${state.engine === "failed" ? html`<p class="notice warning">${say.t("notice.engine-failed")}</p>` : ""}
  </div>`;
}

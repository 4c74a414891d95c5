// @ts-check
/**
 * What the page has to say by itself. Warnings interrupt a screen reader, notes wait for it. Nothing goes before it was
 * read: each stays until it is dismissed, and of many only the latest are shown, the others when there is room.
 */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { problemText } from "./problem.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Notice} Notice */

/** More at once are not read. */
const MOST = 3;

/** What to do about a problem. @param {import("../say.js").Say} say @param {string} key */
function hint(say, key) {
  const name = key.replace(/^problem\./, "hint.");
  return name !== key && say.has(name) ? say.t(name) : "";
}

/** @param {View} view */
export function notices(view) {
  const { state, say } = view;
  const shown = state.notices.slice(-MOST);
  const waiting = state.notices.length - shown.length;
  /** @param {Notice["tone"]} tone */
  const told = (tone) =>
    repeat(
      shown.filter((notice) => notice.tone === tone),
      ({ id }) => id,
      (notice) => noticeLine(view, notice),
    );
  return html`<div class="notices">
    <div role="alert">
      ${told("warning")} ${state.reportProblem ? html`<p class="notice warning">${problemText(say, state.reportProblem)}</p>` : nothing}
      ${state.engine === "failed" ? html`<p class="notice warning">${say.t("notice.engine-failed")}</p>` : nothing}
    </div>
    <div role="status">${told("note")} ${waiting > 0 ? html`<p class="hint">${say.t("notice.waiting", { n: waiting })}</p>` : nothing}</div>
  </div>`;
}

/** @param {View} view @param {Notice} notice */
function noticeLine({ say, send }, { id, tone, key, values }) {
  /** The focus goes to the next one, or back to the room: it must not fall out of the page. @param {Event} event */
  const dismiss = (event) => {
    const box = /** @type {Element} */ (event.currentTarget).closest(".notices");
    send("dismiss", id);
    setTimeout(() => {
      const next = box?.querySelector("button") ?? box?.parentElement?.querySelector(".room");
      /** @type {HTMLElement | null} */ (next)?.focus();
    });
  };
  return html`<p class="notice ${tone}">
    <span>${say.t(key, values)} ${hint(say, key)}</span>
    <button class="link" @click=${dismiss}>${say.t("action.close")}</button>
  </p>`;
}

// @ts-check
/** What the small elements share: they draw a state that may be another element's. */
import { html, render } from "lit";
import { dialogContent } from "../elements/dialogs.js";
import { Say } from "../say.js";
import "../elements/dialog.js";
import "../both-languages.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../store/state.js").State} State */

/** The view of a state in a language, whose actions go to `act`.
 * @param {State} state @param {(action: string, args: any[]) => void} act @returns {View} */
export const viewOf = (state, act) => ({
  state,
  say: new Say(state.language),
  send: /** @type {any} */ ((/** @type {string} */ action, /** @type {any[]} */ ...args) => act(action, args)),
});

/**
 * Draws into a shadow root, with the dialog that may be open.
 * @param {ShadowRoot} root
 * @param {View} view
 * @param {unknown} content
 */
export function drawInto(root, view, content) {
  const { state, say, send } = view;
  const acted = (/** @type {CustomEvent} */ { detail }) =>
    /** @type {(...args: any[]) => void} */ (send)(detail.action, ...detail.args);
  render(
    html`<div class="root" lang=${say.language} data-theme=${state.theme} @om-action=${acted}>
      ${content}
      <om-dialog .state=${state} .say=${say} .content=${dialogContent(view)}></om-dialog>
    </div>`,
    root,
  );
}

// @ts-check
/** The one dialog: the browser's own, which holds the focus and gives it back. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";

/** @typedef {{ title: string, body: unknown, wide?: boolean, side?: boolean, stays?: boolean }} Content what `stays` is not left by a click beside it */

class DialogElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { content: { attribute: false }, asked: { attribute: false } };

  /** What is shown, as it was asked for. @type {unknown} */
  #shown = null;

  constructor() {
    super();
    /** @type {Content | null} */
    this.content = null;
    /** Another value each time that a dialog is asked for. @type {unknown} */
    this.asked = undefined;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  }

  /**
   * Shown once each time it is asked for: what was left by Escape, of which the browser tells a little later, must not
   * come back when the page draws itself meanwhile.
   */
  updated() {
    const { content, asked } = this;
    const dialog = this.#dialog;
    if (!content && dialog.open) dialog.close();
    if (content && !dialog.open && asked !== this.#shown) dialog.showModal();
    this.#shown = content ? asked : null;
  }

  /** The browser tells of it a little later: by then another may be open. */
  #closed = () => {
    if (this.content && !this.#dialog.open) this.send("open", null);
  };

  /** A click beside the dialog leaves it, as Escape does. @param {PointerEvent} event */
  #beside = (event) => {
    if (event.target !== this.#dialog || this.content?.stays) return;
    const { left, right, top, bottom } = this.#dialog.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!inside) this.#dialog.close();
  };

  render() {
    const { content, say } = this;
    const form = content?.side ? "side" : content?.wide ? "wide" : "";
    return html`<dialog class=${form} part="dialog" aria-labelledby="dialog-title" @close=${this.#closed} @pointerdown=${this.#beside}>
      ${
        content
          ? html`<header>
              <h2 id="dialog-title" tabindex="-1" autofocus>${content.title}</h2>
              <button class="quiet" @click=${() => this.#dialog.close()}>${say.t("action.close")}</button>
            </header>
            <div class="dialog-body">${content.body}</div>`
          : nothing
      }
    </dialog>`;
  }
}

customElements.define("om-dialog", DialogElement);

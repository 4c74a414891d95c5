// @ts-check
/** The one dialog: the browser's own, which holds the focus and gives it back. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";

/** @typedef {{ title: string, body: unknown, wide?: boolean, side?: boolean, stays?: boolean }} Content what `stays` is not left by a click beside it */

class DialogElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { content: { attribute: false } };

  constructor() {
    super();
    /** @type {Content | null} */
    this.content = null;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
  }

  /**
   * Shown once: what was left by Escape, of which the browser tells a little later, must not come back when the page
   * draws itself meanwhile. @param {import("lit").PropertyValues} changed
   */
  updated(changed) {
    const { open } = this.#dialog;
    if (!this.content && open) this.#dialog.close();
    if (!this.content || open || !changed.has("content")) return;
    const before = /** @type {Content | null | undefined} */ (changed.get("content"));
    if (before?.title !== this.content.title) this.#dialog.showModal();
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

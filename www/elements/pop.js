// @ts-check
/** A button that opens a panel below itself; Escape or a click elsewhere closes it. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";

class PopElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    label: { attribute: false },
    value: { attribute: false },
    hint: { attribute: false },
    content: { attribute: false },
    open: { state: true },
  };

  constructor() {
    super();
    this.label = "";
    this.value = "";
    /** What it is, where the label leaves it out. */
    this.hint = "";
    /** @type {() => unknown} */
    this.content = () => nothing;
    this.open = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#away);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#away);
  }

  /** @param {PointerEvent} event */
  #away = (event) => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.querySelector("button")?.focus();
  };

  /** @param {FocusEvent} event */
  #left = (event) => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
  };

  render() {
    return html`<div class="pop" @keydown=${this.#keys} @focusout=${this.#left}>
      <button title=${this.hint} aria-label="${this.hint || this.label} ${this.value}" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
        ${this.label ? html`<span class="muted">${this.label}</span>` : nothing} ${this.value}
      </button>
      ${this.open ? html`<div class="panel">${this.content()}</div>` : nothing}
    </div>`;
  }
}

customElements.define("om-pop", PopElement);

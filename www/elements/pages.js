// @ts-check
/** What is too much for one look, page by page: which part is shown of how many, and the ways to the others. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";

/** Channels side by side that a reader can still take in. */
export const CHANNELS_A_PAGE = 12;

/**
 * The place among the pages, told when it changes, and its buttons. One that leads nowhere keeps the focus: it is said to
 * be disabled, not taken away.
 * @param {import("../say.js").Say} say
 * @param {{ what: string, offset: number, size: number, count: number, turn: (offset: number) => void }} parts `what`: the text that names the place
 */
export function pager(say, { what, offset, size, count, turn }) {
  if (count <= size) return nothing;
  const turner = (/** @type {string} */ key, /** @type {number} */ to) => {
    const isOpen = to >= 0 && to < count;
    return html`<button aria-disabled=${isOpen ? "false" : "true"} @click=${() => isOpen && turn(to)}>${say.t(`datatable.${key}`)}</button>`;
  };
  const place = { from: offset + 1, to: Math.min(offset + size, count), n: count };
  return html`<div class="rows-pages channel-pages">
    <p class="rows-status" role="status">${say.t(what, place)}</p>
    <div class="actions" role="group" aria-label=${say.t(`${what}-label`)}>
      ${turner("previous", offset - size)} ${turner("next", offset + size)}
    </div>
  </div>`;
}

class PagesElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    count: { attribute: false },
    size: { attribute: false },
    what: { attribute: false },
    draw: { attribute: false },
    offset: { state: true },
  };

  constructor() {
    super();
    /** How many there are in all. */
    this.count = 0;
    this.size = CHANNELS_A_PAGE;
    /** The text that names the place among them. */
    this.what = "pages.rows";
    /** Draws those from one place up to another. @type {(from: number, to: number) => unknown} */
    this.draw = () => nothing;
    this.offset = 0;
  }

  render() {
    const { say, what, size, count } = this;
    // Fewer than there were: the last page that there is.
    const last = Math.max(0, Math.ceil(count / size) - 1) * size;
    const offset = Math.min(this.offset, last);
    const turn = (/** @type {number} */ to) => {
      this.offset = to;
    };
    return html`${pager(say, { what, offset, size, count, turn })} ${this.draw(offset, Math.min(offset + size, count))}`;
  }
}

/**
 * @param {import("./base.js").View} view
 * @param {{ count: number, size?: number, what?: string }} parts
 * @param {(from: number, to: number) => unknown} draw
 */
export const inPages = ({ say }, { count, size = CHANNELS_A_PAGE, what = "pages.rows" }, draw) =>
  html`<om-pages .say=${say} .count=${count} .size=${size} .what=${what} .draw=${draw}></om-pages>`;

customElements.define("om-pages", PagesElement);

// @ts-check
/** `<omnimeter-workbench>`: the whole workbench as a part of another page. */

import { measureLike } from "../charts/letters.js";
import { insidePage } from "../elements/place.js";
import { WorkbenchElement } from "../elements/workbench.js";
import { ROOMS } from "../store/address.js";
import { SourceElement } from "./source.js";

/** @typedef {import("../../types/element.js").OmnimeterWorkbench} OmnimeterWorkbench */

/** The element within, where the page has its own. */
const INNER = "om-workbench";

/** @implements {OmnimeterWorkbench} */
export class EmbeddedWorkbench extends SourceElement {
  static observedAttributes = [...SourceElement.observedAttributes, "rooms"];

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "rooms") this.store?.setRooms(this.#rooms);
    else super.attributeChangedCallback(name);
  }

  /** The rooms of the attribute, in its order; without it all that are there. */
  get #rooms() {
    const asked = (this.getAttribute("rooms") ?? "").split(/\s+/).filter((room) => ROOMS.includes(room));
    return asked.length > 0 ? [...new Set(asked)] : ROOMS;
  }

  first() {
    return { rooms: this.#rooms };
  }

  /** @param {import("../store.js").Store} store @param {AbortSignal} signal */
  begin(store, signal) {
    const bench = /** @type {WorkbenchElement} */ (document.createElement(INNER));
    bench.className = "root";
    this.shadowRoot?.replaceChildren(bench);
    measureLike(bench);
    bench.start(store, insidePage(bench));
    signal.addEventListener("abort", () => bench.end());
  }
}

if (!customElements.get(INNER)) customElements.define(INNER, WorkbenchElement);

// @ts-check
/** What all elements share. They live in the light DOM of one root, so that one stylesheet dresses them. */
import { LitElement } from "lit";
import { Say } from "../say.js";
import { EMPTY } from "../store/state.js";

/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("../store/state.js").State} State */

/** The methods of the store that an element may ask for.
 * @typedef {Exclude<{ [K in keyof Store]: Store[K] extends (...args: any[]) => any ? K : never }[keyof Store], "subscribe">} Action */

/** Sends an action up to the store.
 * @typedef {<K extends Action>(action: K, ...args: Parameters<Store[K]>) => void} Send */

/** What a template needs: the state, the language, and the way up.
 * @typedef {{ state: State, say: Say, send: Send }} View */

export const ACTION = "om-action";

/** The document that an element is in: the page's, or that of the element which embeds the workbench in another page.
 * @param {Node} node */
export const rootOf = (node) => /** @type {Document | ShadowRoot} */ (node.getRootNode());

/** An element in the light DOM with the state and the language. */
export class OmElement extends LitElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { state: { attribute: false }, say: { attribute: false } };

  constructor() {
    super();
    this.state = EMPTY;
    this.say = new Say("fr");
  }

  createRenderRoot() {
    return this;
  }

  /** @param {State} state */
  take(state) {
    this.state = state;
    if (this.say.language !== state.language) this.say = new Say(state.language);
  }

  /** @type {Send} */
  send = (action, ...args) => {
    const detail = { action, args };
    this.dispatchEvent(new CustomEvent(ACTION, { bubbles: true, composed: true, detail }));
  };

  /** @returns {View} */
  get view() {
    return { state: this.state, say: this.say, send: this.send };
  }
}

// @ts-check
/** The one frozen snapshot that elements read, and who is told when another takes its place. */
import { EMPTY } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").FileState} FileState */

export class Snapshot {
  /** @type {State} */
  #state = EMPTY;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #notices = 0;

  get state() {
    return this.#state;
  }

  /** @param {() => void} listener @returns {() => void} what ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Partial<State>} patch */
  set(patch) {
    this.#state = Object.freeze({ ...this.#state, ...patch });
    for (const listener of this.#listeners) listener();
  }

  /** @param {number} key */
  file(key) {
    return this.#state.files.find((file) => file.key === key);
  }

  /** @param {number} key @param {Partial<FileState>} patch */
  patchFile(key, patch) {
    this.set({
      files: this.#state.files.map((file) => (file.key === key ? Object.freeze({ ...file, ...patch }) : file)),
    });
  }

  /**
   * Tells the user something; the same thing told again takes the place of the first.
   * @param {"note" | "warning"} tone
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  notice(tone, key, values = {}) {
    const others = this.#state.notices.filter((notice) => notice.key !== key);
    this.set({ notices: [...others, { id: this.#notices++, tone, key, values }] });
  }

  /** @param {number} id */
  dismiss(id) {
    this.set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  }
}

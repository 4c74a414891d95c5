// @ts-check
/** What was chosen before and after: steps back and forth. */

const STEPS_KEPT = 100;

/** @template T */
export class History {
  /** @type {T[]} */
  #past = [];
  /** @type {T[]} */
  #future = [];

  get flags() {
    return { canUndo: this.#past.length > 0, canRedo: this.#future.length > 0 };
  }

  /** A new step; what was undone before is gone. @param {T} current */
  push(current) {
    this.#past = [...this.#past, current].slice(-STEPS_KEPT);
    this.#future = [];
  }

  /** @param {T} current @returns {T | undefined} */
  undo(current) {
    const last = this.#past.pop();
    if (last !== undefined) this.#future.push(current);
    return last;
  }

  /** @param {T} current @returns {T | undefined} */
  redo(current) {
    const next = this.#future.pop();
    if (next !== undefined) this.#past.push(current);
    return next;
  }

  clear() {
    this.#past = [];
    this.#future = [];
  }
}

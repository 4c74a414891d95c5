// @ts-check
/** Follows files by their handles, where the browser gives any: a file that has changed on disk is told. */

/** Milliseconds between two looks. A look reads no content. */
const PAUSE = 2000;

export class Follower {
  /** @type {Map<number, { handle: FileSystemFileHandle, seen: string }>} */
  #followed = new Map();
  #changed;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {(key: number, file: File) => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {number} key @param {FileSystemFileHandle} handle @param {File} file as it is now */
  add(key, handle, file) {
    this.#followed.set(key, { handle, seen: stateOf(file) });
    this.#timer ??= setInterval(() => this.#look(), PAUSE);
  }

  /** @param {number} key */
  remove(key) {
    this.#followed.delete(key);
    if (this.#followed.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  clear() {
    for (const key of [...this.#followed.keys()]) this.remove(key);
  }

  async #look() {
    for (const [key, followed] of this.#followed) {
      // A file moved away or locked for a moment is looked at again the next time.
      const file = await followed.handle.getFile().catch(() => null);
      if (!file || stateOf(file) === followed.seen) continue;
      followed.seen = stateOf(file);
      this.#changed(key, file);
    }
  }
}

/** @param {File} file */
const stateOf = ({ size, lastModified }) => `${size} ${lastModified}`;

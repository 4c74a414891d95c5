// @ts-check
/**
 * What this browser remembers: what was chosen, never a row. Two slots are written in turn, each with its own check,
 * so that one cut short leaves the other.
 */

const SLOTS = ["omnimeter.a", "omnimeter.b"];

/** FNV-1a: enough to notice a slot cut short. @param {string} text */
function checkOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export class Memory {
  #storage;
  #turn = 0;

  /** @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} storage asked for late: it may be refused */
  constructor(storage) {
    this.#storage = storage;
  }

  /** The newest slot that is whole, or null. @returns {unknown} */
  read() {
    /** @type {{ turn: number, body: string } | null} */
    let newest = null;
    for (const slot of SLOTS) {
      const found = this.#slot(slot);
      if (found && found.turn > (newest?.turn ?? -1)) newest = found;
    }
    if (!newest) return null;
    this.#turn = newest.turn + 1;
    return JSON.parse(newest.body);
  }

  /** @param {string} slot */
  #slot(slot) {
    try {
      const [turn, check, ...rest] = (this.#storage().getItem(slot) ?? "").split("\n");
      const body = rest.join("\n");
      if (body === "" || Number(check) !== checkOf(body)) return null;
      JSON.parse(body);
      return { turn: Number(turn), body };
    } catch {
      return null;
    }
  }

  /** @param {unknown} value @returns {boolean} whether it could be kept */
  write(value) {
    const body = JSON.stringify(value);
    try {
      this.#storage().setItem(SLOTS[this.#turn % 2], `${this.#turn}\n${checkOf(body)}\n${body}`);
      this.#turn += 1;
      return true;
    } catch {
      // Private windows and full stores refuse: the page works without.
      return false;
    }
  }

  /** Leaves nothing behind. */
  erase() {
    for (const slot of SLOTS) {
      try {
        this.#storage().removeItem(slot);
      } catch {
        // Nothing was kept where nothing can be.
      }
    }
    this.#turn = 0;
  }
}

// @ts-check
/** Which audit is in front: the sample is one of its own. Those that were left can be stepped back into, with their files. */
import { readChoices } from "./choices.js";
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** What was chosen at some time, and in which audit. @typedef {{ choices: import("./state.js").Choices, audit: number }} Step */
/** @typedef {{ files: File[], sample: boolean, restored: State["restored"] }} Left */
/** @typedef {{ fresh: () => Promise<void>, add: () => Promise<void> }} Ways */

/** Whether the audit in front is the sample, read or still to be read again. @param {State} state */
export const isSample = ({ sample, restored }) => sample || restored?.sample === true;

/** @param {import("./state.js").Choices} choices */
const written = (choices) => JSON.stringify(readChoices({ ...choices, filters: NO_CHOICES.filters }));

/** Whether there is work of one's own: files, or anything chosen but what is looked at. @param {State} state */
export const hasWork = ({ files, restored, choices }) =>
  files.length > 0 || restored !== null || written(choices) !== written(NO_CHOICES);

export class Audits {
  #snapshot;
  #files;
  /** Whoever steps back holds the number of an audit. */
  #front = 0;
  #last = 0;
  /** @type {Map<number, Left>} */
  #left = new Map();
  /** @type {Ways | null} */
  #ways = null;

  /** @param {import("./snapshot.js").Snapshot} snapshot @param {import("./files.js").Files} files */
  constructor(snapshot, files) {
    this.#snapshot = snapshot;
    this.#files = files;
  }

  get front() {
    return this.#front;
  }

  #remember() {
    const { sample, restored } = this.#snapshot.state;
    this.#left.set(this.#front, { files: this.#files.sources, sample, restored });
  }

  /** Another audit begins. */
  leave() {
    this.#remember();
    this.#front = ++this.#last;
  }

  /** What was in an audit, which is in front from now on; nothing where it is already. @param {number} audit */
  back(audit) {
    if (audit === this.#front) return null;
    this.#remember();
    this.#front = audit;
    return this.#left.get(audit) ?? null;
  }

  /** Asks what becomes of two audits that would mix. @param {"files" | "sample"} come @param {readonly { name: string }[]} files @param {Ways} ways */
  async ask(come, files, ways) {
    this.#ways = ways;
    this.#snapshot.set({ dialog: { kind: "sample", come, names: files.map(({ name }) => name) } });
  }

  /** @param {keyof Ways | null} answer */
  async answer(answer) {
    const ways = this.#ways;
    this.#ways = null;
    this.#snapshot.set({ dialog: null });
    if (answer) await ways?.[answer]();
  }

  clear() {
    this.#left.clear();
  }
}

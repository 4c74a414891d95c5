// @ts-check
/** Workbooks and archives on their way in: which of their parts are wanted, asked once and remembered. */
import { kindOf, wanted } from "../packed/contents.js";
import { Problem } from "../problem.js";

/** @typedef {import("./snapshot.js").Snapshot} Snapshot */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("../packed/contents.js").Contents} Contents */

/** A file to be read: what it was taken from, as which part, and what speaks against it.
 * @typedef {{ file: File, source: File | null, part: string | null, problem: Problem | null }} Opened */

/** An archive with more tables than this is asked about. */
const UNASKED = 12;
/** Files whose parts are remembered. */
const KEPT = 60;

/** @param {File} file @returns {Opened} */
const plain = (file) => ({ file, source: null, part: null, problem: null });

export class Parts {
  #snapshot;
  #engine;
  #remember;
  /** @type {((names: string[] | null) => void) | null} */
  #answer = null;

  /**
   * @param {Snapshot} snapshot
   * @param {Promise<Engine>} engine
   * @param {(file: string, parts: string[]) => void} remember
   */
  constructor(snapshot, engine, remember) {
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#remember = remember;
  }

  /** The files that a file comes to; a plain one is itself. @param {File} file @returns {Promise<Opened[]>} */
  async open(file) {
    try {
      if ((await kindOf(file)) === "plain") return [plain(file)];
      this.#snapshot.set({ opening: file.name });
      const contents = await (await this.#engine).contents(file);
      if (contents.kind === "gzip") return [await this.take(file, null)];
      const names = this.#unasked(file.name, contents) ?? (await this.#ask(file.name, contents, []));
      return await this.#takeAll(file, names ?? []);
    } catch (thrown) {
      // A file that cannot be read at all is told of where it is looked at.
      return [{ ...plain(file), problem: thrown instanceof Problem ? thrown : null }];
    } finally {
      this.#snapshot.set({ opening: null });
    }
  }

  /** The user chooses again. Null when nothing is to change. @param {File} source @param {string[]} chosen */
  async choose(source, chosen) {
    const contents = await (await this.#engine).contents(source);
    return this.#ask(source.name, contents, chosen);
  }

  /** @param {File} source @param {string[]} names @returns {Promise<Opened[]>} */
  async #takeAll(source, names) {
    const taken = [];
    for (const name of names) taken.push(await this.take(source, name));
    return taken;
  }

  /** One part as a file. @param {File} source @param {string | null} part @returns {Promise<Opened>} */
  async take(source, part) {
    try {
      const file = /** @type {File} */ (await (await this.#engine).part(source, part));
      return { file, source, part, problem: null };
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      const { name, lastModified } = source;
      const file = new File([], part === null ? name : `${name}#${part}`, { lastModified });
      return { file, source, part, problem: thrown };
    }
  }

  /** The parts that go without saying. @param {string} file @param {Contents} contents @returns {string[] | null} */
  #unasked(file, { kind, parts }) {
    const names = parts.map(({ name }) => name);
    const known = this.#snapshot.state.choices.parts.find((one) => one.file === file)?.parts ?? [];
    if (known.length > 0 && known.every((name) => names.includes(name))) return known;
    const likely = wanted(parts).map(({ name }) => name);
    const plenty = kind === "zip" ? UNASKED : 1;
    return likely.length > 0 && likely.length <= plenty ? likely : null;
  }

  /** @param {string} file @param {Contents} contents @param {string[]} chosen @returns {Promise<string[] | null>} */
  #ask(file, { kind, parts }, chosen) {
    return new Promise((resolve) => {
      this.#answer = (names) => {
        this.#answer = null;
        this.#snapshot.set({ dialog: null });
        if (names && names.length > 0) this.#remember(file, names);
        resolve(names);
      };
      const dialog = /** @type {const} */ ({ kind: "parts", file, of: kind, parts, chosen });
      this.#snapshot.set({ dialog, opening: null });
    });
  }

  /** @param {string[] | null} names null leaves things as they are */
  answer(names) {
    this.#answer?.(names);
  }
}

/** @param {Choices} choices @param {string} file @param {string[]} parts @returns {Choices["parts"]} */
export const withParts = (choices, file, parts) =>
  [...choices.parts.filter((one) => one.file !== file), { file, parts }].slice(-KEPT);

/** @param {unknown} stored @returns {Choices["parts"]} */
export function readParts(stored) {
  if (!Array.isArray(stored)) return [];
  const fitting = stored.filter(
    (one) => typeof one?.file === "string" && Array.isArray(one.parts) && one.parts.every(isText),
  );
  return fitting.slice(-KEPT).map(({ file, parts }) => ({ file, parts }));
}

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

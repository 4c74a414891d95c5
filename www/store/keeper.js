// @ts-check
/** Keeps what was chosen in this browser, two seconds after the last change and when the page goes; never a row. */
import { readChoices } from "./choices.js";
import { keepHandles, keptHandles } from "./handles.js";
import { eraseAll, loadSlot, saveSlot } from "./slots.js";

/** @typedef {import("./snapshot.js").Snapshot} Snapshot */
/** @typedef {import("./slots.js").Places} Places */
/** @typedef {import("./state.js").State} State */

/** Milliseconds of calm after which what was chosen is kept. */
const PAUSE = 2000;

export class Keeper {
  #snapshot;
  #places;
  #handles;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The keeping of handles that is under way, one after the other. @type {Promise<unknown>} */
  #keeping = Promise.resolve();
  /** Whether anything was chosen since it was last kept. */
  #touched = false;

  /**
   * @param {Snapshot} snapshot
   * @param {Places} places where the browser keeps things; the first storage holds the slots
   * @param {() => FileSystemFileHandle[]} handles of the files at hand
   */
  constructor(snapshot, places, handles) {
    this.#snapshot = snapshot;
    this.#places = places;
    this.#handles = handles;
  }

  get #storage() {
    return this.#places.storages?.[0] ?? null;
  }

  /** What was kept, read with suspicion. @returns {Partial<State>} */
  read() {
    const text = loadSlot(this.#storage);
    if (text === null) return {};
    /** @type {Record<string, any>} */
    let kept;
    try {
      kept = JSON.parse(text) ?? {};
    } catch {
      return {};
    }
    const { language, theme, saved, files, sample } = kept;
    const choices = readChoices(kept.choices);
    const names = Array.isArray(files) ? files.filter((name) => typeof name === "string") : [];
    const worth = names.length > 0 || choices.audit !== "";
    return {
      choices,
      ...(language === "fr" || language === "en" ? { language } : {}),
      ...(theme === "light" || theme === "dark" ? { theme } : {}),
      restored: worth ? { saved: typeof saved === "string" ? saved : "", files: names, sample: sample === true } : null,
    };
  }

  soon() {
    this.#touched = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Keeps it now; without a choice there is nothing to keep. */
  now() {
    clearTimeout(this.#timer);
    if (!this.#touched) return;
    this.#touched = false;
    // A workbench inside another page keeps nothing by itself.
    if (!this.#places.storages) return;
    const { choices, language, theme, files, sample, restored } = this.#snapshot.state;
    const names = files.length > 0 ? files.map((file) => file.name) : (restored?.files ?? []);
    const saved = new Date().toISOString();
    const body = { schema: 1, choices, language, theme, saved, files: names, sample: sample || restored?.sample };
    if (!saveSlot(this.#storage, JSON.stringify(body))) this.#snapshot.notice("note", "notice.not-kept");
  }

  /** Other files are at hand: their names are kept soon, and their handles, which a dying page could not keep, at once. */
  files() {
    this.soon();
    // A page that was opened again and waits for its files leaves their handles in peace.
    if (this.#snapshot.state.restored || !this.#places.storages) return;
    const handles = this.#handles();
    this.#keeping = this.#keeping.then(() => keepHandles(handles));
  }

  /** The handles of the last visit. */
  async kept() {
    return this.#places.storages ? keptHandles() : [];
  }

  /** Nothing more is kept. */
  end() {
    clearTimeout(this.#timer);
    this.#touched = false;
  }

  /** Leaves nothing behind. @returns {Promise<string[]>} the places that could not be emptied */
  async erase() {
    clearTimeout(this.#timer);
    this.#touched = false;
    // What is still being kept would hold its place against being emptied, or fill it again.
    await this.#keeping;
    return eraseAll(this.#places);
  }
}

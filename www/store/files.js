// @ts-check
/** The files on the page: how each comes in, is looked at, is read, is read again, and goes. */
import { asProblem, CANCELLED } from "../problem.js";
import { rememberedMapping } from "./choices.js";
import { Follower } from "./follow.js";
import { Parts } from "./parts.js";
import { newFile } from "./shelf.js";
import { deepFreeze } from "./state.js";

/** @typedef {import("./state.js").FileState} FileState */
/** @typedef {import("./state.js").Mapping} Mapping */
/** @typedef {import("./snapshot.js").Snapshot} Snapshot */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {{ file: File, handle: FileSystemFileHandle | null, startedAt: number, cancel: AbortController | null,
 *   source: File | null, part: string | null }} Held a part of a packed file has its source */
/** @typedef {"replace" | "both" | "skip"} Answer whether a file takes the place of another of its name */

/** The digest of a small file is taken while it is read: nobody notices. */
const SMALL_BYTES = 8 << 20;

/** @param {File} file */
const isSmall = (file) => file.size <= SMALL_BYTES;

export class Files {
  #snapshot;
  #engine;
  #changed;
  /** The files themselves, and what runs on them: never part of a snapshot.
   * @type {Map<number, Held>} */
  #held = new Map();
  #keys = 0;
  #follower = new Follower((key, file) => this.#replace(key, file));
  /** @type {((answer: Answer) => void) | null} */
  #answer = null;
  /** Files whose digest is taken or being taken. @type {WeakSet<File>} */
  #digesting = new WeakSet();
  #parts;

  /**
   * @param {Snapshot} snapshot
   * @param {Promise<Engine>} engine
   * @param {() => Promise<void>} changed called when a followed file was read again
   * @param {(file: string, parts: string[]) => void} remember keeps which parts of a packed file are wanted
   */
  constructor(snapshot, engine, changed, remember) {
    this.#parts = new Parts(snapshot, engine, remember);
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#changed = changed;
  }

  get #state() {
    return this.#snapshot.state;
  }

  /** The handles of the files at hand, where the browser gave any. @returns {FileSystemFileHandle[]} */
  get handles() {
    return [...new Set([...this.#held.values()].flatMap(({ handle }) => handle ?? []))];
  }

  /** The file itself. @param {number} key */
  source(key) {
    return this.#held.get(key)?.file ?? null;
  }

  /** The file as it came: of a part, the packed file. @param {number} key */
  origin(key) {
    const held = this.#held.get(key);
    return held ? (held.source ?? held.file) : null;
  }

  /** All files as they came. @returns {File[]} */
  get sources() {
    return [...new Set([...this.#held.keys()].map((key) => this.origin(key)).filter((file) => file !== null))];
  }

  /** Nothing runs on any file any more. */
  end() {
    for (const key of this.#held.keys()) this.cancel(key);
    this.#follower.clear();
  }

  /** A file, or its parts, without a place in the list. @param {File} file */
  open(file) {
    return this.#parts.open(file);
  }

  /** Takes files in: all get their place first, then each is read. @param {File[]} files */
  async add(files) {
    const taken = [];
    for (const file of files) taken.push(...(await this.#place(file)));
    for (const key of taken) await this.#look(key);
  }

  /** Takes in files that are being made: each is read while the next one is. @param {AsyncIterable<File>} files */
  async addComing(files) {
    let read = Promise.resolve();
    for await (const file of files) for (const key of await this.#place(file)) read = read.then(() => this.#look(key));
    await read;
  }

  /** A place in the list for a file, or for each of its parts. @param {File} file */
  async #place(file) {
    const keys = [];
    for (const one of await this.#parts.open(file)) keys.push(await this.#admit(one));
    return keys.filter((key) => key !== null);
  }

  /** A file that is read again whenever it changes on disk. @param {FileSystemFileHandle} handle @param {File} file */
  async follow(handle, file) {
    for (const one of await this.#parts.open(file)) {
      const key = await this.#admit(one, handle);
      if (key === null) continue;
      this.#follower.add(key, handle, file);
      this.#snapshot.patchFile(key, { followed: true });
      await this.#look(key);
    }
  }

  /** The user chooses again which parts of a packed file are read. @param {number} key of any of its parts */
  async chooseParts(key) {
    const { source = null, handle = null } = this.#held.get(key) ?? {};
    if (!source) return;
    const mine = [...this.#held].filter(([, held]) => held.source?.name === source.name);
    const chosen = mine.flatMap(([, { part }]) => part ?? []);
    const names = await this.#parts.choose(source, chosen);
    if (!names || names.length === 0) return;
    for (const [other, { part }] of mine) if (part !== null && !names.includes(part)) await this.remove(other);
    for (const name of names.filter((one) => !chosen.includes(one))) {
      const added = await this.#admit(await this.#parts.take(source, name), handle);
      if (added !== null) await this.#look(added);
    }
  }

  /** @param {string[] | null} names */
  answerParts(names) {
    this.#parts.answer(names);
  }

  /** @param {number} key @param {File} file the same file, as it is now */
  async #replace(key, file) {
    const { handle = null, source = null, part = null } = this.#held.get(key) ?? {};
    const now = source ? await this.#parts.take(file, part) : { file, source, part, problem: null };
    this.#held.set(key, { ...now, handle, startedAt: 0, cancel: null });
    this.#snapshot.patchFile(key, { size: now.file.size, modified: file.lastModified, sha256: null });
    await this.#look(key, now.problem);
    this.#snapshot.notice("note", "notice.followed", { file: file.name });
    await this.#changed();
  }

  /**
   * A file gets its place in the list, in the place of another if the user says so.
   * @param {import("./parts.js").Opened} opened
   * @param {FileSystemFileHandle | null} [handle]
   */
  async #admit({ file, source, part, problem }, handle = null) {
    const { files } = this.#state;
    const twin = files.find((one) => one.name === file.name);
    const answer = twin ? await this.#ask(file.name) : "both";
    if (answer === "skip") return null;
    const replaces = twin && answer === "replace";
    const key = replaces ? twin.key : this.#keys++;
    this.#held.set(key, { file, source, part, handle, startedAt: 0, cancel: null });
    const { size, lastModified: modified } = file;
    if (replaces)
      this.#snapshot.patchFile(key, { size, modified, ...{ status: "looking", problem: null, draft: null } });
    else this.#snapshot.set({ files: [...this.#state.files, newFile(key, file, this.#state.files)] });
    this.#snapshot.patchFile(key, { part });
    if (!problem) return key;
    this.#fail(key, problem);
    return null;
  }

  /** @param {string} name @returns {Promise<Answer>} */
  #ask(name) {
    return new Promise((resolve) => {
      this.#answer = (answer) => {
        this.#answer = null;
        this.#snapshot.set({ dialog: null });
        resolve(answer);
      };
      this.#snapshot.set({ dialog: { kind: "duplicate", name } });
    });
  }

  /** @param {Answer} answer */
  answer(answer) {
    this.#answer?.(answer);
  }

  /** @param {number} key @param {import("../problem.js").Problem} problem */
  #fail(key, problem) {
    this.#snapshot.patchFile(key, { status: "failed", problem });
  }

  /**
   * Looks at the head of a file, then reads it, or asks how.
   * @param {number} key
   * @param {import("../problem.js").Problem | null} [problem] what speaks against it already
   */
  async #look(key, problem = null) {
    const held = this.#held.get(key);
    if (!held) return;
    if (problem) return this.#fail(key, problem);
    try {
      const sniff = deepFreeze(await (await this.#engine).sniff(held.file));
      this.#snapshot.patchFile(key, { sniff });
      const file = this.#snapshot.file(key);
      let mapping = file && this.#wanted(file);
      if (!mapping) return this.#askMapping(key);
      // What is chosen while a file is being read holds for it too.
      while (mapping && (await this.read(key, mapping))) mapping = this.#otherwise(key);
    } catch (thrown) {
      this.#fail(key, asProblem(thrown));
    }
  }

  /** @param {number} key */
  #askMapping(key) {
    this.#snapshot.patchFile(key, { status: "asking" });
    if (!this.#state.dialog) this.#snapshot.set({ dialog: { kind: "mapping", key } });
  }

  /** How a file is to be read: by the user's own mapping, or as proposed. @param {FileState} file */
  #wanted({ label, sniff }) {
    if (!sniff) return null;
    return rememberedMapping(this.#state.choices, label, sniff) ?? /** @type {Mapping | null} */ (sniff.proposal);
  }

  /** Files that waited to be told what they are may now be known. */
  async askAgain() {
    for (const file of this.#state.files) {
      const mapping = file.id === null && file.status === "asking" ? this.#wanted(file) : null;
      if (!mapping) continue;
      const { dialog } = this.#state;
      if (dialog?.kind === "mapping" && dialog.key === file.key) this.#snapshot.set({ dialog: null });
      await this.read(file.key, mapping);
    }
  }

  /** Reads again the files that are now to be read otherwise. */
  async readAgain() {
    for (const { key } of this.#state.files) {
      const wanted = this.#otherwise(key);
      if (wanted) await this.read(key, wanted);
    }
  }

  /** How a file that was read is now to be read, where that differs. @param {number} key */
  #otherwise(key) {
    const file = this.#snapshot.file(key);
    const wanted = file && file.id !== null ? this.#wanted(file) : null;
    if (!file || !wanted) return null;
    const zoneMoved = !wanted.zone && file.zone !== this.#state.choices.filters.zone;
    return zoneMoved || JSON.stringify(wanted) !== JSON.stringify(file.mapping) ? wanted : null;
  }

  /**
   * The user says what the file holds or how it is written: the engine looks again, and proposes its columns.
   * @param {number} key
   * @param {import("../direct-engine.js").SniffOptions} said
   */
  async lookAs(key, { table, ...said }) {
    const held = this.#held.get(key);
    if (!held) return;
    try {
      const sniff = await (await this.#engine).sniff(held.file, { table, ...said });
      const draft = { sniff, said, mapping: /** @type {Mapping | null} */ (sniff.proposal) };
      this.#snapshot.patchFile(key, { draft: deepFreeze(draft), problem: null });
    } catch (thrown) {
      this.#snapshot.patchFile(key, { problem: asProblem(thrown) });
    }
  }

  /** @param {number} key @param {Mapping | null} mapping `null` discards what was changed */
  draft(key, mapping) {
    const file = this.#snapshot.file(key);
    const sniff = file?.draft?.sniff ?? file?.look ?? file?.sniff;
    if (!file || !sniff) return;
    const { delimiter, encoding } = mapping ?? {};
    const draft = mapping && deepFreeze({ mapping: structuredClone(mapping), sniff, said: { delimiter, encoding } });
    this.#snapshot.patchFile(key, { draft, problem: null });
  }

  /**
   * What a mapping makes of the first rows.
   * @param {number} key
   * @param {Mapping} mapping
   * @returns {Promise<import("../elements/mapping-preview.js").Shown>}
   */
  async preview(key, mapping) {
    const held = this.#held.get(key);
    const { zone } = this.#state.choices.filters;
    try {
      const preview = held
        ? await (await this.#engine).preview(held.file, /** @type {any} */ (mapping), { zone })
        : null;
      return { preview, problem: null };
    } catch (thrown) {
      return { preview: null, problem: asProblem(thrown) };
    }
  }

  /** A file with pseudonyms, in pieces of text. @param {number} key @param {string} secret never kept */
  async pseudonymised(key, secret) {
    const [held, mapping] = [this.#held.get(key), this.#snapshot.file(key)?.mapping];
    const { country } = this.#state.choices.definitions;
    if (!held || !mapping) return [];
    return (await this.#engine).pseudonymised(held.file, /** @type {any} */ (mapping), { key: secret, country });
  }

  /** The look at a file that is written as its mapping says. @param {Held} held @param {Mapping} mapping */
  async #lookBy({ file }, { table, delimiter, encoding }) {
    if (!delimiter && !encoding) return null;
    return deepFreeze(await (await this.#engine).sniff(file, { table, delimiter, encoding }));
  }

  /**
   * Reads a file by a mapping. When that fails, what was read before stays.
   * @param {number} key
   * @param {Mapping} mapping
   * @returns {Promise<boolean>}
   */
  async read(key, mapping) {
    const held = this.#held.get(key);
    const before = this.#snapshot.file(key);
    if (!held || !before) return false;
    const cancel = new AbortController();
    this.#held.set(key, { ...held, cancel, startedAt: performance.now() });
    this.#snapshot.patchFile(key, { status: "loading", problem: null, progress: null });
    const { zone } = this.#state.choices.filters;
    try {
      const id = await (await this.#engine).load(held.file, /** @type {any} */ (mapping), {
        ...{ zone, digest: isSmall(held.file), replaces: before.id, signal: cancel.signal },
        onProgress: (progress) => this.#progress(key, progress),
      });
      const look = await this.#lookBy(held, mapping);
      const { label, sniff } = before;
      const remembered = sniff !== null && rememberedMapping(this.#state.choices, label, sniff) !== null;
      this.#snapshot.patchFile(key, { id, mapping, look, zone, remembered, status: "ready", progress: null });
      return true;
    } catch (thrown) {
      const problem = asProblem(thrown);
      const status = problem.code === CANCELLED ? "cancelled" : "failed";
      this.#snapshot.patchFile(key, { status: before.id === null ? status : "ready", problem, progress: null });
      return false;
    }
  }

  /** Takes the digests of large files: after the figures, which do not wait for them. */
  async digest() {
    for (const { key, id, sha256 } of this.#state.files) {
      const held = this.#held.get(key);
      if (!held || id === null || sha256 !== null || isSmall(held.file) || this.#digesting.has(held.file)) continue;
      this.#digesting.add(held.file);
      const found = await (await this.#engine).digest(held.file).catch(() => null);
      // Another file may have taken its place meanwhile.
      if (found && this.#held.get(key)?.file === held.file) this.#snapshot.patchFile(key, { sha256: found });
    }
  }

  /** @param {number} key @param {{ bytes: number, total: number, rows: number }} progress */
  #progress(key, progress) {
    const seconds = (performance.now() - (this.#held.get(key)?.startedAt ?? 0)) / 1000;
    if (this.#snapshot.file(key)?.status !== "loading") return;
    this.#snapshot.patchFile(key, { progress: { ...progress, rate: seconds > 0 ? progress.bytes / seconds : 0 } });
  }

  /** @param {number} key */
  cancel(key) {
    this.#held.get(key)?.cancel?.abort();
  }

  /** @param {number} key */
  async remove(key) {
    const file = this.#snapshot.file(key);
    this.cancel(key);
    this.#held.delete(key);
    this.#follower.remove(key);
    this.#snapshot.set({ files: this.#state.files.filter((one) => one.key !== key) });
    if (file?.id != null) await (await this.#engine).remove(file.id);
  }

  async clear() {
    for (const { key } of this.#state.files) this.cancel(key);
    this.#held.clear();
    this.#follower.clear();
    this.#snapshot.set({ files: [] });
    await (await this.#engine).clear();
  }
}

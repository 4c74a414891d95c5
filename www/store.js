// @ts-check
/**
 * The single mutable thing. Elements read frozen snapshots and call actions; only this module assigns the state, and
 * only the engine computes.
 */
import { matchFile, readAudit } from "./audit-file.js";
import { asProblem, CANCELLED } from "./problem.js";
import { formatAddress, RAIL } from "./store/address.js";
import { choicesOf, isAuditName } from "./store/audit.js";
import { readChoices, rememberedMapping, withMapping } from "./store/choices.js";
import { reportOf, trendsOf } from "./store/figures.js";
import { Follower } from "./store/follow.js";
import { History } from "./store/history.js";
import { newFile } from "./store/shelf.js";
import { deepFreeze, EMPTY, NO_CHOICES, readyFiles } from "./store/state.js";

/** @typedef {import("./store/state.js").State} State */
/** @typedef {import("./store/state.js").Choices} Choices */
/** @typedef {import("./store/state.js").Filters} Filters */
/** @typedef {import("./store/state.js").Definitions} Definitions */
/** @typedef {import("./store/state.js").FileState} FileState */
/** @typedef {import("./store/state.js").Mapping} Mapping */
/** @typedef {import("./store/state.js").Dialog} Dialog */
/** @typedef {import("./store/memory.js").Memory} Memory */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {{ file: File, startedAt: number, cancel: AbortController | null }} Held */

/** Milliseconds of calm after which what was chosen is remembered. */
const SAVE_PAUSE = 2000;

export class Store {
  /** @type {State} */
  #state = EMPTY;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Promise<Engine>} */
  #engine;
  #memory;
  /** Handles of the files, and what runs on them: never part of a snapshot.
   * @type {Map<number, Held>} */
  #held = new Map();
  #keys = 0;
  #follower = new Follower((key, file) => this.#replace(key, file));
  #turn = 0;
  #notices = 0;
  /** @type {History<Choices>} */
  #history = new History();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;
  /** Whether anything was chosen since it was last remembered. */
  #touched = false;
  /** Answers to the question whether a file takes the place of another.
   * @type {((answer: "replace" | "both" | "skip") => void) | null} */
  #answer = null;

  /** @param {{ openEngine: () => Promise<Engine>, memory: Memory, language?: import("./say.js").Language }} parts */
  constructor({ openEngine, memory, language }) {
    this.#memory = memory;
    const stored = /** @type {Record<string, any>} */ (memory.read() ?? {});
    const known = stored.language === "fr" || stored.language === "en";
    this.#set({
      choices: readChoices(stored.choices),
      language: known ? stored.language : (language ?? EMPTY.language),
      theme: ["light", "dark"].includes(stored.theme) ? stored.theme : "system",
    });
    this.#engine = openEngine();
    this.#start();
  }

  get state() {
    return this.#state;
  }

  /** @param {() => void} listener @returns {() => void} what ends it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Partial<State>} patch */
  #set(patch) {
    this.#state = Object.freeze({ ...this.#state, ...patch });
    for (const listener of this.#listeners) listener();
  }

  async #start() {
    try {
      const engine = await this.#engine;
      if ("onRestart" in engine) engine.onRestart = (event) => this.#restarted(event);
      this.#set({ engine: "ready", catalogue: deepFreeze(await engine.catalogue()) });
    } catch {
      this.#set({ engine: "failed" });
    }
  }

  /** The worker was replaced: say so, keep what was shown. @param {{ lost: string[] }} event */
  #restarted({ lost }) {
    for (const file of this.#state.files)
      if (lost.includes(file.name)) this.#patch(file.key, { id: null, status: "failed" });
    this.#notice("warning", lost.length > 0 ? "notice.restarted-lost" : "notice.restarted", { files: lost.join(", ") });
    this.#refresh();
  }

  // Preferences and places.

  /** @param {import("./say.js").Language} language */
  setLanguage(language) {
    this.#set({ language });
    this.#saveSoon();
  }

  /** @param {import("./store/state.js").Theme} theme */
  setTheme(theme) {
    this.#set({ theme });
    this.#saveSoon();
  }

  /** @param {string} room @param {Filters | null} [filters] */
  visit(room, filters = null) {
    this.#set({ room: RAIL.includes(room) ? room : "data" });
    const { filters: current } = this.#state.choices;
    if (filters && formatAddress(room, filters) !== formatAddress(room, current)) this.setFilters(filters);
  }

  /** @param {Dialog | null} dialog */
  open(dialog) {
    if (this.#state.dialog?.kind === "duplicate") this.#answer?.("skip");
    this.#set({ dialog });
  }

  /** @param {number} id */
  dismiss(id) {
    this.#set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  }

  /** @param {"note" | "warning"} tone @param {string} key @param {Record<string, string | number>} [values] */
  #notice(tone, key, values = {}) {
    const others = this.#state.notices.filter((notice) => notice.key !== key);
    this.#set({ notices: [...others, { id: this.#notices++, tone, key, values }] });
  }

  // What is chosen.

  /** @param {Partial<Filters>} patch */
  setFilters(patch) {
    this.#choose({ filters: { ...this.#state.choices.filters, ...patch } });
  }

  /** @param {Partial<Definitions>} patch */
  setDefinitions(patch) {
    this.#choose({ definitions: { ...this.#state.choices.definitions, ...patch } });
  }

  /** @param {string} model */
  setModel(model) {
    this.#choose({ model });
  }

  /** @param {import("./store/state.js").BoardTile[]} board */
  setBoard(board) {
    this.#choose({ board });
  }

  /** @param {string} audit */
  nameAudit(audit) {
    if (audit !== this.#state.choices.audit) this.#choose({ audit });
  }

  undo() {
    const choices = this.#history.undo(this.#state.choices);
    if (choices) this.#adopt(choices);
  }

  redo() {
    const choices = this.#history.redo(this.#state.choices);
    if (choices) this.#adopt(choices);
  }

  /** @param {Partial<Choices>} patch */
  #choose(patch) {
    this.#history.push(this.#state.choices);
    this.#adopt(deepFreeze({ ...this.#state.choices, ...patch }));
  }

  /** Puts choices in force: files read otherwise are read again, then everything is computed. @param {Choices} choices */
  async #adopt(choices) {
    this.#set({ choices, ...this.#history.flags });
    this.#saveSoon();
    for (const file of this.#state.files) {
      const wanted = this.#wanted(file);
      if (file.id === null || !wanted) continue;
      const zoneMoved = !wanted.zone && file.zone !== choices.filters.zone;
      if (zoneMoved || JSON.stringify(wanted) !== JSON.stringify(file.mapping)) await this.#read(file.key, wanted);
    }
    await this.#refresh();
  }

  /** @param {FileState} file */
  #wanted({ label, sniff }) {
    if (!sniff) return null;
    return rememberedMapping(this.#state.choices, label, sniff) ?? /** @type {Mapping | null} */ (sniff.proposal);
  }

  #saveSoon() {
    this.#touched = true;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.save(), SAVE_PAUSE);
  }

  /** Remembers what was chosen, now; without a choice there is nothing to keep. */
  save() {
    clearTimeout(this.#saving);
    if (!this.#touched) return;
    this.#touched = false;
    const { choices, language, theme } = this.#state;
    const kept = this.#memory.write({ schema: 1, choices, language, theme });
    if (!kept) this.#notice("note", "notice.not-kept");
  }

  // The audit file.

  /** Opens an audit; one that is refused changes nothing. @param {File} file */
  async openAudit(file) {
    try {
      const { audit } = readAudit(await file.text());
      this.#set({ opened: deepFreeze(audit) });
      this.#history.push(this.#state.choices);
      await this.#adopt(choicesOf(audit));
      const files = audit.files.map((one) => one.name);
      this.#notice("note", "notice.audit-opened", { n: files.length, files: files.join(", ") });
    } catch (thrown) {
      const problem = asProblem(thrown);
      this.#notice("warning", `problem.${problem.code}`, { ...problem.values, file: file.name });
    }
  }

  /** A file of the same name as in the audit, but with other content, is noticed. */
  #compareWithAudit() {
    const { opened, report, files } = this.#state;
    if (!opened || !report) return;
    const changed = files.filter(({ id, name, size }) => {
      const sha256 = report.inputs.find((input) => input.id === id)?.sha256;
      return id !== null && matchFile(opened, { name, size, sha256 }) === "changed";
    });
    if (changed.length > 0)
      this.#notice("warning", "notice.audit-differs", { files: changed.map((one) => one.name).join(", ") });
  }

  /** Empties the page and what this browser remembers of it. */
  async eraseEverything() {
    this.#history.clear();
    this.#set({
      choices: NO_CHOICES,
      opened: null,
      dialog: null,
      notices: [],
      ...this.#history.flags,
      theme: "system",
    });
    await this.removeAll();
    clearTimeout(this.#saving);
    this.#memory.erase();
    this.#touched = false;
    this.#notice("note", "notice.erased");
  }

  // Files.

  /** @param {Iterable<File>} files */
  async addFiles(files) {
    if (this.#state.engine === "starting") await this.#engine.catch(() => {});
    const taken = [];
    const all = [...files];
    for (const audit of all.filter((file) => isAuditName(file.name))) await this.openAudit(audit);
    for (const file of all.filter((one) => !isAuditName(one.name))) taken.push(await this.#admit(file));
    for (const key of taken) if (key !== null) await this.#look(key);
    await this.#refresh();
  }

  /** Files that are read again whenever they change on disk. @param {FileSystemFileHandle[]} handles */
  async followFiles(handles) {
    for (const handle of handles) {
      const file = await handle.getFile();
      if (isAuditName(file.name)) await this.openAudit(file);
      else await this.#follow(handle, file);
    }
    await this.#refresh();
  }

  /** @param {FileSystemFileHandle} handle @param {File} file */
  async #follow(handle, file) {
    const key = await this.#admit(file);
    if (key === null) return;
    this.#follower.add(key, handle, file);
    this.#patch(key, { followed: true });
    await this.#look(key);
  }

  /** @param {number} key @param {File} file the same file, as it is now */
  async #replace(key, file) {
    this.#held.set(key, { file, startedAt: 0, cancel: null });
    this.#patch(key, { size: file.size, modified: file.lastModified });
    await this.#look(key);
    this.#notice("note", "notice.followed", { file: file.name });
    await this.#refresh();
  }

  async trySample() {
    const { makeSample, SAMPLE_INFO } = await import("./samples/retailer.js");
    const { name, period, zone, currency, asOf } = SAMPLE_INFO;
    this.#set({
      choices: deepFreeze({
        ...this.#state.choices,
        audit: name,
        filters: { ...NO_CHOICES.filters, ...period, zone, currency, asOf, compare: "year" },
      }),
    });
    const files = makeSample().map(({ name, text }) => new File([text], name, { type: "text/csv" }));
    const known = this.#state.files.map((file) => file.name);
    await this.addFiles(files.filter((file) => !known.includes(file.name)));
    this.#saveSoon();
  }

  /** A file gets its place in the list, in the place of another if the user says so. @param {File} file */
  async #admit(file) {
    const { files } = this.#state;
    const twin = files.find((one) => one.name === file.name);
    const answer = twin ? await this.#ask(file.name) : "both";
    if (answer === "skip") return null;
    if (twin && answer === "replace") {
      this.#held.set(twin.key, { file, startedAt: 0, cancel: null });
      this.#patch(twin.key, { size: file.size, modified: file.lastModified, status: "looking", problem: null });
      return twin.key;
    }
    const key = this.#keys++;
    this.#held.set(key, { file, startedAt: 0, cancel: null });
    const added = newFile(key, file, files);
    this.#set({ files: [...this.#state.files, added] });
    return key;
  }

  /** @param {string} name @returns {Promise<"replace" | "both" | "skip">} */
  #ask(name) {
    return new Promise((resolve) => {
      this.#answer = (answer) => {
        this.#answer = null;
        this.#set({ dialog: null });
        resolve(answer);
      };
      this.#set({ dialog: { kind: "duplicate", name } });
    });
  }

  /** @param {"replace" | "both" | "skip"} answer */
  answerDuplicate(answer) {
    this.#answer?.(answer);
  }

  /** Looks at the head of a file, then reads it, or asks how. @param {number} key */
  async #look(key) {
    const held = this.#held.get(key);
    if (!held) return;
    try {
      const sniff = deepFreeze(await (await this.#engine).sniff(held.file));
      this.#patch(key, { sniff });
      const file = this.#file(key);
      const mapping = file && this.#wanted(file);
      if (mapping) await this.#read(key, mapping);
      else this.#askMapping(key);
    } catch (thrown) {
      this.#patch(key, { status: "failed", problem: asProblem(thrown) });
    }
  }

  /** @param {number} key */
  #askMapping(key) {
    this.#patch(key, { status: "asking" });
    if (!this.#state.dialog) this.#set({ dialog: { kind: "mapping", key } });
  }

  /** The user says which table a file is: the engine proposes its columns. @param {number} key @param {string} table */
  async proposeTable(key, table) {
    const held = this.#held.get(key);
    if (!held) return;
    try {
      this.#patch(key, { sniff: deepFreeze(await (await this.#engine).sniff(held.file, { table })), problem: null });
    } catch (thrown) {
      this.#patch(key, { problem: asProblem(thrown) });
    }
  }

  /** @param {number} key @param {Mapping} mapping */
  async applyMapping(key, mapping) {
    const file = this.#file(key);
    if (!file?.sniff) return;
    const frozen = deepFreeze(structuredClone(mapping));
    if (!(await this.#read(key, frozen))) return;
    this.#set({ dialog: null });
    this.#choose({ mappings: withMapping(this.#state.choices, file.label, file.sniff, frozen) });
  }

  /**
   * Reads a file by a mapping. When that fails, what was read before stays.
   * @param {number} key
   * @param {Mapping} mapping
   * @returns {Promise<boolean>}
   */
  async #read(key, mapping) {
    const held = this.#held.get(key);
    const before = this.#file(key);
    if (!held || !before) return false;
    const cancel = new AbortController();
    this.#held.set(key, { ...held, cancel, startedAt: performance.now() });
    this.#patch(key, { status: "loading", problem: null, progress: null });
    const { zone } = this.#state.choices.filters;
    try {
      const id = await (await this.#engine).load(held.file, /** @type {any} */ (mapping), {
        ...{ zone, digest: true, replaces: before.id, signal: cancel.signal },
        onProgress: (progress) => this.#progress(key, progress),
      });
      const remembered =
        before.sniff !== null && rememberedMapping(this.#state.choices, before.label, before.sniff) !== null;
      this.#patch(key, { id, mapping, zone, remembered, status: "ready", progress: null });
      return true;
    } catch (thrown) {
      const problem = asProblem(thrown);
      const status = problem.code === CANCELLED ? "cancelled" : "failed";
      this.#patch(key, { status: before.id === null ? status : "ready", problem, progress: null });
      return false;
    }
  }

  /** @param {number} key @param {{ bytes: number, total: number, rows: number }} progress */
  #progress(key, progress) {
    const seconds = (performance.now() - (this.#held.get(key)?.startedAt ?? 0)) / 1000;
    if (this.#file(key)?.status !== "loading") return;
    this.#patch(key, { progress: { ...progress, rate: seconds > 0 ? progress.bytes / seconds : 0 } });
  }

  /** @param {number} key */
  cancelFile(key) {
    this.#held.get(key)?.cancel?.abort();
  }

  /** @param {number} key */
  async removeFile(key) {
    const file = this.#file(key);
    this.cancelFile(key);
    this.#held.delete(key);
    this.#follower.remove(key);
    this.#set({ files: this.#state.files.filter((one) => one.key !== key) });
    if (file?.id != null) await (await this.#engine).remove(file.id);
    await this.#refresh();
  }

  /** Back to the empty page; what was chosen for these files goes with them. */
  async removeAll() {
    for (const { key } of this.#state.files) this.cancelFile(key);
    this.#held.clear();
    this.#follower.clear();
    this.#set({ files: [], choices: deepFreeze({ ...this.#state.choices, audit: "", filters: NO_CHOICES.filters }) });
    this.#saveSoon();
    await (await this.#engine).clear();
    await this.#refresh();
  }

  /** @param {number} key */
  #file(key) {
    return this.#state.files.find((file) => file.key === key);
  }

  /** @param {number} key @param {Partial<FileState>} patch */
  #patch(key, patch) {
    const files = this.#state.files.map((file) => (file.key === key ? Object.freeze({ ...file, ...patch }) : file));
    this.#set({ files });
  }

  // Figures.

  /** Computes everything again. Of several that overlap, the last one counts; what was shown stays meanwhile. */
  async #refresh() {
    const turn = ++this.#turn;
    if (readyFiles(this.#state).length === 0)
      return this.#set({ report: null, trends: [], reportProblem: null, working: false });
    this.#set({ working: true });
    try {
      const engine = await this.#engine;
      const { choices } = this.#state;
      const report = deepFreeze(await reportOf(engine, choices, this.#state.report));
      if (turn !== this.#turn) return;
      this.#set({ report, reportProblem: null, working: false });
      this.#compareWithAudit();
      // The trends come after: the figures do not wait for them.
      const trends = await trendsOf(engine, choices, report).catch(() => []);
      if (turn === this.#turn) this.#set({ trends: deepFreeze(trends) });
    } catch (thrown) {
      if (turn === this.#turn) this.#set({ reportProblem: asProblem(thrown), working: false });
    }
  }
}

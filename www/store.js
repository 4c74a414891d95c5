// @ts-check
/**
 * The single mutable thing. Elements read frozen snapshots and call actions; only the store assigns the state, and
 * only the engine computes.
 */
import { learn } from "./languages.js";
import { formatAddress, parseAddress } from "./store/address.js";
import { Asks } from "./store/asks.js";
import { isAuditName } from "./store/audit.js";
import { Audits, hasWork, isSample } from "./store/audits.js";
import { newTile } from "./store/board.js";
import { countAlike, withMapping } from "./store/choices.js";
import { Choosing } from "./store/choosing.js";
import { Comparisons } from "./store/comparison.js";
import { ordersOf, pathsOf, requestNow, trendsOf } from "./store/figures.js";
import { Files } from "./store/files.js";
import { readable } from "./store/handles.js";
import { History } from "./store/history.js";
import { Keeper } from "./store/keeper.js";
import { Maturities } from "./store/maturities.js";
import { Openings } from "./store/openings.js";
import { withParts } from "./store/parts.js";
import { Refresher } from "./store/refresher.js";
import { sampleChoices, sampleFiles } from "./store/sample.js";
import { sizeOf } from "./store/segments.js";
import { Snapshot } from "./store/snapshot.js";
import { deepFreeze, NO_CHOICES } from "./store/state.js";

/** @typedef {import("./store/state.js").State} State */
/** @typedef {import("./store/state.js").Choices} Choices */
/** @typedef {import("./store/state.js").Filters} Filters */
/** @typedef {import("./store/state.js").Definitions} Definitions */
/** @typedef {import("./store/state.js").Mapping} Mapping */
/** @typedef {import("./store/state.js").Dialog} Dialog */
/** @typedef {import("./store/slots.js").Places} Places */
/** @typedef {import("./engine.js").Engine} Engine */

export class Store extends Choosing {
  #snapshot = new Snapshot();
  /** @type {Promise<Engine>} */
  #engine;
  #keeper;
  #files;
  #comparisons;
  #asks;
  #maturities;
  #openings;
  #figures;
  #audits;
  /** @type {History<import("./store/audits.js").Step>} */
  #history = new History();

  /** @param {{ openEngine: () => Promise<Engine>, places: Places } & Partial<Pick<State, "language" | "theme" | "rooms" | "embedded">>} parts */
  constructor({ openEngine, places, ...first }) {
    super();
    this.#keeper = new Keeper(this.#snapshot, places, () => this.#files.handles);
    this.#set({ ...first, ...this.#keeper.read() });
    this.#engine = openEngine();
    this.#asks = new Asks(this.#snapshot, this.#engine);
    this.#figures = new Refresher(this.#snapshot, this.#engine, this.#asks);
    this.#files = new Files(
      this.#snapshot,
      this.#engine,
      () => this.#filesChanged(),
      (file, parts) => this.#rememberParts(file, parts),
    );
    this.#comparisons = new Comparisons(this.#snapshot, this.#engine, this.#files, (comparison) =>
      this.choose({ comparison }),
    );
    this.#maturities = new Maturities(this.#snapshot, this.#engine, (maturity) => this.choose({ maturity }));
    this.#openings = new Openings(this.#snapshot, this.#files, this.#maturities, {
      choose: (patch) => this.choose(patch),
      replace: (choices) => {
        this.#history.push(this.#here);
        return this.#adopt(choices);
      },
      leave: () => this.#leave(this.state.choices),
    });
    this.#audits = new Audits(this.#snapshot, this.#files);
    this.#start();
  }

  get state() {
    return this.#snapshot.state;
  }

  /** @param {() => void} listener @returns {() => void} what ends it */
  subscribe(listener) {
    return this.#snapshot.subscribe(listener);
  }

  /** @param {Partial<State>} patch */
  #set(patch) {
    this.#snapshot.set(patch);
  }

  async #start() {
    try {
      const engine = await this.#engine;
      if ("onRestart" in engine) engine.onRestart = (event) => this.#restarted(event);
      this.#set({ engine: "ready", catalogue: deepFreeze(await engine.catalogue()) });
      if ("warmUp" in engine) engine.warmUp().catch(() => {});
    } catch {
      return this.#set({ engine: "failed" });
    }
    await this.#takeUp({ ask: false });
  }

  /** The worker was replaced: say so, keep what was shown. @param {{ lost: string[] }} event */
  #restarted({ lost }) {
    for (const file of this.state.files)
      if (lost.includes(file.name)) this.#snapshot.patchFile(file.key, { id: null, status: "failed" });
    const key = lost.length > 0 ? "notice.restarted-lost" : "notice.restarted";
    this.#snapshot.notice("warning", key, { files: lost.join(", ") });
    this.#comparisons.restarted();
    this.#figures.refresh();
  }

  /** @param {import("./say.js").Language} language */
  async setLanguage(language) {
    await learn(language);
    this.#set({ language });
    this.#keeper.soon();
  }

  /** @param {import("./store/state.js").Theme} theme */
  setTheme(theme) {
    this.#set({ theme });
    this.#keeper.soon();
  }

  /** @param {string} room @param {Filters | null} [filters] */
  visit(room, filters = null) {
    const { rooms } = this.state;
    this.#set({ room: rooms.includes(room) ? room : rooms[0], ...(room === "overview" ? {} : { arranging: false }) });
    const { filters: current } = this.state.choices;
    if (filters && formatAddress(room, filters) !== formatAddress(room, current)) this.setFilters(filters);
    else this.#asks.refresh();
  }

  /** To the room of an address. Where the page has addresses of its own, the page goes there.
   * @param {string} address @param {string} [_focus] what takes the focus there */
  go(address, _focus) {
    const { room, filters } = parseAddress(address);
    this.visit(room, filters);
  }

  /** @param {readonly string[]} rooms those that are shown */
  setRooms(rooms) {
    this.#set({ rooms });
    this.visit(this.state.room);
  }

  /** @param {Dialog | null} dialog */
  open(dialog) {
    if (this.state.dialog?.kind === "duplicate") this.#files.answer("skip");
    if (this.state.dialog?.kind === "parts") this.#files.answerParts(null);
    if (this.state.dialog?.kind === "sample") this.#audits.answer(null);
    this.#set({ dialog });
    if (dialog) this.#asks.refresh();
  }

  /** Tells what could not be done outside the files. @param {import("./problem.js").Problem} problem */
  warn({ code, values }) {
    this.#snapshot.notice("warning", `problem.${code}`, values);
  }

  /** @param {number} id */
  dismiss(id) {
    this.#snapshot.dismiss(id);
  }

  // What is chosen: see Choosing.

  /** Ends what the open room is asking for. */
  stopAsks() {
    this.#asks.stop();
  }

  /** @param {boolean} arranging whether the board is edited */
  arrange(arranging) {
    this.#set({ arranging, dialog: null });
  }

  /** Where steps back and forth lead from. */
  get #here() {
    return { choices: this.state.choices, audit: this.#audits.front };
  }

  undo() {
    return this.#stepTo(this.#history.undo(this.#here));
  }

  redo() {
    return this.#stepTo(this.#history.redo(this.#here));
  }

  /** A step into another audit brings that one's files along. @param {import("./store/audits.js").Step | undefined} step */
  async #stepTo(step) {
    if (!step) return;
    const left = this.#audits.back(step.audit);
    if (!left) return this.#adopt(step.choices);
    const { files, sample, restored } = left;
    this.#comparisons.clear();
    this.#set({ choices: step.choices, sample, restored, opened: null, merging: null, ...this.#history.flags });
    await this.#files.clear();
    await this.#files.add(files);
    await this.#filesChanged();
  }

  /** @param {Partial<Choices>} patch */
  choose(patch) {
    this.#history.push(this.#here);
    this.#adopt(deepFreeze({ ...this.state.choices, ...patch }));
  }

  /** Puts choices in force: files read otherwise are read again, then what hangs on them is computed. @param {Choices} choices */
  async #adopt(choices) {
    const alike = countAlike(this.state.choices, choices);
    this.#set({ choices, ...this.#history.flags });
    this.#keeper.soon();
    this.#comparisons.follow();
    if (alike) return this.#figures.refreshTiles();
    await this.#files.readAgain();
    await this.#figures.refresh();
  }

  /** Ends the engine, and its worker with it: nothing may be asked any more. */
  async close() {
    this.#keeper.end();
    this.#files.end();
    const engine = await this.#engine.catch(() => null);
    await engine?.close();
  }

  /** Keeps what was chosen, now: the page goes. */
  save() {
    this.#keeper.now();
  }

  // The audit: opened, begun afresh, erased.

  /** Opens what a file of ours holds: an audit, or a preset. @param {File} file */
  openAudit(file) {
    return this.#openings.open(file);
  }

  /** How many a rule finds, for the form that it is typed into.
   * @param {string} rule @param {(size: ReturnType<typeof sizeOf>) => void} answer */
  askSegment(rule, answer) {
    answer(this.#engine.then((engine) => sizeOf(engine, requestNow(this.state).settings, rule)));
  }

  /** An empty audit: no file, nothing chosen; undo brings back what was there. */
  async startAfresh() {
    await this.#leave(NO_CHOICES);
    await this.#filesChanged();
    this.#snapshot.notice("note", "notice.afresh");
  }

  /** The audit in front is put aside, with its files: undo brings it back. @param {Choices} choices those of the next */
  async #leave(choices) {
    this.#history.push(this.#here);
    this.#audits.leave();
    this.#comparisons.clear();
    const nothing = { opened: null, restored: null, merging: null, dialog: null, notices: [], sample: false };
    this.#set({ ...nothing, choices: deepFreeze(choices), ...this.#history.flags });
    await this.#files.clear();
  }

  /** Empties the page and what this browser keeps of it. */
  async eraseEverything() {
    this.#comparisons.clear();
    this.#history.clear();
    this.#audits.clear();
    this.#set({
      ...{
        choices: NO_CHOICES,
        opened: null,
        restored: null,
        merging: null,
        dialog: null,
        notices: [],
        theme: "system",
      },
      ...this.#history.flags,
    });
    await this.#clearFiles();
    const left = await this.#keeper.erase();
    if (left.length === 0) this.#snapshot.notice("note", "notice.erased");
    else this.#snapshot.notice("warning", "notice.not-erased", { n: left.length });
  }

  // Files.

  /** @param {Iterable<File>} files */
  async addFiles(files) {
    const others = await this.#openOurs([...files]);
    return this.#beside(others, () => this.#take(others));
  }

  /** Opens the audits among files. @param {File[]} files @returns {Promise<File[]>} the others */
  async #openOurs(files) {
    if (this.state.engine === "starting") await this.#engine.catch(() => {});
    for (const audit of files.filter((file) => isAuditName(file.name))) await this.openAudit(audit);
    return files.filter((file) => !isAuditName(file.name));
  }

  /** @param {File[]} files */
  async #take(files) {
    if (files.length > 0) this.#set({ restored: null });
    await this.#files.add(files);
    await this.#filesChanged();
  }

  /** Files that come while the sample is open: whether they are added to it is asked. @param {{ name: string }[]} files @param {() => Promise<void>} take */
  #beside(files, take) {
    if (files.length === 0 || !isSample(this.state)) return take();
    return this.#audits.ask("files", files, {
      fresh: () => this.#leave(NO_CHOICES).then(take),
      add: async () => {
        if (this.state.restored?.sample) await this.#addSample();
        await take();
      },
    });
  }

  /** @param {"fresh" | "add" | null} answer what becomes of the sample and one's own files */
  answerSample(answer) {
    return this.#audits.answer(answer);
  }

  /** Files that are read again whenever they change on disk. @param {FileSystemFileHandle[]} handles */
  async followFiles(handles) {
    const ours = handles.filter((handle) => isAuditName(handle.name));
    for (const handle of ours) await this.#follow([handle]);
    const others = handles.filter((handle) => !ours.includes(handle));
    if (others.length > 0) await this.#beside(others, () => this.#follow(others));
  }

  /** @param {FileSystemFileHandle[]} handles */
  async #follow(handles) {
    for (const handle of handles) {
      const file = await handle.getFile().catch(() => null);
      if (!file) {
        this.#snapshot.notice("warning", "notice.file-gone", { file: handle.name });
        continue;
      }
      this.#set({ restored: null });
      if (isAuditName(file.name)) await this.openAudit(file);
      else await this.#files.follow(handle, file);
    }
    await this.#filesChanged();
  }

  /** Reads again the files of the last visit, as far as the browser allows. */
  async takeUp() {
    if (this.state.restored?.sample) return this.trySample();
    await this.#takeUp({ ask: true });
  }

  /** @param {{ ask: boolean }} how */
  async #takeUp(how) {
    const { restored } = this.state;
    if (!restored || restored.sample) return;
    const handles = await this.#keeper.kept();
    const allowed = await readable(handles, how);
    if (allowed.length > 0) await this.followFiles(allowed);
    else if (handles.length > 0 && this.state.restored)
      this.#set({ restored: { ...restored, handles: handles.length } });
  }

  /** Opens the sample, an audit of its own: over other work, that is asked. */
  async trySample() {
    if (isSample(this.state)) return this.#addSample();
    if (hasWork(this.state))
      return this.#audits.ask("sample", [], { fresh: () => this.#openSample(), add: () => this.#addSample() });
    this.#set({ sample: true, choices: deepFreeze(await sampleChoices()) });
    await this.#addSample();
  }

  async #openSample() {
    await this.#leave(await sampleChoices());
    this.#set({ sample: true });
    await this.#addSample();
  }

  /** The sample's files that are not there yet, whatever is chosen. */
  async #addSample() {
    const sample = isSample(this.state);
    const there = sample ? this.state.files.map(({ name }) => name) : [];
    this.#set({ sample, restored: null });
    await this.#files.addComing(sampleFiles(there));
    await this.#filesChanged();
  }

  /** Where sheets were found is kept, but is no step of its own: undo takes no file away. @param {string} file @param {string[]} parts */
  #rememberParts(file, parts) {
    const { choices } = this.state;
    this.#set({ choices: deepFreeze({ ...choices, parts: withParts(choices, file, parts) }) });
    this.#keeper.soon();
  }

  /** @param {string[]} names */
  answerParts(names) {
    this.#files.answerParts(names);
  }

  /** @param {number} key */
  async chooseParts(key) {
    await this.#files.chooseParts(key);
    await this.#filesChanged();
  }

  /** @param {"replace" | "both" | "skip"} answer */
  answerDuplicate(answer) {
    this.#files.answer(answer);
  }

  /** @param {number} key @param {import("./direct-engine.js").SniffOptions} said */
  lookAs(key, said) {
    return this.#files.lookAs(key, said);
  }

  /** @param {number} key @param {Mapping | null} mapping */
  draftMapping(key, mapping) {
    this.#files.draft(key, mapping);
  }

  /** @param {number} key @param {Mapping} mapping @param {(shown: import("./elements/mapping-preview.js").Shown) => void} answer */
  async askPreview(key, mapping, answer) {
    answer(await this.#files.preview(key, mapping));
  }

  /**
   * @param {number} key
   * @param {string} secret what the pseudonyms are made with: never in the state
   * @param {(parts: Promise<string[]>) => void} answer
   */
  askPseudonyms(key, secret, answer) {
    answer(this.#files.pseudonymised(key, secret));
  }

  /** @param {number} key @param {Mapping} mapping @param {() => void} [refused] called when the file stays as it was */
  async applyMapping(key, mapping, refused) {
    const file = this.#snapshot.file(key);
    if (!file?.sniff) return;
    const frozen = deepFreeze(structuredClone(mapping));
    if (!(await this.#files.read(key, frozen))) return refused?.();
    this.#files.draft(key, null);
    this.#set({ dialog: null });
    this.choose({ mappings: withMapping(this.state.choices, file.label, file.sniff, frozen) });
  }

  /** @param {number} key */
  cancelFile(key) {
    this.#files.cancel(key);
  }

  /** @param {number} key */
  async removeFile(key) {
    await this.#files.remove(key);
    await this.#filesChanged();
  }

  /** The files at hand, as they came: a workbook once. @returns {File[]} */
  sources() {
    return this.#files.sources;
  }

  /** These files, and no others. @param {File[]} files */
  async useFiles(files) {
    const held = this.sources();
    for (const { key } of this.state.files) {
      const file = this.#files.origin(key);
      if (file && !files.includes(file)) await this.#files.remove(key);
    }
    await this.#take(await this.#openOurs(files.filter((file) => !held.includes(file))));
  }

  /** How figures went, for who shows them outside the board. @param {string[]} ids @param {(trends: ReturnType<typeof trendsOf>) => void} answer */
  askTrends(ids, answer) {
    const { choices, report, trends } = this.state;
    if (report) answer(this.#engine.then((engine) => trendsOf(engine, choices, report, ids.map(newTile), trends)));
  }

  /** All files go, and undo brings them back. What was chosen stays, but the sample goes as a whole. */
  async removeAll() {
    await this.#leave(this.state.sample ? NO_CHOICES : this.state.choices);
    await this.#filesChanged();
    this.#snapshot.notice("note", "notice.removed");
  }

  async #clearFiles() {
    this.#set({ sample: false });
    await this.#files.clear();
    await this.#filesChanged();
  }

  async #filesChanged() {
    this.#keeper.files();
    this.#comparisons.filesChanged();
    await this.#figures.refresh();
    await this.#files.digest();
    this.#figures.compareWithAudit();
  }

  /** Something is done to the two systems compared. @param {(comparisons: Comparisons) => void} act */
  comparing(act) {
    act(this.#comparisons);
  }

  /** Something is done to the maturity audit. @param {(maturities: Maturities) => void} act */
  maturing(act) {
    act(this.#maturities);
  }

  // Figures.

  /**
   * A page of the journeys: too many for the state, they go to whoever asked.
   * @param {import("./elements/table-rows.js").PageQuery} query
   * @param {(page: Promise<import("./generated/core.js").PathsPage>) => void} answer
   */
  askPaths(query, answer) {
    answer(this.#engine.then((engine) => pathsOf(engine, this.state.choices, this.state.report, query)));
  }

  /** The credit of each order by the model in front, without names. @param {(orders: ReturnType<typeof ordersOf>) => void} answer */
  askOrders(answer) {
    answer(this.#engine.then((engine) => ordersOf(engine, this.state)));
  }
}

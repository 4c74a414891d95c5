// @ts-check
/** Two systems compared: which two files, what is proposed, what is asked for, and what it comes to. */
import { asProblem, CANCELLED } from "../problem.js";
import { deepFreeze } from "./state.js";

/** @typedef {import("./snapshot.js").Snapshot} Snapshot */
/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./state.js").Compared} Compared */
/** @typedef {import("./state.js").ComparisonState} ComparisonState */
/** @typedef {import("./state.js").Plan} Plan */
/** @typedef {import("./state.js").ComparisonAnswer} ComparisonAnswer */
/** @typedef {import("../generated/core.js").ItemsRequest} ItemsRequest */
/** @typedef {"a" | "b"} Side */

/** @type {Side[]} */
const SIDES = ["a", "b"];

export class Comparisons {
  #snapshot;
  #engine;
  #files;
  #adopt;
  /** The files themselves: never part of a snapshot. @type {Record<Side, File | null>} */
  #held = { a: null, b: null };
  /** Of several that overlap, the last one counts. */
  #turn = 0;
  /** @type {AbortController | null} */
  #cancel = null;

  /**
   * @param {Snapshot} snapshot
   * @param {Promise<Engine>} engine
   * @param {Files} files
   * @param {(compared: Compared) => void} adopt makes a choice of what is compared
   */
  constructor(snapshot, engine, files, adopt) {
    this.#snapshot = snapshot;
    this.#engine = engine;
    this.#files = files;
    this.#adopt = adopt;
  }

  get #state() {
    return this.#snapshot.state.comparison;
  }

  /** @param {Partial<ComparisonState>} patch */
  #set(patch) {
    this.#snapshot.set({ comparison: deepFreeze({ ...this.#state, ...patch }) });
  }

  /** A file of the page is one of the two. @param {Side} side @param {number | null} key */
  async choose(side, key) {
    const file = key === null ? null : this.#files.source(key);
    await this.#take(side, file, key, key === null ? "" : (this.#snapshot.file(key)?.label ?? ""));
  }

  /** A file that is compared and nothing else. @param {Side} side @param {File} file */
  async drop(side, file) {
    const [opened] = await this.#files.open(file);
    if (!opened) return;
    if (opened.problem) return this.#set({ problem: opened.problem });
    await this.#take(side, opened.file, null, opened.file.name);
  }

  /** @param {Side} side @param {File | null} file @param {number | null} key @param {string} name */
  async #take(side, file, key, name) {
    this.#held[side] = file;
    const none = { proposal: null, draft: null, answer: null, problem: null, progress: null };
    this.#stop();
    this.#set({ [side]: file ? { name, key } : null, ...none, status: "idle" });
    await this.#look();
  }

  #stop() {
    this.#turn += 1;
    this.#cancel?.abort();
    this.#cancel = null;
  }

  /** What could be compared; what was chosen for these two files before is taken up. */
  async #look() {
    const { a, b } = this.#held;
    const names = this.#state;
    if (!a || !b || !names.a || !names.b) return;
    const turn = this.#turn;
    this.#set({ status: "looking" });
    const { comparison, filters } = this.#snapshot.state.choices;
    const isKnown = comparison?.a === names.a.name && comparison.b === names.b.name;
    const sources = { a: this.#written("a"), b: this.#written("b") };
    const start = isKnown ? comparison.plan : { zone: filters.zone };
    const engine = await this.#engine;
    const proposal = await engine
      .proposeComparison(a, b, { ...start, ...sources })
      .catch((/** @type {unknown} */ thrown) => asProblem(thrown));
    if (turn !== this.#turn) return;
    if (proposal instanceof Error) return this.#set({ status: "idle", problem: proposal });
    this.#set({ status: "ready", proposal, draft: /** @type {Plan} */ (proposal.plan) });
  }

  /** How a file of the page is written, where its mapping says so. @param {Side} side */
  #written(side) {
    const key = this.#state[side]?.key;
    const mapping = key == null ? null : this.#snapshot.file(key)?.mapping;
    const { delimiter = null, encoding = null, zone = null } = mapping ?? {};
    return { delimiter, encoding, zone };
  }

  /** @param {Plan} draft */
  draft(draft) {
    this.#set({ draft: structuredClone(draft), problem: null });
  }

  /** What the files hold: its columns and tolerances are proposed anew, the key stays. @param {Plan["object"]} object */
  async about(object) {
    const { a, b } = this.#held;
    const { draft } = this.#state;
    if (!a || !b || !draft) return;
    const turn = this.#turn;
    const engine = await this.#engine;
    const asked = { ...structuredClone(draft), object, fields: [] };
    const proposal = await engine
      .proposeComparison(a, b, asked)
      .catch((/** @type {unknown} */ thrown) => asProblem(thrown));
    if (turn !== this.#turn) return;
    if (proposal instanceof Error) return this.#set({ problem: proposal });
    this.#set({ proposal, draft: /** @type {Plan} */ (proposal.plan), problem: null });
  }

  /** The draft becomes what is compared. */
  apply() {
    const { a, b, draft } = this.#state;
    if (!a || !b || !draft) return;
    const wanted = { a: a.name, b: b.name, plan: structuredClone(draft) };
    // What was cancelled or failed is no new choice.
    if (JSON.stringify(wanted) === JSON.stringify(this.#snapshot.state.choices.comparison))
      this.follow({ again: true });
    else this.#adopt(deepFreeze(wanted));
  }

  cancel() {
    this.#cancel?.abort();
  }

  /** The engine was started anew: what it had compared is gone. */
  restarted() {
    if (this.#state.status === "done") this.follow({ again: true });
  }

  /** Compares what is chosen; what was compared, given up or refused before, only on demand. */
  async follow({ again = false } = {}) {
    const { comparison } = this.#snapshot.state.choices;
    if (!comparison) {
      this.#stop();
      const { proposal } = this.#state;
      return this.#set({ answer: null, progress: null, ran: "", status: proposal ? "ready" : "idle" });
    }
    if (!again && JSON.stringify(comparison) === this.#state.ran) return;
    if (!this.#reach("a", comparison.a) || !this.#reach("b", comparison.b))
      return this.#set({ answer: null, ran: "", status: this.#state.proposal ? "ready" : "idle" });
    if (!this.#state.proposal) await this.#look();
    await this.#run(comparison);
  }

  /** Whether the file of a name is at hand, as the one it was or among those of the page. @param {Side} side @param {string} name */
  #reach(side, name) {
    if (this.#held[side] && this.#state[side]?.name === name) return true;
    const found = this.#snapshot.state.files.find(({ label }) => label === name);
    const file = found ? this.#files.source(found.key) : null;
    if (!found || !file) return false;
    this.#held[side] = file;
    this.#set({ [side]: { name, key: found.key }, proposal: null, draft: null });
    return true;
  }

  /** @param {Compared} comparison */
  async #run(comparison) {
    const { a, b } = this.#held;
    if (!a || !b) return;
    this.#stop();
    const turn = this.#turn;
    const cancel = new AbortController();
    this.#cancel = cancel;
    const startedAt = performance.now();
    const total = a.size + b.size;
    const progress = { bytes: 0, total, rows: 0, rate: 0 };
    const draft = structuredClone(comparison.plan);
    const ran = JSON.stringify(comparison);
    this.#set({ status: "running", problem: null, answer: null, draft, progress, ran });
    try {
      const engine = await this.#engine;
      const answer = /** @type {ComparisonAnswer} */ (
        await engine.compare(a, b, comparison.plan, {
          signal: cancel.signal,
          onProgress: (now) => {
            const seconds = (performance.now() - startedAt) / 1000;
            const rate = seconds > 0 ? now.bytes / seconds : 0;
            if (turn === this.#turn && this.#state.status === "running") this.#set({ progress: { ...now, rate } });
          },
        })
      );
      if (turn !== this.#turn) return;
      this.#set({ status: "done", answer, progress: null });
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (turn !== this.#turn) return;
      const told = problem.code === CANCELLED ? null : problem;
      this.#set({ status: told ? "failed" : "ready", problem: told, progress: null });
    }
  }

  /** Files came or went: what was chosen for them may be compared now. */
  async filesChanged() {
    const gone = SIDES.filter((side) => {
      const key = this.#state[side]?.key ?? null;
      return key !== null && !this.#snapshot.file(key);
    });
    for (const side of gone) await this.choose(side, null);
    for (const side of SIDES) {
      const key = this.#state[side]?.key ?? null;
      const file = key === null ? null : this.#files.source(key);
      // A followed file is another one once it was changed.
      if (file && file !== this.#held[side]) {
        this.#held[side] = file;
        this.#set({ ran: "" });
      }
    }
    const { comparison } = this.#snapshot.state.choices;
    if (comparison && this.#state.ran === "" && gone.length === 0) await this.follow();
  }

  clear() {
    this.#stop();
    this.#held = { a: null, b: null };
    this.#set({
      ...{ a: null, b: null, status: "idle", proposal: null, draft: null },
      ...{ answer: null, problem: null, progress: null, ran: "" },
    });
  }

  /** @param {Partial<ItemsRequest>} request */
  async items(request) {
    return (await this.#engine).comparisonItems(request);
  }

  /** All that differs, as text. */
  async csv() {
    return (await this.#engine).comparisonCsv({ sort: "key", descending: false });
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What was chosen, read back with suspicion: what the plan may say is for the engine to judge. @param {unknown} stored @returns {Compared | null} */
export function readCompared(stored) {
  if (!isRecord(stored) || typeof stored.a !== "string" || typeof stored.b !== "string") return null;
  const { plan } = stored;
  const fits = isRecord(plan) && Array.isArray(plan.key) && Array.isArray(plan.fields);
  const pairs = fits ? [...plan.key, ...plan.fields] : [];
  const whole = pairs.every((pair) => isRecord(pair) && typeof pair.a === "string" && typeof pair.b === "string");
  return fits && whole ? { a: stored.a, b: stored.b, plan: /** @type {any} */ (plan) } : null;
}

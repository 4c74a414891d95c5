// @ts-check
/** The engine in a worker made from a blob, with the same interface as the direct one. */
import workerSource from "./generated/worker-source.js";
import { kindOf } from "./packed/contents.js";
import { revived } from "./packed/part.js";
import { cancelled, Problem, STOPPED, stopped } from "./problem.js";
import { WorkerQuestions } from "./worker-questions.js";

/** @typedef {import("./direct-engine.js").FileLike} FileLike */
/** @typedef {import("./direct-engine.js").LoadOptions} LoadOptions */
/** @typedef {import("./direct-engine.js").Progress} Progress */
/** @typedef {import("./generated/core.js").Mapping} Mapping */
/** @typedef {{ id: number, method: string, args: any[] }} Call */
/** @typedef {{ resolve(value: any): void, reject(problem: Problem): void, onProgress?: (p: Progress) => void }} Waiting */
/** @typedef {{ file: File, mapping: Mapping, options: LoadOptions, inner: number }} Held */

/** A page that enforces Trusted Types takes a worker's address only from a policy. */
const policy = /** @type {{ trustedTypes?: any }} */ (globalThis).trustedTypes?.createPolicy("omnimeter-worker", {
  createScriptURL: (/** @type {string} */ url) => url,
});

function startWorker() {
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  try {
    return new Worker(policy ? policy.createScriptURL(url) : url);
  } finally {
    // The worker has its own hold on the blob from here on.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

/**
 * The engine behind a worker. When the worker stops, a new one is started and the files it held are loaded
 * again under the same ids; `onRestart` says so.
 */
export class WorkerEngine extends WorkerQuestions {
  /** @type {Worker} */
  #worker;
  #wasm;
  #loadModule;
  /** Whether the worker has the spreadsheet module. */
  #hasModule = false;
  #calls = 0;
  #ids = 0;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  /** The loaded files by the id the page knows.
   * @type {Map<number, Held>} */
  #held = new Map();
  /** Set while a new worker gets its files back: calls wait for it.
   * @type {Promise<void> | null} */
  #restarting = null;
  #starting = false;
  /** Why no worker starts any more.
   * @type {Problem | null} */
  #dead = null;

  /** Called after a restart, with what could not be loaded again.
   * @type {((event: { problem: Problem, lost: string[] }) => void) | null} */
  onRestart = null;

  /** @param {Promise<WebAssembly.Module>} wasm @param {import("./packed/contents.js").LoadModule} loadModule */
  constructor(wasm, loadModule) {
    super();
    this.#wasm = wasm;
    this.#loadModule = loadModule;
    this.#worker = this.#listen(startWorker());
  }

  /**
   * The worker starts while the wasm still comes. It is compiled here, without holding anything up, and once for all
   * workers that may follow.
   * @param {BufferSource | Promise<BufferSource>} bytes
   * @param {import("./packed/contents.js").LoadModule} loadModule
   */
  static async start(bytes, loadModule) {
    const wasm = Promise.resolve(bytes).then((all) => WebAssembly.compile(all));
    const engine = new WorkerEngine(wasm, loadModule);
    await engine.#begin();
    return engine;
  }

  async #begin() {
    this.#starting = true;
    try {
      await this.#send("start", [await this.#wasm]);
    } catch (thrown) {
      this.#worker.terminate();
      throw thrown;
    } finally {
      this.#starting = false;
    }
  }

  /** Lets the browser compile what reads a file while nobody waits for it. @returns {Promise<void>} */
  warmUp() {
    return this.ask("warmUp");
  }

  /** @param {Worker} worker */
  #listen(worker) {
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#restart(stopped(event.message));
    };
    worker.onmessageerror = () => this.#restart(stopped("a message was lost"));
    return worker;
  }

  /** @param {any} data */
  #receive({ id, value, problem, progress }) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (progress) return waiting.onProgress?.(progress);
    this.#waiting.delete(id);
    if (!problem) return waiting.resolve(value);
    const failure = new Problem(problem);
    waiting.reject(failure);
    if (failure.code === STOPPED) this.#restart(failure);
  }

  /**
   * @param {string} method
   * @param {any[]} args
   * @param {{ onProgress?: (p: Progress) => void, signal?: AbortSignal, file?: string }} [options]
   * @returns {Promise<any>}
   */
  #send(method, args, { onProgress, signal, file = "" } = {}) {
    if (signal?.aborted) return Promise.reject(cancelled(file));
    if (this.#dead) return Promise.reject(this.#dead);
    const id = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      signal?.addEventListener("abort", () => this.#worker.postMessage({ id: -1, method: "cancel", args: [id] }), {
        once: true,
      });
      this.#worker.postMessage({ id, method, args });
    });
  }

  /** @param {Problem} problem */
  #restart(problem) {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(problem);
    this.#waiting.clear();
    // What does not even start will not start the next time: the policy of the page forbids it, or memory is short.
    if (this.#starting) {
      this.#dead = problem;
      return;
    }
    this.#worker = this.#listen(startWorker());
    this.#hasModule = false;
    this.#restarting = this.#reload().then((lost) => {
      this.#restarting = null;
      this.onRestart?.({ problem, lost });
    });
  }

  /** Loads again what the stopped worker held; gives the names of what is lost. */
  async #reload() {
    const lost = [];
    try {
      await this.#begin();
    } catch {
      return [...this.#held.values()].map(({ file }) => file.name);
    }
    for (const [id, held] of this.#held) {
      try {
        held.inner = await this.#send("load", [held.file, held.mapping, held.options]);
      } catch {
        this.#held.delete(id);
        lost.push(held.file.name);
      }
    }
    return lost;
  }

  /**
   * A call that waits for a restart to end.
   * @param {string} method
   * @param {any[]} args
   */
  async ask(method, ...args) {
    await this.#restarting;
    return this.#send(method, args);
  }

  /**
   * A call about what is inside a file, for which the worker may need the spreadsheet module.
   * @param {string} method
   * @param {FileLike} file
   * @param {any[]} args
   */
  async #inside(method, file, ...args) {
    await this.#restarting;
    if (!this.#hasModule && (await kindOf(file)) === "workbook") {
      await this.#send("spreadsheet", [await this.#loadModule()]);
      this.#hasModule = true;
    }
    return this.#send(method, [file, ...args]);
  }

  /**
   * @param {FileLike} file
   * @returns {Promise<import("./packed/contents.js").Contents>}
   */
  contents(file) {
    return this.#inside("contents", file);
  }

  /**
   * @param {FileLike} file
   * @param {string | null} [name]
   * @returns {Promise<FileLike>}
   */
  async part(file, name = null) {
    return revived(await this.#inside("part", file, name));
  }

  /** @returns {Promise<string>} */
  version() {
    return this.ask("version");
  }

  /**
   * @param {FileLike} file
   * @param {import("./direct-engine.js").SniffOptions} [options]
   * @returns {Promise<import("./generated/core.js").Sniff>}
   */
  sniff(file, options = {}) {
    return this.ask("sniff", file, options);
  }

  /**
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {{ zone?: string }} [options]
   * @returns {Promise<import("./generated/core.js").Preview>}
   */
  preview(file, mapping, options = {}) {
    return this.ask("preview", file, mapping, options);
  }

  /**
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {LoadOptions} [options]
   * @returns {Promise<number>}
   */
  async load(file, mapping, { onProgress, signal, replaces, ...options } = {}) {
    await this.#restarting;
    const old = replaces == null ? undefined : this.#held.get(replaces);
    const sent = { ...options, replaces: old?.inner };
    const inner = await this.#send("load", [file, mapping, sent], { onProgress, signal, file: file.name });
    // A file that takes the place of another keeps its id.
    const id = replaces != null && old ? replaces : this.#ids++;
    this.#held.set(id, { file: /** @type {File} */ (file), mapping, options, inner });
    return id;
  }

  /**
   * @param {FileLike} file
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<string>}
   */
  async digest(file, { signal } = {}) {
    await this.#restarting;
    return this.#send("digest", [file], { signal, file: file.name });
  }

  /** @param {number} id */
  async remove(id) {
    const held = this.#held.get(id);
    this.#held.delete(id);
    await this.ask("remove", held?.inner ?? -1);
  }

  async clear() {
    this.#held.clear();
    await this.ask("clear");
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Report>}
   */
  async report(request = {}) {
    const report = await this.ask("report", request);
    for (const input of report.inputs) input.id = this.#outer(input.id);
    return report;
  }

  /** @param {number} inner */
  #outer(inner) {
    for (const [id, held] of this.#held) if (held.inner === inner) return id;
    return inner;
  }

  /**
   * Beside the models: intervals, folds held out, disagreement, fitness, sweeps, segments, money.
   * @param {Partial<import("./generated/core.js").StudyRequest>} [request]
   * @param {import("./attribution-study.js").StudyOptions} [options]
   * @returns {Promise<import("./generated/core.js").StudyReport>}
   */
  async attributionStudy(request = {}, options = {}) {
    await this.#restarting;
    return this.#send("attributionStudy", [request], options);
  }

  /**
   * A file with pseudonyms in the place of persons, of the columns that its mapping names, in pieces of text.
   * @param {FileLike} file
   * @param {import("./generated/core.js").Mapping} mapping
   * @param {{ key: string, country?: string }} options
   * @returns {Promise<string[]>}
   */
  pseudonymised(file, mapping, options) {
    return this.#inside("pseudonymised", file, mapping, options);
  }

  /**
   * @param {FileLike} a
   * @param {FileLike} b
   * @param {Partial<import("./generated/core.js").ComparisonPlan>} [plan]
   * @param {{ onProgress?: (progress: Progress) => void, signal?: AbortSignal }} [options]
   * @returns {Promise<import("./generated/core.js").ComparisonReport>}
   */
  async compare(a, b, plan = {}, { onProgress, signal } = {}) {
    await this.#restarting;
    return this.#send("compare", [a, b, plan], { onProgress, signal, file: a.name });
  }

  /** Stops the engine on purpose, so that a host can rehearse what it does then. */
  async fireDrill() {
    await this.ask("fireDrill");
  }

  /** Ends the worker, which gives all its memory back. */
  async close() {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(stopped("closed"));
    this.#waiting.clear();
    this.#held.clear();
  }
}

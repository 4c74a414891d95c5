// @ts-check
/** The engine in a worker made from a blob, with the same interface as the direct one. */
import workerSource from "./generated/worker-source.js";
import { kindOf } from "./packed/contents.js";
import { revived } from "./packed/part.js";
import { cancelled, Problem, STOPPED, stopped } from "./problem.js";

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
export class WorkerEngine {
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
  async #call(method, ...args) {
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
    return this.#call("version");
  }

  /**
   * @param {FileLike} file
   * @param {import("./direct-engine.js").SniffOptions} [options]
   * @returns {Promise<import("./generated/core.js").Sniff>}
   */
  sniff(file, options = {}) {
    return this.#call("sniff", file, options);
  }

  /**
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {{ zone?: string }} [options]
   * @returns {Promise<import("./generated/core.js").Preview>}
   */
  preview(file, mapping, options = {}) {
    return this.#call("preview", file, mapping, options);
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
    await this.#call("remove", held?.inner ?? -1);
  }

  async clear() {
    this.#held.clear();
    await this.#call("clear");
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Report>}
   */
  async report(request = {}) {
    const report = await this.#call("report", request);
    for (const input of report.inputs) input.id = this.#outer(input.id);
    return report;
  }

  /** @param {number} inner */
  #outer(inner) {
    for (const [id, held] of this.#held) if (held.inner === inner) return id;
    return inner;
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} request
   * @param {"json" | "csv" | "md"} format
   * @param {"fr" | "en"} [language]
   * @returns {Promise<string>}
   */
  export(request, format, language = "en") {
    return this.#call("export", request, format, language);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").AttributionReport>}
   */
  attribution(request = {}) {
    return this.#call("attribution", request);
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
   * @param {Partial<import("./generated/core.js").PathsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").PathsPage>}
   */
  pathsPage(request = {}) {
    return this.#call("pathsPage", request);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Figures>}
   */
  figures(request = {}, only = []) {
    return this.#call("figures", request, only);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {import("./generated/core.js").TrendStep} [step]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Trend[]>}
   */
  trend(request = {}, step = "month", only = []) {
    return this.#call("trend", request, step, only);
  }

  /**
   * Customers by when they first bought.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Cohorts>}
   */
  cohorts(request = {}) {
    return this.#call("cohorts", request);
  }

  /**
   * Customers by recency, frequency and revenue.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Rfm>}
   */
  rfm(request = {}) {
    return this.#call("rfm", request);
  }

  /**
   * What customers will be worth, with the check that comes before.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Clv>}
   */
  clv(request = {}) {
    return this.#call("clv", request);
  }

  /**
   * Segments: size, weight, suggested actions, and what the data proposes.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Segments>}
   */
  segments(request = {}) {
    return this.#call("segments", request);
  }

  /**
   * Two segments, KPI by KPI.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} request
   * @returns {Promise<import("./generated/core.js").SegmentComparison>}
   */
  compareSegments(request) {
    return this.#call("compareSegments", request);
  }

  /**
   * The maturity model in force.
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  maturityModel() {
    return this.#call("maturityModel");
  }

  /**
   * Puts a maturity model of the user's (YAML or JSON) in force; without a text the product's own.
   * @param {string | null} [text]
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  useMaturityModel(text = null) {
    return this.#call("useMaturityModel", text);
  }

  /**
   * A maturity audit scored, and held against the loaded files.
   * @param {Partial<import("./generated/core.js").MaturityRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Maturity>}
   */
  maturity(request = {}) {
    return this.#call("maturity", request);
  }

  /**
   * Targets as they are written, held against the figures: read, checked, and how far they have come.
   * @param {Partial<import("./generated/core.js").TargetRequest>} request
   * @returns {Promise<import("./generated/core.js").TargetReport[]>}
   */
  targets(request) {
    return this.#call("targets", request);
  }

  /**
   * What the events tell of the customer journey.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyReport>}
   */
  journey(request = {}) {
    return this.#call("journey", request);
  }

  /**
   * The figures of each phase on each channel.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyGrid>}
   */
  journeyGrid(request = {}) {
    return this.#call("journeyGrid", request);
  }

  /**
   * What comes before and after a point of contact.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} request
   * @returns {Promise<import("./generated/core.js").Ways>}
   */
  journeyWays(request) {
    return this.#call("journeyWays", request);
  }

  /**
   * A business case worked out, its amounts tied to the figures where they are.
   * @param {Partial<import("./generated/core.js").CaseRequest>} request
   * @returns {Promise<import("./generated/core.js").CaseAnswer>}
   */
  businessCase(request) {
    return this.#call("businessCase", request);
  }

  /**
   * The result of all channels: revenue by three readings, costs, and what is left.
   * @param {Partial<import("./generated/core.js").ResultRequest>} request
   * @returns {Promise<import("./generated/core.js").ChannelResult>}
   */
  channelResult(request) {
    return this.#call("channelResult", request);
  }

  /**
   * What revenue does with spend, channel by channel, and budgets by it.
   * @param {Partial<import("./generated/core.js").BudgetRequest>} request
   * @returns {Promise<import("./generated/core.js").BudgetReport>}
   */
  channelBudget(request) {
    return this.#call("channelBudget", request);
  }

  /**
   * What allocation keys credit each channel and store with.
   * @param {Partial<import("./generated/core.js").KeysRequest>} request
   * @returns {Promise<import("./generated/core.js").KeysReport>}
   */
  allocationKeys(request) {
    return this.#call("allocationKeys", request);
  }

  /**
   * A KPI over time taken apart: trend, season, new levels, steps far off.
   * @param {Partial<import("./generated/core.js").SeasonRequest>} request
   * @returns {Promise<import("./generated/core.js").Season>}
   */
  season(request) {
    return this.#call("season", request);
  }

  /**
   * A table of channels as somebody wrote it: which return each stated number is; the total last.
   * @param {import("./generated/core.js").StatedLine[]} lines
   * @returns {Promise<import("./generated/core.js").CheckedLine[]>}
   */
  checkTable(lines) {
    return this.#call("checkTable", lines);
  }

  /**
   * What an experiment came to: its variants against the control.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Reading>}
   */
  experiment(request = {}) {
    return this.#call("experiment", request);
  }

  /**
   * How large a test must be, how long it takes, and what it can see; no file is needed.
   * @param {Partial<import("./generated/core.js").PlanRequest>} request
   * @returns {Promise<import("./generated/core.js").Plan>}
   */
  planTest(request) {
    return this.#call("planTest", request);
  }

  /**
   * What customers say: scores, feedback of three kinds by phase, themes, and whether the unhappy were spoken to.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Voice>}
   */
  voice(request = {}) {
    return this.#call("voice", request);
  }

  /**
   * How customers are served: waits, what is solved, changes of channel.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Service>}
   */
  service(request = {}) {
    return this.#call("service", request);
  }

  /**
   * KPIs by channel, segment, store, campaign, phase or step of time.
   * @param {Partial<import("./generated/core.js").BreakdownRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Breakdown>}
   */
  breakdown(request = {}) {
    return this.#call("breakdown", request);
  }

  /**
   * The ways between shop and screen: what is handed over and given back where, what follows a collection, and what
   * each channel cost by kind.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Bridges>}
   */
  bridges(request = {}) {
    return this.#call("bridges", request);
  }

  /**
   * KPIs under each of their definitions: those of `only`, or all that have several.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Swing[]>}
   */
  swing(request = {}, only = []) {
    return this.#call("swing", request, only);
  }

  /**
   * What is worth a look in the files: how much of each column is filled, what seems doubled, far out, missing or
   * broken.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Quality>}
   */
  quality(request = {}) {
    return this.#call("quality", request);
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
   * What could be compared of two exports of the same things.
   * @param {FileLike} a
   * @param {FileLike} b
   * @param {Partial<import("./generated/core.js").ComparisonPlan>} [plan]
   * @returns {Promise<import("./generated/core.js").ComparisonProposal>}
   */
  proposeComparison(a, b, plan = {}) {
    return this.#call("proposeComparison", a, b, plan);
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

  /**
   * @param {Partial<import("./generated/core.js").ItemsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").ItemsPage>}
   */
  comparisonItems(request = {}) {
    return this.#call("comparisonItems", request);
  }

  /**
   * @param {Partial<import("./generated/core.js").ItemsRequest>} [request]
   * @returns {Promise<string>}
   */
  comparisonCsv(request = {}) {
    return this.#call("comparisonCsv", request);
  }

  /** @returns {Promise<import("./generated/core.js").Catalogue>} */
  catalogue() {
    return this.#call("catalogue");
  }

  /** @returns {Promise<string>} */
  catalogueMarkdown() {
    return this.#call("catalogueMarkdown");
  }

  /** Stops the engine on purpose, so that a host can rehearse what it does then. */
  async fireDrill() {
    await this.#call("fireDrill");
  }

  /** Ends the worker, which gives all its memory back. */
  async close() {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(stopped("closed"));
    this.#waiting.clear();
    this.#held.clear();
  }
}

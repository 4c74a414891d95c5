// @ts-check
/** The engine in this thread: files in, figures out. The only module that talks to the wasm glue. */

import { attributionStudy } from "./attribution-study.js";
import { byteReader } from "./byte-reader.js";
import { comparisonCsv } from "./comparison-csv.js";
import {
  Comparing,
  checkTable,
  Digest,
  fire_drill,
  Grid,
  Heads,
  initSync,
  pseudonyms,
  TypedGrid,
  version,
  Workbench,
} from "./generated/core.js";
import { contentsOf, partOf } from "./packed/contents.js";
import { pause } from "./pause.js";
import { asProblem, cancelled, Problem, STOPPED } from "./problem.js";
import { pseudonymising } from "./pseudonymised.js";

/** @typedef {import("./generated/core.js").Mapping} Mapping */
/** @typedef {import("./generated/core.js").Sniff} Sniff */
/** @typedef {import("./generated/core.js").Preview} Preview */
/** @typedef {import("./generated/core.js").PathsRequest} PathsRequest */
/** @typedef {import("./generated/core.js").PathsPage} PathsPage */
/** @typedef {import("./generated/core.js").Report} Report */
/** @typedef {import("./generated/core.js").ReportRequest} ReportRequest */
/** @typedef {import("./generated/core.js").AttributionReport} AttributionReport */
/** @typedef {import("./generated/core.js").Catalogue} Catalogue */
/** @typedef {import("./generated/core.js").ComparisonPlan} ComparisonPlan */
/** @typedef {import("./generated/core.js").ComparisonProposal} ComparisonProposal */
/** @typedef {import("./generated/core.js").ComparisonReport} Comparison */
/** @typedef {import("./generated/core.js").ItemsRequest} ItemsRequest */
/** @typedef {import("./generated/core.js").ItemsPage} ItemsPage */

/**
 * What the engine needs of a file: a `File` of the browser has it all.
 * @typedef {{ name: string, size: number,
 *   slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> },
 *   stream(): ReadableStream<Uint8Array> }} FileLike
 */

/** @typedef {{ table?: string, delimiter?: string, encoding?: string }} SniffOptions */
/** @typedef {{ bytes: number, total: number, rows: number }} Progress */

/**
 * @typedef {{ zone?: string, digest?: boolean, replaces?: number | null,
 *   onProgress?: (progress: Progress) => void, signal?: AbortSignal }} LoadOptions
 */

/** As much as the core looks at before a file is loaded. */
const SAMPLE_BYTES = 256 << 10;
/** Longer calls would stay in the browser's slow compiler. */
const PUSH_BYTES = 128 << 10;
/** Milliseconds between two reports of progress. */
const PROGRESS_PAUSE = 50;
const ZONE = "Europe/Paris";

/**
 * What is wished for, as names each with its value.
 * @param {object} wish
 */
const words = (wish) =>
  Object.entries(wish).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));

/**
 * Runs a call of the core and turns what it throws into a Problem.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function guarded(call) {
  try {
    return call();
  } catch (thrown) {
    throw asProblem(thrown);
  }
}

/** @param {FileLike} file */
async function sampleOf(file) {
  try {
    const sample = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
    return { sample, whole: file.size <= SAMPLE_BYTES };
  } catch (thrown) {
    throw thrown instanceof Problem ? thrown : unreadable(file);
  }
}

/** @param {FileLike} file */
function unreadable(file) {
  return new Problem({
    code: "unreadable-file",
    message: "the file cannot be read any more",
    file: file.name,
    hint: "It may have been moved, changed or closed: choose it again.",
  });
}

/**
 * The bytes of a file in pieces that the core takes at one go. A piece is good until the next one is asked for.
 * @param {FileLike} file
 * @param {AbortSignal | undefined} signal
 */
async function* pieces(file, signal) {
  const reader = byteReader(file.stream());
  try {
    let next = reader.read();
    for (;;) {
      if (signal?.aborted) throw cancelled(file.name);
      const { done, value } = await next.catch((thrown) => {
        throw thrown instanceof Problem ? thrown : unreadable(file);
      });
      if (done || !value) return;
      // The next bytes come while these are read.
      next = reader.read();
      // Of a load that is given up, nobody asks any more.
      next.catch(() => {});
      for (let at = 0; at < value.length && !signal?.aborted; at += PUSH_BYTES)
        yield value.subarray(at, at + PUSH_BYTES);
      reader.take(value);
    }
  } finally {
    reader.cancel();
  }
}

/**
 * The heads of two files to be compared.
 * @param {FileLike} a
 * @param {FileLike} b
 * @param {Partial<ComparisonPlan>} plan
 */
async function headsOf(a, b, plan) {
  const samples = [await sampleOf(a), await sampleOf(b)];
  const heads = guarded(() => new Heads(plan));
  for (const [which, file] of [a, b].entries())
    guarded(() => heads.look(file.name, samples[which].sample, samples[which].whole));
  return heads;
}

/** The engine in the thread that holds it. */
export class DirectEngine {
  #bench = new Workbench();
  #loadModule;
  /** The last comparison, for the pages that are asked of it. @type {Comparing | null} */
  #compared = null;

  /** @param {import("./packed/contents.js").LoadModule} [loadModule] what gives the bytes of the spreadsheet module */
  constructor(loadModule = async () => new Uint8Array()) {
    this.#loadModule = loadModule;
  }

  /**
   * Starts the engine. The wasm is compiled once a thread.
   * @param {BufferSource | WebAssembly.Module} wasm
   * @param {import("./packed/contents.js").LoadModule} [loadModule] called when the first workbook is opened
   */
  static start(wasm, loadModule) {
    initSync({ module: wasm });
    return new DirectEngine(loadModule);
  }

  /**
   * What is inside a file: the sheets of a workbook, the tables of an archive. A plain file has no parts.
   * @param {FileLike} file
   * @returns {Promise<import("./packed/contents.js").Contents>}
   */
  async contents(file) {
    return contentsOf(file, this.#loadModule);
  }

  /**
   * A part of a file as a file of its own, to be looked at and loaded. A plain file is itself.
   * @param {FileLike} file
   * @param {string | null} [name] needed where there are several
   * @returns {Promise<FileLike>}
   */
  async part(file, name = null) {
    return partOf(file, name, this.#loadModule);
  }

  /** The version of the engine. */
  async version() {
    return version();
  }

  /**
   * Looks at the head of a file and proposes how to read it.
   * @param {FileLike} file
   * @param {SniffOptions} [options] what the user knows of it
   * @returns {Promise<Sniff>}
   */
  async sniff(file, { table, delimiter, encoding } = {}) {
    const { sample, whole } = await sampleOf(file);
    return guarded(() => this.#bench.sniff(file.name, sample, whole, table, delimiter, encoding));
  }

  /**
   * What a mapping makes of the first rows of a file.
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {{ zone?: string }} [options] the zone of times that state no offset, where the mapping names none
   * @returns {Promise<Preview>}
   */
  async preview(file, mapping, { zone = ZONE } = {}) {
    const { sample, whole } = await sampleOf(file);
    return guarded(() => this.#bench.preview(file.name, sample, whole, mapping, zone));
  }

  /**
   * Loads a file by a mapping and gives its id. Nothing is kept of a load that fails or is cancelled.
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {LoadOptions} [options]
   * @returns {Promise<number>}
   */
  async load(file, mapping, { zone = ZONE, digest = false, replaces, onProgress, signal } = {}) {
    const { sample, whole } = await sampleOf(file);
    const load = guarded(() => this.#bench.begin(file.name, sample, whole, mapping, zone, digest));
    try {
      let [bytes, rows, told] = [0, 0, 0];
      for await (const piece of pieces(file, signal)) {
        rows = guarded(() => this.#bench.push(load, piece));
        bytes += piece.length;
        if (onProgress && Date.now() - told >= PROGRESS_PAUSE) {
          told = Date.now();
          onProgress({ bytes, total: file.size, rows });
          await pause();
        }
      }
      const id = guarded(() => this.#bench.finish(load, replaces ?? undefined));
      onProgress?.({ bytes, total: file.size, rows });
      return id;
    } catch (thrown) {
      const problem = asProblem(thrown);
      const { code } = problem;
      if (code === "cancelled" || code === "unreadable-file" || code.startsWith("packed-"))
        guarded(() => this.#bench.cancel(load));
      throw problem;
    }
  }

  /**
   * The SHA-256 of a file as 64 hexadecimal digits, in a pass of its own that other calls may come between.
   * @param {FileLike} file
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<string>}
   */
  async digest(file, { signal } = {}) {
    const digest = new Digest();
    try {
      let told = Date.now();
      for await (const piece of pieces(file, signal)) {
        guarded(() => digest.push(piece));
        if (Date.now() - told < PROGRESS_PAUSE) continue;
        told = Date.now();
        await pause();
      }
      return guarded(() => digest.finish());
    } catch (thrown) {
      digest.free();
      throw asProblem(thrown);
    }
  }

  /** @param {number} id */
  async remove(id) {
    guarded(() => this.#bench.remove(id));
  }

  /** Forgets every file. */
  async clear() {
    guarded(() => this.#bench.clear());
  }

  /**
   * Everything the loaded files come to.
   * @param {Partial<ReportRequest>} [request]
   * @returns {Promise<Report>}
   */
  async report(request = {}) {
    return guarded(() => this.#bench.report(request));
  }

  /**
   * The report as text.
   * @param {Partial<ReportRequest>} request
   * @param {"json" | "csv" | "md"} format
   * @param {"fr" | "en"} [language]
   */
  async export(request, format, language = "en") {
    return guarded(() => this.#bench.export(request, format, language));
  }

  /**
   * The attribution models alone.
   * @param {Partial<ReportRequest>} [request]
   * @returns {Promise<AttributionReport>}
   */
  async attribution(request = {}) {
    return guarded(() => this.#bench.attribution(request));
  }

  /**
   * Beside the models: intervals, folds held out, disagreement, fitness, sweeps, segments, money.
   * @param {Partial<import("./generated/core.js").StudyRequest>} [request]
   * @param {import("./attribution-study.js").StudyOptions} [options]
   */
  async attributionStudy(request = {}, options = {}) {
    return attributionStudy(this.#bench, guarded, request, options);
  }

  /**
   * The distinct journeys with what they led to: sorted, filtered, a page at a time.
   * @param {Partial<PathsRequest>} [request]
   * @returns {Promise<PathsPage>}
   */
  async pathsPage(request = {}) {
    return guarded(() => this.#bench.paths_page(request));
  }

  /**
   * The KPIs of a report alone, or those of `only`: the same figures for a part of the work. Changes are judged among
   * those asked for.
   * @param {Partial<ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Figures>}
   */
  async figures(request = {}, only = []) {
    return guarded(() => this.#bench.figures(request, only));
  }

  /**
   * Every KPI that the files allow, or those of `only`, step by step over the period looked at.
   * @param {Partial<ReportRequest>} [request]
   * @param {import("./generated/core.js").TrendStep} [step]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Trend[]>}
   */
  async trend(request = {}, step = "month", only = []) {
    return guarded(() => this.#bench.trend(request, step, only));
  }

  /**
   * Customers by when they first bought.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Cohorts>}
   */
  async cohorts(request = {}) {
    return guarded(() => this.#bench.cohorts(request));
  }

  /**
   * Customers by recency, frequency and revenue.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Rfm>}
   */
  async rfm(request = {}) {
    return guarded(() => this.#bench.rfm(request));
  }

  /**
   * What customers will be worth, with the check that comes before.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Clv>}
   */
  async clv(request = {}) {
    return guarded(() => this.#bench.clv(request));
  }

  /**
   * Segments: size, weight, suggested actions, and what the data proposes.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Segments>}
   */
  async segments(request = {}) {
    return guarded(() => this.#bench.segments(request));
  }

  /**
   * Two segments, KPI by KPI.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} request
   * @returns {Promise<import("./generated/core.js").SegmentComparison>}
   */
  async compareSegments(request) {
    return guarded(() => this.#bench.compare_segments(request));
  }

  /**
   * The maturity model in force.
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  async maturityModel() {
    return guarded(() => this.#bench.maturityModel());
  }

  /**
   * Puts a maturity model of the user's (YAML or JSON) in force; without a text the product's own.
   * @param {string | null} [text]
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  async useMaturityModel(text = null) {
    return guarded(() => this.#bench.useMaturityModel(text));
  }

  /**
   * A maturity audit scored, and held against the loaded files.
   * @param {Partial<import("./generated/core.js").MaturityRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Maturity>}
   */
  async maturity(request = {}) {
    return guarded(() => this.#bench.maturity(request));
  }

  /**
   * Targets as they are written, held against the figures: read, checked, and how far they have come.
   * @param {Partial<import("./generated/core.js").TargetRequest>} request
   * @returns {Promise<import("./generated/core.js").TargetReport[]>}
   */
  async targets(request) {
    return guarded(() => this.#bench.targets(request));
  }

  /**
   * What the events tell of the customer journey.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyReport>}
   */
  async journey(request = {}) {
    return guarded(() => this.#bench.journey(request));
  }

  /**
   * The figures of each phase on each channel.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyGrid>}
   */
  async journeyGrid(request = {}) {
    return guarded(() => this.#bench.journeyGrid(request));
  }

  /**
   * What comes before and after a point of contact.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} request
   * @returns {Promise<import("./generated/core.js").Ways>}
   */
  async journeyWays(request) {
    return guarded(() => this.#bench.journeyWays(request));
  }

  /**
   * A business case worked out, its amounts tied to the figures where they are.
   * @param {Partial<import("./generated/core.js").CaseRequest>} request
   * @returns {Promise<import("./generated/core.js").CaseAnswer>}
   */
  async businessCase(request) {
    return guarded(() => this.#bench.businessCase(request));
  }

  /**
   * The result of all channels: revenue by three readings, costs, and what is left.
   * @param {Partial<import("./generated/core.js").ResultRequest>} request
   * @returns {Promise<import("./generated/core.js").ChannelResult>}
   */
  async channelResult(request) {
    return guarded(() => this.#bench.channelResult(request));
  }

  /**
   * What revenue does with spend, channel by channel, and budgets by it.
   * @param {Partial<import("./generated/core.js").BudgetRequest>} request
   * @returns {Promise<import("./generated/core.js").BudgetReport>}
   */
  async channelBudget(request) {
    return guarded(() => this.#bench.channelBudget(request));
  }

  /**
   * What allocation keys credit each channel and store with.
   * @param {Partial<import("./generated/core.js").KeysRequest>} request
   * @returns {Promise<import("./generated/core.js").KeysReport>}
   */
  async allocationKeys(request) {
    return guarded(() => this.#bench.allocationKeys(request));
  }

  /**
   * A KPI over time taken apart: trend, season, new levels, steps far off.
   * @param {Partial<import("./generated/core.js").SeasonRequest>} request
   * @returns {Promise<import("./generated/core.js").Season>}
   */
  async season(request) {
    return guarded(() => this.#bench.season(request));
  }

  /**
   * A table of channels as somebody wrote it: which return each stated number is; the total last.
   * @param {import("./generated/core.js").StatedLine[]} lines
   * @returns {Promise<import("./generated/core.js").CheckedLine[]>}
   */
  async checkTable(lines) {
    return guarded(() => checkTable(lines));
  }

  /**
   * What an experiment came to: its variants against the control.
   * @param {Partial<ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Reading>}
   */
  async experiment(request = {}) {
    return guarded(() => this.#bench.experiment(request));
  }

  /**
   * How large a test must be, how long it takes, and what it can see; no file is needed.
   * @param {Partial<import("./generated/core.js").PlanRequest>} request
   * @returns {Promise<import("./generated/core.js").Plan>}
   */
  async planTest(request) {
    return guarded(() => this.#bench.plan_test(request));
  }

  /**
   * What customers say: scores, feedback of three kinds by phase, themes, and whether the unhappy were spoken to.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Voice>}
   */
  async voice(request = {}) {
    return guarded(() => this.#bench.voice(request));
  }

  /**
   * How customers are served: waits, what is solved, changes of channel.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Service>}
   */
  async service(request = {}) {
    return guarded(() => this.#bench.service(request));
  }

  /**
   * KPIs by channel, segment, store, campaign, phase or step of time.
   * @param {Partial<import("./generated/core.js").BreakdownRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Breakdown>}
   */
  async breakdown(request = {}) {
    return guarded(() => this.#bench.breakdown(request));
  }

  /**
   * The ways between shop and screen: what is handed over and given back where, what follows a collection, and what
   * each channel cost by kind.
   * @param {Partial<ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Bridges>}
   */
  async bridges(request = {}) {
    return guarded(() => this.#bench.bridges(request));
  }

  /**
   * KPIs under each of their definitions: those of `only`, or all that have several.
   * @param {Partial<ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Swing[]>}
   */
  async swing(request = {}, only = []) {
    return guarded(() => this.#bench.swing(request, only));
  }

  /**
   * What is worth a look in the files: how much of each column is filled, what seems doubled, far out, missing or
   * broken.
   * @param {Partial<ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Quality>}
   */
  async quality(request = {}) {
    return guarded(() => this.#bench.quality(request));
  }

  /**
   * What could be compared of two exports of the same things: the key and the pairs of columns.
   * @param {FileLike} a
   * @param {FileLike} b
   * @param {Partial<ComparisonPlan>} [plan] what is known already
   * @returns {Promise<ComparisonProposal>}
   */
  async proposeComparison(a, b, plan = {}) {
    const heads = await headsOf(a, b, plan);
    try {
      return guarded(() => heads.propose());
    } finally {
      heads.free();
    }
  }

  /**
   * Compares two exports of the same things; what the plan leaves open is guessed. The last comparison is kept for
   * the pages and the text that are asked of it.
   * @param {FileLike} a
   * @param {FileLike} b
   * @param {Partial<ComparisonPlan>} [plan]
   * @param {{ onProgress?: (progress: Progress) => void, signal?: AbortSignal }} [options]
   * @returns {Promise<Comparison>}
   */
  async compare(a, b, plan = {}, { onProgress, signal } = {}) {
    this.#forgetComparison();
    const heads = await headsOf(a, b, plan);
    const comparing = guarded(() => new Comparing(heads));
    heads.free();
    const total = a.size + b.size;
    let [bytes, rows, told] = [0, 0, 0];
    try {
      for (const [which, file] of [a, b].entries()) {
        const before = rows;
        for await (const piece of pieces(file, signal)) {
          rows = before + guarded(() => comparing.push(which, piece));
          bytes += piece.length;
          if (Date.now() - told < PROGRESS_PAUSE) continue;
          told = Date.now();
          onProgress?.({ bytes, total, rows });
          await pause();
        }
        rows = before + guarded(() => comparing.finish(which));
      }
      onProgress?.({ bytes, total, rows });
      const report = guarded(() => comparing.report());
      this.#compared = comparing;
      return report;
    } catch (thrown) {
      const problem = asProblem(thrown);
      // What has stopped cannot be freed.
      if (problem.code !== STOPPED) comparing.free();
      throw problem;
    }
  }

  #forgetComparison() {
    this.#compared?.free();
    this.#compared = null;
  }

  /**
   * A page of what differs in the last comparison: sorted, filtered, the worst first.
   * @param {Partial<ItemsRequest>} [request]
   * @returns {Promise<ItemsPage>}
   */
  async comparisonItems(request = {}) {
    const compared = this.#compared;
    return guarded(() => compared?.items(request) ?? { total: 0, items: [] });
  }

  /**
   * All that differs in the last comparison, as delimited text in which no cell is taken for a formula.
   * @param {Partial<ItemsRequest>} [request] what of it; its page is of no account
   * @returns {Promise<string>}
   */
  async comparisonCsv(request = {}) {
    const compared = this.#compared;
    const fields = guarded(() => compared?.report().plan.fields) ?? [];
    return comparisonCsv(fields, (page) => this.comparisonItems({ ...request, ...page }));
  }

  /** @returns {Promise<Catalogue>} */
  async catalogue() {
    return guarded(() => Workbench.catalogue());
  }

  async catalogueMarkdown() {
    return guarded(() => Workbench.catalogue_markdown());
  }

  /**
   * All rows of a file as text, the header first, in pieces.
   * @param {FileLike} file
   * @param {AbortSignal} [signal]
   * @param {object} [wish] how it is to be read: delimiter, quote, escape, encoding, preamble, header_rows, all
   * @returns {AsyncGenerator<string[][]>}
   */
  async *rows(file, signal, wish = {}) {
    const { sample, whole } = await sampleOf(file);
    const grid = guarded(() => new Grid(file.name, sample, whole, words(wish)));
    try {
      for await (const piece of pieces(file, signal)) yield guarded(() => grid.push(piece));
      yield guarded(() => grid.finish());
    } finally {
      grid.free();
    }
  }

  /**
   * A file by the types of its columns: first what they are, then its values in pieces.
   * @param {FileLike} file
   * @param {AbortSignal} [signal]
   * @param {object} [wish] as for rows
   * @returns {AsyncGenerator<import("./generated/core.js").Outline | (string | null)[][]>}
   */
  async *typed(file, signal, wish = {}) {
    const { sample, whole } = await sampleOf(file);
    const grid = guarded(() => new TypedGrid(file.name, sample, whole, words(wish)));
    try {
      for await (const piece of pieces(file, signal)) guarded(() => grid.look(piece));
      yield guarded(() => grid.outline());
      for await (const piece of pieces(file, signal)) yield guarded(() => grid.push(piece));
      yield guarded(() => grid.finish());
    } finally {
      grid.free();
    }
  }

  /**
   * A file with pseudonyms in the place of persons, of the columns that its mapping names, in pieces of text.
   * @param {FileLike} file
   * @param {Mapping} mapping
   * @param {{ key: string, country?: string }} options
   * @returns {Promise<string[]>}
   */
  async pseudonymised(file, mapping, { key, country = "FR" }) {
    const { table, delimiter, encoding } = mapping;
    const sniff = await this.sniff(file, { table, delimiter, encoding });
    const columns = sniff.columns.map(({ name }) => name);
    const written = pseudonymising(columns, sniff.delimiter, /** @type {any} */ (mapping), (kind, cells) =>
      guarded(() => pseudonyms(key, country, kind, cells)),
    );
    // A key that is too short is told before anything is written.
    guarded(() => pseudonyms(key, country, "email", []));
    const parts = [];
    const wish = { ...(delimiter && { delimiter }), ...(encoding && { encoding }) };
    if (!sniff.has_header) parts.push(written([columns]));
    for await (const rows of this.rows(file, undefined, wish)) parts.push(written(rows));
    return parts;
  }

  /** Stops the engine on purpose, so that a host can rehearse what it does then. */
  async fireDrill() {
    guarded(() => fire_drill());
  }

  /** Gives the memory back as far as the thread can. */
  async close() {
    this.#bench.free();
  }
}

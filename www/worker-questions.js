// @ts-check
/** What an engine elsewhere is asked by a name and plain values alone: each method of DirectEngine of that kind. */

/** @typedef {import("./direct-engine.js").FileLike} FileLike */

export class WorkerQuestions {
  /**
   * Puts a question to the engine.
   * @protected
   * @param {string} method
   * @param {any[]} _args
   * @returns {Promise<any>}
   */
  ask(method, ..._args) {
    return Promise.reject(new Error(`nobody answers ${method}`));
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} request
   * @param {"json" | "csv" | "md"} format
   * @param {"fr" | "en"} [language]
   * @returns {Promise<string>}
   */
  export(request, format, language = "en") {
    return this.ask("export", request, format, language);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").AttributionReport>}
   */
  attribution(request = {}) {
    return this.ask("attribution", request);
  }

  /**
   * @param {Partial<import("./generated/core.js").PathsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").PathsPage>}
   */
  pathsPage(request = {}) {
    return this.ask("pathsPage", request);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Figures>}
   */
  figures(request = {}, only = []) {
    return this.ask("figures", request, only);
  }

  /**
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {import("./generated/core.js").TrendStep} [step]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Trend[]>}
   */
  trend(request = {}, step = "month", only = []) {
    return this.ask("trend", request, step, only);
  }

  /**
   * Customers by when they first bought.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Cohorts>}
   */
  cohorts(request = {}) {
    return this.ask("cohorts", request);
  }

  /**
   * Customers by recency, frequency and revenue.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Rfm>}
   */
  rfm(request = {}) {
    return this.ask("rfm", request);
  }

  /**
   * What customers will be worth, with the check that comes before.
   * @param {Partial<import("./generated/core.js").CustomerRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Clv>}
   */
  clv(request = {}) {
    return this.ask("clv", request);
  }

  /**
   * Segments: size, weight, suggested actions, and what the data proposes.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Segments>}
   */
  segments(request = {}) {
    return this.ask("segments", request);
  }

  /**
   * Two segments, KPI by KPI.
   * @param {Partial<import("./generated/core.js").SegmentsRequest>} request
   * @returns {Promise<import("./generated/core.js").SegmentComparison>}
   */
  compareSegments(request) {
    return this.ask("compareSegments", request);
  }

  /**
   * The maturity model in force.
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  maturityModel() {
    return this.ask("maturityModel");
  }

  /**
   * Puts a maturity model of the user's (YAML or JSON) in force; without a text the product's own.
   * @param {string | null} [text]
   * @returns {Promise<import("./generated/core.js").MaturityModel>}
   */
  useMaturityModel(text = null) {
    return this.ask("useMaturityModel", text);
  }

  /**
   * A maturity audit scored, and held against the loaded files.
   * @param {Partial<import("./generated/core.js").MaturityRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Maturity>}
   */
  maturity(request = {}) {
    return this.ask("maturity", request);
  }

  /**
   * Targets as they are written, held against the figures: read, checked, and how far they have come.
   * @param {Partial<import("./generated/core.js").TargetRequest>} request
   * @returns {Promise<import("./generated/core.js").TargetReport[]>}
   */
  targets(request) {
    return this.ask("targets", request);
  }

  /**
   * What the events tell of the customer journey.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyReport>}
   */
  journey(request = {}) {
    return this.ask("journey", request);
  }

  /**
   * The figures of each phase on each channel.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} [request]
   * @returns {Promise<import("./generated/core.js").JourneyGrid>}
   */
  journeyGrid(request = {}) {
    return this.ask("journeyGrid", request);
  }

  /**
   * What comes before and after a point of contact.
   * @param {Partial<import("./generated/core.js").JourneyRequest>} request
   * @returns {Promise<import("./generated/core.js").Ways>}
   */
  journeyWays(request) {
    return this.ask("journeyWays", request);
  }

  /**
   * A business case worked out, its amounts tied to the figures where they are.
   * @param {Partial<import("./generated/core.js").CaseRequest>} request
   * @returns {Promise<import("./generated/core.js").CaseAnswer>}
   */
  businessCase(request) {
    return this.ask("businessCase", request);
  }

  /**
   * The result of all channels: revenue by three readings, costs, and what is left.
   * @param {Partial<import("./generated/core.js").ResultRequest>} request
   * @returns {Promise<import("./generated/core.js").ChannelResult>}
   */
  channelResult(request) {
    return this.ask("channelResult", request);
  }

  /**
   * What revenue does with spend, channel by channel, and budgets by it.
   * @param {Partial<import("./generated/core.js").BudgetRequest>} request
   * @returns {Promise<import("./generated/core.js").BudgetReport>}
   */
  channelBudget(request) {
    return this.ask("channelBudget", request);
  }

  /**
   * What allocation keys credit each channel and store with.
   * @param {Partial<import("./generated/core.js").KeysRequest>} request
   * @returns {Promise<import("./generated/core.js").KeysReport>}
   */
  allocationKeys(request) {
    return this.ask("allocationKeys", request);
  }

  /**
   * A KPI over time taken apart: trend, season, new levels, steps far off.
   * @param {Partial<import("./generated/core.js").SeasonRequest>} request
   * @returns {Promise<import("./generated/core.js").Season>}
   */
  season(request) {
    return this.ask("season", request);
  }

  /**
   * A table of channels as somebody wrote it: which return each stated number is; the total last.
   * @param {import("./generated/core.js").StatedLine[]} lines
   * @returns {Promise<import("./generated/core.js").CheckedLine[]>}
   */
  checkTable(lines) {
    return this.ask("checkTable", lines);
  }

  /**
   * What an experiment came to: its variants against the control.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Reading>}
   */
  experiment(request = {}) {
    return this.ask("experiment", request);
  }

  /**
   * How large a test must be, how long it takes, and what it can see; no file is needed.
   * @param {Partial<import("./generated/core.js").PlanRequest>} request
   * @returns {Promise<import("./generated/core.js").Plan>}
   */
  planTest(request) {
    return this.ask("planTest", request);
  }

  /**
   * What customers say: scores, feedback of three kinds by phase, themes, and whether the unhappy were spoken to.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Voice>}
   */
  voice(request = {}) {
    return this.ask("voice", request);
  }

  /**
   * How customers are served: waits, what is solved, changes of channel.
   * @param {Partial<import("./generated/core.js").VoiceRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Service>}
   */
  service(request = {}) {
    return this.ask("service", request);
  }

  /**
   * KPIs by channel, segment, store, campaign, phase or step of time.
   * @param {Partial<import("./generated/core.js").BreakdownRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Breakdown>}
   */
  breakdown(request = {}) {
    return this.ask("breakdown", request);
  }

  /**
   * The ways between shop and screen: what is handed over and given back where, what follows a collection, and what
   * each channel cost by kind.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Bridges>}
   */
  bridges(request = {}) {
    return this.ask("bridges", request);
  }

  /**
   * KPIs under each of their definitions: those of `only`, or all that have several.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @param {string[]} [only]
   * @returns {Promise<import("./generated/core.js").Swing[]>}
   */
  swing(request = {}, only = []) {
    return this.ask("swing", request, only);
  }

  /**
   * What is worth a look in the files: how much of each column is filled, what seems doubled, far out, missing or
   * broken.
   * @param {Partial<import("./generated/core.js").ReportRequest>} [request]
   * @returns {Promise<import("./generated/core.js").Quality>}
   */
  quality(request = {}) {
    return this.ask("quality", request);
  }

  /**
   * What could be compared of two exports of the same things.
   * @param {FileLike} a
   * @param {FileLike} b
   * @param {Partial<import("./generated/core.js").ComparisonPlan>} [plan]
   * @returns {Promise<import("./generated/core.js").ComparisonProposal>}
   */
  proposeComparison(a, b, plan = {}) {
    return this.ask("proposeComparison", a, b, plan);
  }

  /**
   * @param {Partial<import("./generated/core.js").ItemsRequest>} [request]
   * @returns {Promise<import("./generated/core.js").ItemsPage>}
   */
  comparisonItems(request = {}) {
    return this.ask("comparisonItems", request);
  }

  /**
   * @param {Partial<import("./generated/core.js").ItemsRequest>} [request]
   * @returns {Promise<string>}
   */
  comparisonCsv(request = {}) {
    return this.ask("comparisonCsv", request);
  }

  /** @returns {Promise<import("./generated/core.js").Catalogue>} */
  catalogue() {
    return this.ask("catalogue");
  }

  /** @returns {Promise<string>} */
  catalogueMarkdown() {
    return this.ask("catalogueMarkdown");
  }
}

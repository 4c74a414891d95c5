// @ts-check
/** What a room or a dialog asks of the engine beside the report: asked while it is open, kept until the figures change. */
import { asProblem } from "../problem.js";
import { caseAsks } from "./case.js";
import { budgetAsks, economicsAsks } from "./economics.js";
import { requestNow } from "./figures.js";
import { handoverAsks } from "./handover-ask.js";
import { journeyAsks } from "./journey.js";
import { maturityAsks, modelAsk } from "./maturity-ask.js";
import { POINTS } from "./points.js";
import { seasonAsks } from "./season.js";
import { customerAsks } from "./segments.js";
import { deepFreeze, NO_FIGURES } from "./state.js";
import { studyAsks } from "./study.js";
import { targetAsks } from "./targets.js";
import { testAsks } from "./tests.js";

/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Answer} Answer */
/** @typedef {import("../direct-engine.js").Progress} Progress */

/**
 * One question. `name`: where the answer is found in `state.answers`; `about`: what the answer depends on beside the
 * report, as JSON can tell it; `alone`: it needs no file; `put` is given the state as it is by then, with the answers to
 * the questions before it, and may tell an answer that is not yet the last.
 * @typedef {object} Ask
 * @property {string} name
 * @property {unknown} about
 * @property {boolean} [alone]
 * @property {(engine: Engine, now: State, options: { signal: AbortSignal, onProgress: (progress: Progress, soFar?: unknown) => void }) => Promise<unknown>} put
 */

/** @param {State} state @returns {Ask[]} */
function ofChannels(state) {
  const { settings } = requestNow(state);
  const { kpi, by } = state.choices.breakdown;
  /** @param {Partial<import("../generated/core.js").BreakdownRequest>} asked */
  const parts = (asked) => (/** @type {Engine} */ engine) => engine.breakdown({ settings, ...asked });
  const stores = {
    name: "stores",
    about: null,
    put: parts({ by: "store", only: ["revenue_total", "aov", "traffic"] }),
  };
  // Shops convert people who come in, whatever else is looked at.
  const doors = {
    name: "doors",
    about: null,
    put: parts({ settings: { ...settings, conversion_unit: "entry" }, by: "store", only: ["conversion_rate"] }),
  };
  return [
    { name: "bridges", about: null, put: (engine) => engine.bridges(requestNow(state)) },
    ...economicsAsks(state, requestNow(state)),
    ...((state.report?.settings.all_stores.length ?? 0) > 0 ? [stores, doors] : []),
    { name: "breakdown", about: [kpi, by], put: parts({ by: /** @type {any} */ (by), only: [kpi], judge: true }) },
    ...budgetAsks(state, requestNow(state)),
    { name: "points", about: by, put: parts({ by: /** @type {any} */ (by), only: POINTS, judge: true }) },
  ];
}

/** What customers get and give back: to be read under every board, whoever looks at it. */
const RESULTS = [
  ...["nps", "csat", "ces_score_norm", "response_time", "resolution_rate", "retention_rate", "repeat_rate"],
];

/** @param {State} state @returns {Ask[]} */
function ofCustomers(state) {
  if ((state.report?.settings.all_segments.length ?? 0) === 0) return [];
  const { settings } = requestNow(state);
  const put = (/** @type {Engine} */ engine) =>
    engine.breakdown({ settings, by: "segment", only: RESULTS, judge: false });
  return [{ name: "customer-results", about: null, put }];
}

/** What each room asks. @type {Record<string, (state: State) => Ask[]>} */
const ASKS = {
  overview: (state) => [...targetAsks(state, requestNow(state)), ...ofCustomers(state)],
  targets: (state) => [
    ...targetAsks(state, requestNow(state)),
    ...caseAsks(state, requestNow(state)),
    ...seasonAsks(state, requestNow(state)),
  ],
  journey: (state) => journeyAsks(state, requestNow(state)),
  channels: ofChannels,
  attribution: studyAsks,
  customers: (state) => customerAsks(state, requestNow(state).settings),
  tests: (state) => testAsks(state, () => requestNow(state)),
  maturity: (state) => maturityAsks(state, requestNow(state)),
  report: handoverAsks,
  voice: (state) => [
    { name: "voice", about: null, put: (engine) => engine.voice({ settings: requestNow(state).settings }) },
    { name: "service", about: null, put: (engine) => engine.service({ settings: requestNow(state).settings }) },
  ],
};

/** A figure under each of its definitions, while it is explained. @param {State} state @returns {Ask[]} */
function ofDialog(state) {
  const { dialog, catalogue } = state;
  if (dialog?.kind === "choice") return [modelAsk(state)];
  if (dialog?.kind !== "explain") return [];
  const card = catalogue?.kpis.find(({ id }) => id === dialog.id);
  if (!card || card.definitions.length === 0) return [];
  return [{ name: "swing", about: card.id, put: (engine) => engine.swing(requestNow(state), [card.id]) }];
}

/** The share of a question's work between two words of progress. */
const PROGRESS_STEP = 0.1;
/** What an answer must be of to be shown as current. @param {Ask} ask */
const keyOf = (ask) => JSON.stringify(ask.about ?? null);

export class Asks {
  #snapshot;
  #engine;
  #turn = 0;
  #running = new AbortController();
  /** The report that the answers stand beside. @type {import("./state.js").Report | null} */
  #report = null;

  /** @param {import("./snapshot.js").Snapshot} snapshot @param {Promise<Engine>} engine */
  constructor(snapshot, engine) {
    this.#snapshot = snapshot;
    this.#engine = engine;
  }

  /** Without a file there are no figures, and only what needs none is asked. */
  clear() {
    this.#snapshot.set(NO_FIGURES);
    return this.refresh();
  }

  /** Asks what the open room lacks, one question after the other; an answer that is out of date stays until the new one
   * is there. */
  async refresh() {
    const turn = ++this.#turn;
    // What was being asked is asked again below, or wanted no more.
    this.#running.abort();
    const { state } = this.#snapshot;
    const fresh = state.report === this.#report;
    const asks = [...ofDialog(state), ...(ASKS[state.room]?.(state) ?? [])].filter((ask) => {
      if (!state.report && !ask.alone) return false;
      const known = state.answers[ask.name];
      return !(fresh && known && !known.waiting && known.of === keyOf(ask));
    });
    if (!fresh) this.#report = state.report;
    const stale = Object.entries(state.answers).map(([name, answer]) => [name, fresh ? answer : { ...answer, of: "" }]);
    this.#snapshot.set({ answers: Object.freeze(Object.fromEntries(stale)) });
    for (const ask of asks) this.#keep(ask, { waiting: true, progress: null });
    if (asks.length === 0) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    const engine = await this.#engine.catch(() => null);
    for (const ask of engine ? asks : []) {
      if (turn !== this.#turn) return;
      let told = 0;
      // The whole room is drawn again with each word of progress: not too many of them.
      const onProgress = (/** @type {Progress} */ progress, /** @type {unknown} */ soFar) => {
        const share = progress.bytes / progress.total;
        if (turn !== this.#turn || share - told < PROGRESS_STEP) return;
        told = share;
        this.#keep(ask, soFar === undefined ? { progress } : { progress, value: deepFreeze(soFar) });
      };
      const answer = await ask.put(/** @type {Engine} */ (engine), this.#snapshot.state, { signal, onProgress }).then(
        (value) => ({ value: deepFreeze(value), problem: null }),
        (thrown) => ({ value: null, problem: asProblem(thrown) }),
      );
      if (turn !== this.#turn) return;
      this.#keep(ask, { ...answer, of: keyOf(ask), waiting: false, progress: null });
    }
  }

  /** Ends what is being asked; the room says so. */
  stop() {
    this.#running.abort();
  }

  /** @param {Ask} ask @param {Partial<Answer>} patch */
  #keep(ask, patch) {
    const { answers } = this.#snapshot.state;
    const known = answers[ask.name] ?? { of: "", value: null, problem: null, waiting: true, progress: null };
    this.#snapshot.set({ answers: Object.freeze({ ...answers, [ask.name]: Object.freeze({ ...known, ...patch }) }) });
  }
}

// @ts-check
/** What is kept of a maturity audit: what the engine takes of it, and what only the page knows. */

/** A model in force has all its parts. @typedef {Required<import("../generated/core.js").MaturityModel>} Model */
/** @typedef {import("../generated/core.js").Maturity} Maturity */
/** @typedef {Required<import("../generated/core.js").Snapshot>} Snapshot */
/** @typedef {import("../generated/core.js").Reference} Reference */

/**
 * What one respondent says of a practice.
 * @typedef {object} Answer
 * @property {string} dept
 * @property {number | null} level
 * @property {number} coverage
 * @property {string | null} special
 * @property {string} reason
 * @property {string} entity
 * @property {string} respondent
 * @property {string} day
 * @property {string} note
 */

/**
 * @typedef {object} Practice
 * @property {Answer[]} answers
 * @property {number} evidence
 * @property {{ score: number, reason: string } | null} set
 * @property {{ level: number, due: string, owner: string, reason: string } | null} target
 * @property {string} notes
 * @property {string[]} files
 * @property {string[]} links
 */

/**
 * @typedef {object} ActionState
 * @property {string} owner
 * @property {string} department
 * @property {string} quarter
 * @property {string} due
 * @property {"planned" | "doing" | "done" | "dropped"} status
 * @property {string} closed
 * @property {number | null} baseline
 * @property {string} note
 */

/** An action of the consultant's own. @typedef {ActionState & { id: string, text: string, practice: string, impact: number, effort: number }} OwnAction */

/** Who is answering. @typedef {{ dept: string, entity: string, respondent: string, day: string, own: boolean }} Front `own`: for the own entity */

/** A service on a channel. @typedef {{ service: string, channel: string, state: "unknown" | "available" | "lacking" | "not_promised", visit: string, day: string }} ServiceCell */

/**
 * A value to stand beside the client's own, brought by the consultant: `about` is a figure of the catalogue or of the
 * model, a dimension, or `overall`. Without source and date it is none.
 * @typedef {{ about: string, value: number, source: string, date: string, note: string }} ReferenceValue
 */

/** What the audit rests on besides answers and loaded files; of files only the names are kept.
 * @typedef {{ kind: string, name: string, day: string, note: string, files: string[] }} Source */

/** A version of the model that was made here. @typedef {{ id: string, version: string, sha256: string, day: string, note: string }} Version */

/** A point that success rests on, named by the consultant. @typedef {{ name: string, practices: string[] }} Point */

/**
 * Scores kept to compare with: a starting point of this audit, or another audit's. `files` are those at hand that day.
 * @typedef {{ name: string, kept: string, snapshot: Snapshot, files: { name: string, rows: number, sha256: string | null }[] }} Baseline
 */

/**
 * The audit. The keys up to `own_actions` are those that the engine takes.
 * @typedef {object} MaturityAudit
 * @property {string | null} profile
 * @property {string | null} goal
 * @property {Record<string, number>} multipliers
 * @property {Record<string, number>} entities
 * @property {string | null} day
 * @property {Record<string, Practice>} practices
 * @property {Record<string, ActionState>} actions
 * @property {ServiceCell[]} services
 * @property {OwnAction[]} own_actions
 * @property {Front} front
 * @property {Point[]} points
 * @property {ReferenceValue[]} reference_values
 * @property {Source[]} sources
 * @property {Version[]} versions of the model made here, the latest last
 * @property {Reference | null} model what the answers were given to
 * @property {string} model_text a model of the user's; the product's when empty
 * @property {Baseline[]} baselines
 * @property {string} compared the name of the baseline compared with; none when empty
 * @property {string} sheet the role whose answer sheet is filled in here; none when empty
 * @property {Snapshot | null} snapshot the scores, as last saved
 */

/** The keys that the engine takes. */
export const ENGINE_KEYS = /** @type {const} */ ([
  ...["profile", "goal", "multipliers", "entities", "day", "practices", "actions", "services"],
  "own_actions",
]);

/** Points that success rests on and that the model does not name. */
export const OWN_POINTS = 7;

/** Nothing said yet. @type {MaturityAudit} */
export const NO_MATURITY = {
  ...{ profile: null, goal: null, multipliers: {}, entities: {}, day: null, practices: {}, actions: {}, services: [] },
  front: { dept: "", entity: "", respondent: "", day: "", own: false },
  points: Array.from({ length: OWN_POINTS }, () => ({ name: "", practices: [] })),
  ...{ reference_values: [], sources: [], versions: [] },
  ...{ own_actions: [], model: null, model_text: "", baselines: [], compared: "", sheet: "", snapshot: null },
};

/** @type {Answer} */
export const NO_ANSWER = Object.freeze({
  ...{ dept: "", level: null, coverage: 0, special: null, reason: "", entity: "", respondent: "", day: "", note: "" },
});

/** @type {Practice} */
export const NO_PRACTICE = Object.freeze({
  ...{ answers: [], evidence: 0, set: null, target: null, notes: "", files: [], links: [] },
});

/** @type {ActionState} */
export const NO_ACTION = Object.freeze({
  ...{ owner: "", department: "", quarter: "", due: "", status: /** @type {const} */ ("planned"), closed: "" },
  ...{ baseline: null, note: "" },
});

/** Where what is known comes from. */
export const SOURCE_KINDS = /** @type {const} */ ([
  ...["interview", "survey", "heat_map", "web_analytics", "social", "mystery_visit", "document", "other"],
]);

/** How far an action can be. */
export const STATUSES = /** @type {const} */ (["planned", "doing", "done", "dropped"]);

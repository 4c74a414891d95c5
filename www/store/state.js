// @ts-check
/** The shape of what the page knows. */
import { ROOMS } from "./address.js";
import { NO_HANDOVER } from "./handover-shape.js";
import { NO_JOURNEY } from "./journey-shape.js";
import { NO_MATURITY } from "./maturity-shape.js";

/** @typedef {import("../generated/core.js").Report} Report */
/** @typedef {import("../generated/core.js").Catalogue} Catalogue */
/** @typedef {import("../generated/core.js").Sniff} Sniff */
/** @typedef {import("../generated/core.js").Settings} Settings */
/** @typedef {import("../generated/core.js").Mapping} EngineMapping */
/** @typedef {import("../generated/core.js").Choice} Choice */
/** @typedef {import("../generated/core.js").RowFilter} RowFilter */
/** @typedef {import("../generated/core.js").StatusRule} StatusRule */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../say.js").Language} Language */
/** @typedef {"light" | "dark" | "system"} Theme */

/** A mapping as it crosses the boundary: maps are plain objects there.
 * @typedef {Omit<EngineMapping, "fields"> & { fields: Record<string, Choice> }} Mapping */

/**
 * What is looked at; part of the address.
 * @typedef {object} Filters
 * @property {string} from
 * @property {string} to
 * @property {string[]} channels all when empty
 * @property {string} zone
 * @property {string} currency
 * @property {string} asOf
 * @property {string[]} segments all, and anonymous sales, when empty
 * @property {string[]} stores all, and what names none, when empty
 * @property {"none" | "previous" | "year"} compare
 */

/**
 * How open questions of definition are decided.
 * @typedef {object} Definitions
 * @property {"interaction" | "purchase"} basis
 * @property {"original" | "return"} refund_channel
 * @property {"session" | "visitor" | "entry"} conversion_unit
 * @property {"direct" | "assisted"} conversion_sales whether sales that a visit helped elsewhere count
 * @property {"apart" | "merged"} same_day whether orders of a customer on a day are one purchase
 * @property {"net" | "gross"} revenue whether refunds are taken from it
 * @property {"unsaid" | "included" | "excluded"} tax whether amounts hold the tax: told beside revenue
 * @property {"left_out" | "counted"} anonymous_sales whether they are in the base of the omnichannel ratio
 * @property {number} session_grace_hours how long after its last touch a session's order still counts
 * @property {number} ropo_days how far before a purchase a touch counts as its preparation
 * @property {number} margin_rate the share of revenue that is margin
 * @property {number} collect_credit the share of collected orders that the store is credited with
 * @property {string} business_hours in which waits for customer service count, as `mon-fri 09:00-18:00`; all when empty
 * @property {number} contact_days in which another request of a customer is of the same matter
 * @property {number} follow_up_days in which an unhappy answer is to be followed up
 * @property {number | null} lookback_days
 * @property {number} order of the Markov chain
 * @property {string} removal what is left when a channel is taken away
 * @property {number} half_life_days of a touch
 * @property {string[]} direct names of direct visits; the usual ones when empty
 * @property {number[]} weights of the first touch, those between and the last, in the model of one's own
 * @property {boolean} nulls whether journeys that did not convert are looked at
 * @property {number | null} view_lookback_days how far back touches count that were only seen; as others when null
 * @property {string} milestone the channel that is the middle of a W
 * @property {string} collapse what is made of touches that follow one another
 * @property {boolean} drop_direct whether direct touches are struck from journeys that have others
 * @property {number | null} cap how many last touches count
 * @property {string} views what becomes of touches that were only seen
 * @property {"source" | "channel"} touch_name what stands for a touch in attribution
 * @property {string[]} match_on the keys that match customers across files
 * @property {string} country of telephone numbers that name none
 * @property {Record<string, string>} channel_names names of channels that stand for others
 * @property {Record<string, string>} channel_kinds what channels are, where their names do not say it
 * @property {Record<string, string>} event_kinds what the names of events stand for, where they do not say it
 */

/**
 * What the client says of the systems that files come from: how two are connected, which one has the last word on an
 * object, who can reach what is known of customers.
 * @typedef {{ links: Record<string, string>, masters: Record<string, string>, reach: Record<string, string> }} Systems
 */

/**
 * What the study of attribution is asked: the aim, how value grows with spend, channels taken away together, what lift
 * tests found, budgets tried.
 * @typedef {{ goal: string, elasticity: number, without: string[], lift: Record<string, number>,
 *   budget: Record<string, number> }} StudyChoices
 */

/**
 * A tile of the overview.
 * @typedef {object} BoardTile
 * @property {string} id which KPI
 * @property {number} width in columns
 * @property {string} period empty as the page, "dates", or the name of a period counted back from the files' last day
 * @property {string} from with "dates"
 * @property {string} to with "dates"
 * @property {string | null} segment null as the page, empty for everybody
 * @property {string} chart what is drawn beside the figure
 */

/**
 * Figures for tiles with a period or a segment of their own; no settings where the engine refused.
 * @typedef {object} TileReport
 * @property {import("../generated/core.js").ResolvedSettings | null} settings
 * @property {import("../generated/core.js").KpiReport[]} kpis
 * @property {import("../generated/core.js").Trend[]} trends
 * @property {string[]} drawn the KPIs whose trend was asked for
 */

/**
 * A decision, and what it rests on.
 * @typedef {object} Decision
 * @property {string} date
 * @property {string} source the test or the indicator it comes from
 * @property {string} figure what that had come to
 * @property {string} hypothesis
 * @property {string} decision
 * @property {string} who
 * @property {string} expected the effect hoped for
 * @property {string} channel the channel whose effect was tested; none when empty
 * @property {number | null} reached units a variant
 * @property {number | null} planned units a variant
 */

/**
 * How tests of variants are read and planned, and what was decided. In a plan, what is `null` is taken from the files.
 * @typedef {object} Tests
 * @property {{ name: string, control: string, alpha: number, allocation: Record<string, number>,
 *   planned_days: number | null, looks: number, winsorise: number | null, both: string }} reading
 * @property {{ measure: "rate" | "mean", baseline: number | null, deviation: number | null, lift: number, alpha: number,
 *   power: number, arms: number, control_share: number | null, per_day: number | null, correlation: number,
 *   cluster_size: number | null, cluster_correlation: number, looks: number }} plan
 * @property {Decision[]} log
 */

/**
 * A target as it was typed.
 * @typedef {object} Target
 * @property {string} kpi
 * @property {string} goal what is to be reached, in words
 * @property {string} target the value to be reached, where it is given as one
 * @property {string} baseline where it starts
 * @property {"relative" | "points" | null} change what `%` means
 * @property {string} start
 * @property {string} due
 * @property {string} owner
 * @property {string} reason
 * @property {string} noted the day it was typed
 */

/**
 * A line of the business case: an amount as a range, once or every month, or tied to an indicator.
 * @typedef {object} CaseLine
 * @property {string} name
 * @property {"cost" | "gain"} kind
 * @property {number} likely
 * @property {number | null} low
 * @property {number | null} high
 * @property {boolean} monthly
 * @property {number} from
 * @property {number | null} to
 * @property {number} ramp
 * @property {string} source
 * @property {{ kpi: string, to: string, worth: number } | null} tied
 */

/** @typedef {{ months: number, yearly_discount: number, lines: readonly CaseLine[] }} BusinessCase */

/** @typedef {{ kpi: string, step: "day" | "week" | "month" | "quarter", notes: readonly { day: string, text: string }[] }} SeasonChoice */

/** What of a sale is passed on, and for what. @typedef {{ reason: "collect" | "store_assisted" | "online_assisted", share: number }} KeyRule */
/** @typedef {{ name: string, rules: readonly KeyRule[] }} AllocationKey */
/**
 * How costs are split and sales are shared out.
 * @typedef {object} Economics
 * @property {readonly AllocationKey[]} keys
 * @property {number | null} used the key in use at the client's: 0 for what is booked, 1 for the first key; none where nobody said
 * @property {boolean} by_channel whether the shops of a channel are taken together
 * @property {boolean} by_team whether teams are told apart
 * @property {number} incentive what parties are paid of what they are credited with, 0 to 1
 * @property {readonly Incentive[]} incentives shares of their own
 * @property {"revenue" | "orders" | "evenly"} split
 * @property {readonly string[]} shared channels of the costs that all share
 * @property {readonly { account: string, channel: string, marketing: boolean }[]} accounts
 * @property {readonly ChannelChange[]} changes
 * @property {readonly ChannelAreas[]} areas
 * @property {Budgets} budgets
 */
/** What one party is paid; an empty channel, shop or team is any. @typedef {{ channel: string, store: string, team: string, rate: number }} Incentive */
/** Where a channel is: postcodes, or how they begin, and since which day. @typedef {{ channel: string, areas: readonly string[], since: string }} ChannelAreas */
/** A change made on a channel. @typedef {{ name: string, channel: string, day: string, days: number }} ChannelChange */
/**
 * Budgets by fitted curves, in amounts of a step.
 * @typedef {object} Budgets
 * @property {number | null} total what may be spent; as now when null
 * @property {readonly { channel: string, least: number | null, most: number | null }[]} limits as was ever spent when null
 * @property {readonly { name: string, spend: Record<string, number> }[]} scenarios
 */

/** A mapping of the user's, for files with this header. @typedef {{ label: string, fingerprint: string, mapping: Mapping }} Remembered */

/**
 * Everything typed or chosen, and nothing else: what is remembered, undone and saved.
 * @typedef {object} Choices
 * @property {Filters} filters
 * @property {Definitions} definitions
 * @property {string} audit its name
 * @property {BoardTile[]} board the tiles of the overview, in order
 * @property {string} model the attribution model in front
 * @property {{ kpi: string, by: string }} breakdown which figure the Channels room breaks down, and by what
 * @property {StudyChoices} study
 * @property {Remembered[]} mappings
 * @property {import("../preset-file.js").OwnPreset[]} presets mappings of the user's, for any file with their columns
 * @property {{ file: string, parts: string[] }[]} parts which sheets or entries of a packed file are read
 * @property {Compared | null} comparison
 * @property {Systems} systems
 * @property {import("./segments.js").NamedSegment[]} segments groups of customers by a rule
 * @property {import("./segments.js").CustomersChoice} customers what is in front in the Customers room
 * @property {Tests} tests
 * @property {readonly Target[]} targets
 * @property {BusinessCase} case
 * @property {Economics} economics
 * @property {SeasonChoice} season the figure that is taken apart over time
 * @property {import("./journey-shape.js").Journey} journey
 * @property {import("./maturity-shape.js").MaturityAudit} maturity
 * @property {import("./handover-shape.js").Handover} handover
 */

/** @typedef {{ bytes: number, total: number, rows: number, rate: number }} Progress */

/** A pair of columns with everything said of it. @typedef {Required<import("../generated/core.js").FieldPair>} FieldPair */

/** How two files are compared, with everything said of it.
 * @typedef {Required<Omit<import("../generated/core.js").ComparisonPlan, "fields">> & { fields: FieldPair[] }} Plan */

/** Two files by name, and how they are compared. @typedef {{ a: string, b: string, plan: Plan }} Compared */

/** What two files come to, with the plan as the engine carried it out.
 * @typedef {Omit<import("../generated/core.js").ComparisonReport, "plan"> & { plan: Plan }} ComparisonAnswer */

/** One of two files: of the page where it has a key. @typedef {{ name: string, key: number | null }} Slot */

/**
 * Two systems compared.
 * @typedef {object} ComparisonState
 * @property {Slot | null} a
 * @property {Slot | null} b
 * @property {"idle" | "looking" | "ready" | "running" | "done" | "failed"} status
 * @property {import("../generated/core.js").ComparisonProposal | null} proposal
 * @property {Plan | null} draft as the form has it, until it is applied
 * @property {ComparisonAnswer | null} answer
 * @property {Problem | null} problem
 * @property {Progress | null} progress
 * @property {string} ran what the answer is of
 */

/**
 * A mapping being changed, with the look at the file that it is made for. `said` is how the user says that the file is
 * written; without a table there is no mapping yet.
 * @typedef {{ mapping: Mapping | null, sniff: Sniff, said: { delimiter?: string, encoding?: string } }} Draft
 */

/**
 * A file on the page. `status`: looked at, waiting for its mapping, being read, in the figures, or refused.
 * @typedef {object} FileState
 * @property {number} key
 * @property {string} label its name, made unique
 * @property {string} name
 * @property {number} size
 * @property {number} modified when it was last changed on disk
 * @property {boolean} followed whether it is read again when it changes
 * @property {string | null} part which sheet of a workbook or file of an archive it is
 * @property {"looking" | "asking" | "loading" | "ready" | "failed" | "cancelled"} status
 * @property {number | null} id the engine's
 * @property {Sniff | null} sniff
 * @property {Sniff | null} look the file as the mapping in force says that it is written, where it says so
 * @property {Draft | null} draft how the user would have it read, until that is applied or discarded
 * @property {Mapping | null} mapping the one in force
 * @property {string} zone the reporting zone it was read in
 * @property {boolean} remembered whether the mapping is the user's own, found again
 * @property {Progress | null} progress
 * @property {string | null} sha256 known some time after it was read
 * @property {Problem | null} problem
 */

/**
 * @typedef {{ kind: "mapping", key: number } | { kind: "explain", id: string, at?: number } | { kind: "promise" }
 *   | { kind: "tile", at: number } | { kind: "pseudonyms", key: number } | { kind: "palette" } | { kind: "choice" } | { kind: "erase" }
 *   | { kind: "duplicate", name: string }
 *   | { kind: "sample", come: "files" | "sample", names: string[] } | { kind: "parts", file: string, of: import("../packed/contents.js").Kind,
 *     parts: import("../packed/contents.js").Part[], chosen: string[] } } Dialog
 */

/**
 * The last visit, kept by this browser.
 * @typedef {object} Restored
 * @property {string} saved the instant it was kept at
 * @property {string[]} files the names of its files
 * @property {boolean} sample whether they were the sample
 * @property {number} [handles] how many of them can be read again once the user agrees
 */

/** What the engine answered to a question of a room; of an earlier state of the page while the new answer is awaited.
 * @typedef {{ of: string, value: any, problem: Problem | null, waiting: boolean,
 *   progress: import("../direct-engine.js").Progress | null }} Answer */

/** @typedef {{ id: number, tone: "note" | "warning", key: string, values: Record<string, string | number> }} Notice */

/**
 * @typedef {object} State
 * @property {"starting" | "ready" | "failed"} engine
 * @property {Language} language
 * @property {Theme} theme
 * @property {string} room
 * @property {readonly string[]} rooms those that are shown
 * @property {boolean} embedded whether the page around is not ours
 * @property {Choices} choices
 * @property {FileState[]} files
 * @property {Catalogue | null} catalogue
 * @property {Report | null} report
 * @property {import("../generated/core.js").Figures | null} first figures that are there before the first report is
 * @property {import("../generated/core.js").Trend[]} trends
 * @property {import("../generated/core.js").Quality | null} quality what is worth a look in the files
 * @property {ComparisonState} comparison
 * @property {Record<string, TileReport>} tileReports by what was asked for them
 * @property {Record<string, Answer>} answers what rooms asked beside the report, by name
 * @property {import("./maturity-merge.js").Merging | null} merging answer sheets that contradict what is answered here
 * @property {boolean} arranging whether the board is being edited
 * @property {import("../audit-file.js").Audit | null} opened the audit file that was opened
 * @property {Restored | null} restored what the last visit left, until files come
 * @property {boolean} sample whether the audit is the sample
 * @property {Problem | null} reportProblem
 * @property {boolean} working
 * @property {string | null} opening the name of the packed file that is being opened
 * @property {Dialog | null} dialog
 * @property {Notice[]} notices
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 */

/** What a channel can be, as the engine knows it. */
export const CHANNEL_KINDS = [
  ...["store", "web", "app", "phone", "marketplace", "chat", "social", "email", "message"],
  ...["meeting", "post", "search", "advertising", "affiliate", "referral", "direct", "other"],
];

/** What the name of an event may stand for. */
export const EVENT_KINDS = ["none", "search", "advice", "lookup", "quote", "basket", "abandoned", "referral"];

/** What figures can be broken down by. */
export const BREAKDOWNS = ["channel", "segment", "store", "campaign", "phase", "month", "week", "quarter"];

/** The countries whose telephone numbers the engine can complete. */
export const COUNTRIES = ["FR", "AT", "BE", "CA", "CH", "DE", "ES", "GB", "IE", "IT", "LU", "NL", "PT", "US"];

/** @type {Choices} */
export const NO_CHOICES = deepFreeze({
  filters: {
    from: "",
    to: "",
    channels: [],
    stores: [],
    zone: "Europe/Paris",
    currency: "",
    asOf: "",
    segments: [],
    compare: "none",
  },
  definitions: {
    basis: "interaction",
    refund_channel: "original",
    conversion_unit: "session",
    conversion_sales: "direct",
    same_day: "apart",
    revenue: "net",
    tax: "unsaid",
    anonymous_sales: "left_out",
    session_grace_hours: 4,
    lookback_days: null,
    ropo_days: 30,
    margin_rate: 1,
    collect_credit: 0,
    business_hours: "",
    contact_days: 7,
    follow_up_days: 7,
    order: 1,
    removal: "null",
    half_life_days: 7,
    direct: [],
    weights: [0.3, 0.2, 0.5],
    nulls: true,
    view_lookback_days: null,
    milestone: "",
    collapse: "none",
    drop_direct: false,
    cap: null,
    views: "count",
    touch_name: "source",
    match_on: ["customer_id", "email", "phone", "loyalty_id"],
    country: "FR",
    channel_names: {},
    channel_kinds: {},
    event_kinds: {},
  },
  audit: "",
  board: [],
  model: "markov",
  breakdown: { kpi: "aov", by: "channel" },
  study: { goal: "budget", elasticity: 0.5, without: [], lift: {}, budget: {} },
  mappings: [],
  presets: [],
  parts: [],
  comparison: null,
  systems: { links: {}, masters: {}, reach: {} },
  segments: [],
  customers: { view: "segments", ties: "together", step: "month", measure: "active", model: "mbg-nbd", compare: [] },
  tests: {
    reading: {
      name: "",
      control: "",
      alpha: 0.05,
      allocation: {},
      planned_days: null,
      looks: 1,
      winsorise: null,
      both: "",
    },
    plan: {
      ...{ measure: "rate", baseline: null, deviation: null, lift: 0.1, alpha: 0.05, power: 0.8, arms: 2 },
      ...{ control_share: null, per_day: null, correlation: 0, cluster_size: null, cluster_correlation: 0, looks: 1 },
    },
    log: [],
  },
  targets: [],
  case: { months: 36, yearly_discount: 0.08, lines: [] },
  economics: {
    ...{ keys: [], used: null, by_channel: false, by_team: false, incentive: 0, incentives: [] },
    ...{ split: "revenue", shared: [], accounts: [], changes: [], areas: [] },
    budgets: { total: null, limits: [], scenarios: [] },
  },
  season: { kpi: "revenue_total", step: "month", notes: [] },
  journey: NO_JOURNEY,
  maturity: NO_MATURITY,
  handover: NO_HANDOVER,
});

/** What there is to see without a file. */
export const NO_FIGURES = Object.freeze({
  ...{
    report: null,
    first: null,
    trends: [],
    quality: null,
    tileReports: {},
    answers: {},
    reportProblem: null,
    working: false,
  },
});

/** @type {State} */
export const EMPTY = Object.freeze({
  engine: "starting",
  language: "fr",
  theme: "system",
  room: "data",
  rooms: Object.freeze([...ROOMS]),
  embedded: false,
  choices: NO_CHOICES,
  files: [],
  catalogue: null,
  report: null,
  first: null,
  trends: [],
  quality: null,
  comparison: Object.freeze({
    ...{ a: null, b: null, status: /** @type {const} */ ("idle"), proposal: null, draft: null },
    ...{ answer: null, problem: null, progress: null, ran: "" },
  }),
  tileReports: {},
  answers: {},
  merging: null,
  arranging: false,
  opened: null,
  restored: null,
  sample: false,
  reportProblem: null,
  working: false,
  opening: null,
  dialog: null,
  notices: [],
  canUndo: false,
  canRedo: false,
});

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function deepFreeze(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/**
 * A map of the engine's types is a plain object at run time.
 * @template T
 * @param {Map<string, T> | Record<string, T> | null | undefined} map
 * @returns {Record<string, T>}
 */
export function record(map) {
  return /** @type {Record<string, T>} */ (/** @type {unknown} */ (map ?? {}));
}

/** @param {State} state @param {string} id @returns {import("../generated/core.js").KpiReport | undefined} */
export const kpi = (state, id) => state.report?.kpis.find((one) => one.id === id);

/** @param {State} state @param {string} id */
export const kpiCard = (state, id) => state.catalogue?.kpis.find((card) => card.id === id);

/** @param {State} state */
export const readyFiles = (state) => state.files.filter((file) => file.id !== null);

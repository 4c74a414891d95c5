// @ts-check
/** Everything chosen: read back with suspicion, and turned into a request to the engine. */
import { fingerprint } from "../audit/fingerprint.js";
import { fittingPreset, presetOf } from "../preset-file.js";
import { COMPARISONS } from "./address.js";
import { readBoard } from "./board.js";
import { readCase } from "./case.js";
import { readCompared } from "./comparison.js";
import { readSystems } from "./connections.js";
import { readEconomics } from "./economics.js";
import { readHandover } from "./handover.js";
import { isHours } from "./hours.js";
import { readJourney } from "./journey.js";
import { readMaturity } from "./maturity-read.js";
import { readParts } from "./parts.js";
import { readSeason } from "./season.js";
import { readCustomers, readSegments } from "./segments.js";
import { BREAKDOWNS, CHANNEL_KINDS, COUNTRIES, deepFreeze, EVENT_KINDS, NO_CHOICES } from "./state.js";
import { isRecord } from "./stored.js";
import { readTargets } from "./targets.js";
import { experimentOf, readTests } from "./tests.js";

/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./state.js").Mapping} Mapping */
/** @typedef {import("./state.js").Sniff} Sniff */

/** Mappings kept: a consultant meets many files, a browser keeps little. */
const MAPPINGS_KEPT = 60;

/** What the engine knows of journeys and models; see its settings. */
export const REMOVALS = ["null", "fail", "refit", "detour", "renormalise"];
export const COLLAPSES = ["none", "repeats", "unique"];
export const VIEWS = ["count", "apart", "out"];
export const GOALS = ["budget", "awareness", "closing"];

/**
 * What is stored, shaped as what is expected: a field of another type gives way to its default.
 * @template {Record<string, any>} T
 * @param {unknown} stored
 * @param {T} expected
 * @returns {T}
 */
function shaped(stored, expected) {
  if (!isRecord(stored)) return expected;
  const entries = Object.entries(expected).map(([key, fallback]) => {
    const value = Object.hasOwn(stored, key) ? stored[key] : fallback;
    return [key, alike(value, fallback) ? value : fallback];
  });
  return Object.fromEntries(entries);
}

/** @param {unknown} value @param {unknown} fallback */
function alike(value, fallback) {
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every((item) => typeof item === "string");
  if (fallback === null) return value === null || (typeof value === "number" && Number.isFinite(value));
  return typeof value === typeof fallback;
}

/** @param {string} value @param {string[]} allowed @param {string} fallback */
const oneOf = (value, allowed, fallback) => (allowed.includes(value) ? value : fallback);

/** @param {number} value @param {number} least @param {number} most @param {number} fallback */
const within = (value, least, most, fallback) => (value >= least && value <= most ? value : fallback);

/** @param {unknown} entry @returns {boolean} */
function isRemembered(entry) {
  if (!isRecord(entry) || typeof entry.label !== "string" || !isRecord(entry.mapping)) return false;
  return (
    typeof entry.fingerprint === "string" && typeof entry.mapping.table === "string" && isRecord(entry.mapping.fields)
  );
}

/** @param {unknown} stored */
function readFilters(stored) {
  const filters = shaped(stored, NO_CHOICES.filters);
  return { ...filters, compare: COMPARISONS.find((one) => one === filters.compare) ?? "none" };
}

/** Names that stand for others. @param {unknown} stored @returns {Record<string, string>} */
function readNames(stored) {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([from, to]) =>
      typeof to === "string" && from !== "__proto__" ? [[from, to]] : [],
    ),
  );
}

/** What channels are: a kind that the engine does not know would be refused by it. @param {unknown} stored */
const readKinds = (stored) =>
  Object.fromEntries(Object.entries(readNames(stored)).filter(([, kind]) => CHANNEL_KINDS.includes(kind)));

/** What events stand for, in the same way. @param {unknown} stored */
const readEvents = (stored) =>
  Object.fromEntries(Object.entries(readNames(stored)).filter(([, kind]) => EVENT_KINDS.includes(kind)));

/** @param {unknown} stored */
function readBreakdown(stored) {
  const { kpi, by } = shaped(stored, NO_CHOICES.breakdown);
  return { kpi, by: oneOf(by, BREAKDOWNS, NO_CHOICES.breakdown.by) };
}

/** Numbers by name, within limits. @param {unknown} stored @param {number} most @returns {Record<string, number>} */
function readNumbers(stored, most) {
  if (!isRecord(stored)) return {};
  const fits = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0 && value <= most;
  const kept = Object.entries(stored).filter(([name, value]) => name !== "__proto__" && fits(value));
  return Object.fromEntries(/** @type {[string, number][]} */ (kept));
}

/** Weights of one's own: three, not all of them nought. @param {unknown} stored @returns {number[]} */
function readWeights(stored) {
  const fits = (/** @type {unknown} */ one) => typeof one === "number" && one >= 0 && one <= 1000;
  const { weights } = NO_CHOICES.definitions;
  return Array.isArray(stored) && stored.length === 3 && stored.every(fits) && stored.some((one) => one > 0)
    ? stored
    : weights;
}

/** What the study of attribution is asked. @param {unknown} stored @returns {import("./state.js").StudyChoices} */
function readStudy(stored) {
  const study = shaped(stored, { goal: "budget", elasticity: 0.5, without: /** @type {string[]} */ ([]) });
  const { lift = {}, budget = {} } = isRecord(stored) ? stored : {};
  return {
    goal: oneOf(study.goal, GOALS, "budget"),
    elasticity: within(study.elasticity, 0, 0.99, 0.5),
    without: study.without,
    lift: readNumbers(lift, 10),
    budget: readNumbers(budget, 10),
  };
}

/** What is no preset is left out. @param {unknown} stored @returns {import("../preset-file.js").OwnPreset[]} */
function readPresets(stored) {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry) => {
    try {
      return [presetOf(entry)];
    } catch {
      return [];
    }
  });
}

/**
 * @param {unknown} stored
 * @returns {Choices}
 */
export function readChoices(stored) {
  if (!isRecord(stored)) return NO_CHOICES;
  const definitions = shaped(stored.definitions, NO_CHOICES.definitions);
  const mappings = Array.isArray(stored.mappings) ? stored.mappings.filter(isRemembered) : [];
  return deepFreeze({
    filters: readFilters(stored.filters),
    definitions: {
      ...definitions,
      basis: /** @type {any} */ (oneOf(definitions.basis, ["interaction", "purchase"], "interaction")),
      refund_channel: /** @type {any} */ (oneOf(definitions.refund_channel, ["original", "return"], "original")),
      conversion_unit: /** @type {any} */ (
        oneOf(definitions.conversion_unit, ["session", "visitor", "entry"], "session")
      ),
      conversion_sales: /** @type {any} */ (oneOf(definitions.conversion_sales, ["direct", "assisted"], "direct")),
      same_day: /** @type {any} */ (oneOf(definitions.same_day, ["apart", "merged"], "apart")),
      revenue: /** @type {any} */ (oneOf(definitions.revenue, ["net", "gross"], "net")),
      tax: /** @type {any} */ (oneOf(definitions.tax, ["unsaid", "included", "excluded"], "unsaid")),
      anonymous_sales: /** @type {any} */ (oneOf(definitions.anonymous_sales, ["left_out", "counted"], "left_out")),
      session_grace_hours: within(definitions.session_grace_hours, 0, 720, NO_CHOICES.definitions.session_grace_hours),
      ropo_days: Math.round(within(definitions.ropo_days, 1, 365, NO_CHOICES.definitions.ropo_days)),
      margin_rate: within(definitions.margin_rate, 0, 1, NO_CHOICES.definitions.margin_rate),
      collect_credit: within(definitions.collect_credit, 0, 1, NO_CHOICES.definitions.collect_credit),
      business_hours: isHours(definitions.business_hours) ? definitions.business_hours : "",
      contact_days: Math.round(within(definitions.contact_days, 1, 90, NO_CHOICES.definitions.contact_days)),
      follow_up_days: Math.round(within(definitions.follow_up_days, 1, 90, NO_CHOICES.definitions.follow_up_days)),
      order: Math.round(within(definitions.order, 1, 4, 1)),
      removal: oneOf(definitions.removal, REMOVALS, "null"),
      collapse: oneOf(definitions.collapse, COLLAPSES, "none"),
      views: oneOf(definitions.views, VIEWS, "count"),
      half_life_days: within(definitions.half_life_days, 0.01, 3650, NO_CHOICES.definitions.half_life_days),
      cap: definitions.cap === null ? null : Math.round(within(definitions.cap, 1, 1000, 1000)),
      weights: readWeights(isRecord(stored.definitions) ? stored.definitions.weights : null),
      view_lookback_days:
        definitions.view_lookback_days === null ? null : within(definitions.view_lookback_days, 0, 3650, 30),
      touch_name: /** @type {any} */ (oneOf(definitions.touch_name, ["source", "channel"], "source")),
      match_on: NO_CHOICES.definitions.match_on.filter((key) => definitions.match_on.includes(key)),
      country: oneOf(definitions.country, COUNTRIES, NO_CHOICES.definitions.country),
      channel_names: readNames(isRecord(stored.definitions) ? stored.definitions.channel_names : null),
      channel_kinds: readKinds(isRecord(stored.definitions) ? stored.definitions.channel_kinds : null),
      event_kinds: readEvents(isRecord(stored.definitions) ? stored.definitions.event_kinds : null),
    },
    audit: typeof stored.audit === "string" ? stored.audit : "",
    board: readBoard(stored.board),
    study: readStudy(stored.study),
    model: typeof stored.model === "string" ? stored.model : NO_CHOICES.model,
    breakdown: readBreakdown(stored.breakdown),
    mappings: mappings.slice(-MAPPINGS_KEPT),
    presets: readPresets(stored.presets),
    parts: readParts(stored.parts),
    comparison: readCompared(stored.comparison),
    systems: readSystems(stored.systems),
    segments: readSegments(stored.segments),
    customers: readCustomers(stored.customers),
    tests: readTests(stored.tests),
    targets: readTargets(stored.targets),
    case: readCase(stored.case),
    economics: readEconomics(stored.economics),
    season: readSeason(stored.season),
    journey: readJourney(stored.journey),
    maturity: readMaturity(stored.maturity),
    handover: readHandover(stored.handover),
  });
}

/** @param {Sniff} sniff */
const headerOf = (sniff) => fingerprint(sniff.columns.map((column) => column.name));

/**
 * The user's own mapping for a file with these columns: that of the same name first, then the latest.
 * @param {Choices} choices
 * @param {string} label
 * @param {Sniff} sniff
 * @returns {Mapping | null}
 */
export function rememberedMapping({ mappings, presets }, label, sniff) {
  if (mappings.length === 0 && presets.length === 0) return null;
  const header = headerOf(sniff);
  const fitting = mappings.filter((entry) => entry.fingerprint === header);
  const found = fitting.find((entry) => entry.label === label) ?? fitting.at(-1);
  return found?.mapping ?? fittingPreset(presets, sniff)?.mapping ?? null;
}

/** The user's preset that a file is read by, if it is. @param {Choices} choices @param {Sniff} sniff @param {Mapping} mapping */
export function presetInForce({ presets }, sniff, mapping) {
  const found = fittingPreset(presets, sniff);
  return found && JSON.stringify(found.mapping) === JSON.stringify(mapping) ? found : null;
}

/** With a preset, in the place of the one of its name. @param {Choices} choices @param {import("../preset-file.js").OwnPreset} preset */
export const withPreset = ({ presets }, preset) => [...presets.filter(({ name }) => name !== preset.name), preset];

/**
 * @param {Choices} choices
 * @param {string} label
 * @param {Sniff} sniff
 * @param {Mapping} mapping
 */
export function withMapping({ mappings }, label, sniff, mapping) {
  const header = headerOf(sniff);
  const others = mappings.filter((entry) => entry.label !== label || entry.fingerprint !== header);
  return [...others, { label, fingerprint: header, mapping }].slice(-MAPPINGS_KEPT);
}

/**
 * Whether the same figures come of both: the name, the board and the model in front are matters of looks, and answers
 * of the maturity audit change no figure.
 * @param {Choices} a
 * @param {Choices} b
 */
export const countAlike = (a, b) =>
  JSON.stringify([a.filters, a.definitions, a.mappings, a.presets, a.segments, a.tests.reading, a.targets]) ===
  JSON.stringify([b.filters, b.definitions, b.mappings, b.presets, b.segments, b.tests.reading, b.targets]);

/**
 * What is asked of the engine.
 * @param {Choices} choices
 * @param {{ channels: string[], segments: string[], stores: string[] }} known what the files hold; others would be refused
 * @returns {import("../generated/core.js").ReportRequest}
 */
export function requestOf({ filters, definitions, segments, tests, targets }, known) {
  const { match_on, country, order, removal, half_life_days, direct, milestone, ...others } = definitions;
  const { collapse, drop_direct, cap, views, weights, nulls, view_lookback_days, ...settings } = others;
  return {
    settings: {
      ...settings,
      zone: filters.zone,
      currency: filters.currency || null,
      from: filters.from || null,
      to: filters.to || null,
      as_of: filters.asOf || null,
      channels: filters.channels.filter((one) => known.channels.includes(one)),
      segments: filters.segments.filter((one) => known.segments.includes(one)),
      named_segments: segments.map(({ name, rule }) => ({ name, rule })),
      stores: filters.stores.filter((one) => known.stores.includes(one)),
      compare: filters.compare,
      experiment: /** @type {any} */ (experimentOf(tests.reading)),
      targets: /** @type {any} */ (targets),
      identity: { match_on: /** @type {any} */ (match_on), country },
    },
    attribution: /** @type {any} */ ({
      ...{ order, removal, half_life_days, direct, collapse, drop_direct, cap, views },
      ...{ weights, nulls, view_lookback_days },
      milestone: milestone || null,
    }),
  };
}

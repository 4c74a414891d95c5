// @ts-check
/** A maturity audit read back with suspicion: what is not of the kind that is expected gives way to nothing. */
import { STATES } from "./maturity-services.js";
import { NO_ACTION, NO_ANSWER, NO_MATURITY, OWN_POINTS, SOURCE_KINDS, STATUSES } from "./maturity-shape.js";

/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */

/** More of a kind is no audit. */
const MOST = 5000;
/** A note is no book, and a model is. */
const [NOTE, MODEL] = [20_000, 1 << 21];
const UNWANTED = new Set(["__proto__", "constructor", "prototype"]);

/** @param {unknown} value @returns {Record<string, unknown>} */
const fields = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : {};

/** @param {unknown} value @param {number} [most] */
const text = (value, most = NOTE) => (typeof value === "string" ? value.slice(0, most) : "");

/** @param {unknown} value @param {number} least @param {number} most @returns {number | null} */
const number = (value, least, most) => (typeof value === "number" && value >= least && value <= most ? value : null);

/** @param {unknown} value @param {number} most */
function level(value, most = 20) {
  const found = number(value, 0, most);
  return found !== null && Number.isInteger(found) ? found : null;
}

/** @param {unknown} value @returns {string[]} */
const texts = (value) => list(value, (one) => (typeof one === "string" ? one.slice(0, NOTE) : null));

/**
 * @template T
 * @param {unknown} value
 * @param {(one: unknown) => T | null} read
 * @returns {T[]}
 */
function list(value, read) {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST).flatMap((one) => read(one) ?? []);
}

/**
 * @template T
 * @param {unknown} value
 * @param {(one: unknown) => T | null} read
 * @returns {Record<string, T>}
 */
function dictionary(value, read) {
  const all = Object.entries(fields(value)).slice(0, MOST);
  return Object.fromEntries(
    all.flatMap(([key, one]) => {
      const found = UNWANTED.has(key) ? null : read(one);
      return found === null ? [] : [[key, found]];
    }),
  );
}

/** @param {unknown} value @returns {string} a day as `2026-01-31`, or nothing */
const day = (value) => (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : "");

/** @param {unknown} value @returns {import("./maturity-shape.js").Answer | null} */
export function readAnswer(value) {
  const one = fields(value);
  const special = text(one.special, 100) || null;
  const answer = {
    ...NO_ANSWER,
    ...{ dept: text(one.dept), entity: text(one.entity), respondent: text(one.respondent), day: day(one.day) },
    ...{ level: special ? null : level(one.level), special, reason: text(one.reason), note: text(one.note) },
    coverage: number(one.coverage, 0, 1) ?? 0,
  };
  const says = answer.level !== null || special !== null || answer.note !== "" || answer.dept !== "";
  return says ? answer : null;
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Practice} */
export function readPractice(value) {
  const one = fields(value);
  const [set, target] = [fields(one.set), fields(one.target)];
  const [score, aim] = [number(set.score, 0, 20), number(target.level, 0, 20)];
  return {
    answers: list(one.answers, readAnswer),
    evidence: level(one.evidence) ?? 0,
    set: score === null ? null : { score, reason: text(set.reason) },
    target:
      aim === null
        ? null
        : { level: aim, due: day(target.due), owner: text(target.owner), reason: text(target.reason) },
    ...{ notes: text(one.notes), files: texts(one.files), links: texts(one.links) },
  };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").ActionState} */
function readAction(value) {
  const one = fields(value);
  return {
    ...NO_ACTION,
    ...{ owner: text(one.owner), department: text(one.department), due: day(one.due), closed: day(one.closed) },
    quarter: /^\d{4}-Q[1-4]$/.test(text(one.quarter)) ? text(one.quarter) : "",
    status: STATUSES.find((status) => status === one.status) ?? "planned",
    baseline: number(one.baseline, -1e15, 1e15),
    note: text(one.note),
  };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").OwnAction | null} */
function readOwnAction(value) {
  const one = fields(value);
  const [impact, effort] = [level(one.impact, 5) ?? 3, level(one.effort, 5) ?? 3];
  if (text(one.id, 100) === "" || text(one.text) === "") return null;
  return {
    ...{ ...readAction(one), id: text(one.id, 100), text: text(one.text), practice: text(one.practice, 200) },
    ...{ impact: Math.max(1, impact), effort: Math.max(1, effort) },
  };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Reference | null} */
export function readReference(value) {
  const { id, version, sha256 } = fields(value);
  return typeof id === "string" && typeof version === "string" && typeof sha256 === "string"
    ? { id, version, sha256 }
    : null;
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Snapshot | null} */
export function readSnapshot(value) {
  const one = fields(value);
  const scores = (/** @type {unknown} */ of) => dictionary(of, (score) => number(score, 0, 20));
  if (typeof one.version !== "string") return null;
  return { version: one.version, day: day(one.day), declared: scores(one.declared), evidenced: scores(one.evidenced) };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Baseline | null} */
function readBaseline(value) {
  const one = fields(value);
  const snapshot = readSnapshot(one.snapshot);
  if (!snapshot || text(one.name) === "") return null;
  const files = list(one.files, (file) => {
    const { name, rows, sha256 } = fields(file);
    if (typeof name !== "string") return null;
    return { name, rows: number(rows, 0, 1e12) ?? 0, sha256: typeof sha256 === "string" ? sha256 : null };
  });
  return { name: text(one.name), kept: day(one.kept), snapshot, files };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").ServiceCell | null} */
function readService(value) {
  const one = fields(value);
  const state = STATES.find((state) => state === one.state);
  if (!state || text(one.service) === "" || text(one.channel) === "") return null;
  return {
    ...{ service: text(one.service, 200), channel: text(one.channel, 200), state },
    visit: text(one.visit),
    day: day(one.day),
  };
}

/** Without source and date a value is no reference. @param {unknown} value @returns {import("./maturity-shape.js").ReferenceValue | null} */
export function readReferenceValue(value) {
  const one = fields(value);
  const found = number(one.value, -1e15, 1e15);
  const [about, source, date] = [text(one.about, 200), text(one.source).trim(), day(one.date)];
  if (found === null || about === "" || source === "" || date === "") return null;
  return { about, value: found, source, date, note: text(one.note) };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Source | null} */
function readSource(value) {
  const one = fields(value);
  const kind = SOURCE_KINDS.find((kind) => kind === one.kind);
  if (!kind || text(one.name) === "") return null;
  return { kind, name: text(one.name), day: day(one.day), note: text(one.note), files: texts(one.files) };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Version | null} */
function readVersion(value) {
  const found = readReference(value);
  const one = fields(value);
  return found && { ...found, day: day(one.day), note: text(one.note) };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Front} */
function readFront(value) {
  const one = fields(value);
  return {
    ...{ dept: text(one.dept), entity: text(one.entity), respondent: text(one.respondent) },
    ...{ day: day(one.day), own: one.own === true },
  };
}

/** @param {unknown} value @returns {import("./maturity-shape.js").Point[]} */
function readPoints(value) {
  const named = list(value, (one) => ({ name: text(fields(one).name), practices: texts(fields(one).practices) }));
  return [...named, ...NO_MATURITY.points].slice(0, OWN_POINTS);
}

/** @param {unknown} stored @returns {MaturityAudit} */
export function readMaturity(stored) {
  const one = fields(stored);
  const weights = (/** @type {unknown} */ of) => dictionary(of, (weight) => number(weight, 0, 1e12));
  return {
    ...{ profile: text(one.profile, 200) || null, goal: text(one.goal, 200) || null },
    ...{ multipliers: weights(one.multipliers), entities: weights(one.entities), day: day(one.day) || null },
    ...{ practices: dictionary(one.practices, readPractice), actions: dictionary(one.actions, readAction) },
    services: list(one.services, readService),
    ...{ front: readFront(one.front), points: readPoints(one.points) },
    reference_values: list(one.reference_values, readReferenceValue),
    ...{ sources: list(one.sources, readSource), versions: list(one.versions, readVersion) },
    ...{ own_actions: list(one.own_actions, readOwnAction), model: readReference(one.model) },
    ...{ model_text: text(one.model_text, MODEL), baselines: list(one.baselines, readBaseline) },
    ...{ compared: text(one.compared), sheet: text(one.sheet, 200), snapshot: readSnapshot(one.snapshot) },
  };
}

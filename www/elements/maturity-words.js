// @ts-check
/** The maturity audit in words: names, scores, figures, findings and actions as texts, without a page. */
import { wording } from "../sector-words.js";
import { missingText } from "./fields.js";

/** @typedef {import("../store/maturity-shape.js").Model} Model */
/** @typedef {import("../store/maturity-shape.js").Maturity} Maturity */
/** @typedef {import("../store/maturity-shape.js").ActionState} ActionState */
/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("../generated/core.js").Fact} Fact */
/** @typedef {import("../generated/core.js").Action} Action */
/** @typedef {import("../generated/core.js").AuditFinding} Finding */
/** @typedef {Model["dimensions"][number]} Dimension */
/** @typedef {Dimension["practices"][number]} Practice */

/** Who speaks of an audit: its model, its language, and the page's state. @typedef {{ say: Say, state: import("../store/state.js").State, model: Model }} Room */

/** Two scores further apart are told from one another. */
export const DIGITS = 2;

/** The practices in their order, those of a role alone where a sheet is filled. @param {Model} model @param {string} [role] @returns {{ dimension: Dimension, practice: Practice }[]} */
export const listed = (model, role = "") =>
  model.dimensions.flatMap((dimension) =>
    dimension.practices
      .filter(({ respondents }) => role === "" || respondents.includes(role))
      .map((practice) => ({ dimension, practice })),
  );

/** @param {Model} model @param {string} id */
export const practiceById = (model, id) => listed(model).find(({ practice }) => practice.id === id) ?? null;

/** The practices with a score. @param {Room} room @param {Maturity} scores */
export const scored = (room, scores) =>
  listed(room.model).flatMap(({ dimension, practice }) => {
    const score = scores.practices[practice.id];
    return score && score.declared !== null ? [{ dimension, practice, score }] : [];
  });

/** The name of a practice or of a dimension; its id where the model does not know it. @param {Room} room @param {string | null} id */
export function nameOf({ model, say }, id) {
  const found = practiceById(model, id ?? "")?.practice ?? model.dimensions.find((one) => one.id === id);
  return found ? say.both(found.name) : say.name(id ?? "");
}

/** @param {Say} say @param {number | null | undefined} score */
export const scoreText = (say, score) => (score === null || score === undefined ? "–" : say.number(score, DIGITS));

/** A department as we say it; as it was typed where it is none of ours. @param {Say} say @param {string} role */
export const roleName = (say, role) =>
  say.has(`maturity.role.${role}`) ? say.t(`maturity.role.${role}`) : say.name(role || say.t("maturity.role-none"));

/** @param {Room} room @param {string | null} key */
export function stageName({ model, say }, key) {
  const level = model.levels.find((one) => one.key === key);
  return level ? say.both(level.name) : "–";
}

/** A figure in its unit. @param {Say} say @param {string} unit @param {number | null | undefined} value */
export function figureText(say, unit, value) {
  if (value === null || value === undefined) return "–";
  if (unit === "share") return say.percent(value, 1);
  if (unit === "relative") return (value > 0 ? "+" : "") + say.percent(value, 1);
  if (unit === "flag") return say.t(value > 0 ? "maturity.yes" : "maturity.no");
  return say.t(`maturity.unit.${unit}`, { n: value, value: say.number(value, value < 10 ? 2 : 0) });
}

/** How a figure is made, in the language of the page where the model has it. @param {Say} say @param {Model["kpis"][number]} figure */
export const formulaText = (say, { formula, formula_fr }) =>
  say.language === "fr" && formula_fr ? formula_fr : formula;

/** What a figure needs, as the model says it. @param {Room} room @param {string} need */
function needOf({ model, say }, need) {
  const figure = say.language === "fr" ? model.kpis.find((one) => one.needs === need) : null;
  return figure?.needs_fr || need;
}

/** The interval of a figure; a census has none. @param {Say} say @param {string} unit @param {Fact} fact */
export function factRange(say, unit, { value, low, high }) {
  if (value === null || low === null || high === null) return "–";
  if (low === high) return say.t("maturity.census");
  return say.t("interval.range", { low: figureText(say, unit, low), high: figureText(say, unit, high) });
}

/** Why a figure says nothing. @param {Room} room @param {Fact} fact @param {number} least */
export function factWhy(room, fact, least) {
  const { say } = room;
  if (!fact.reason) return "";
  if (say.has(`maturity.missing.${fact.reason}`))
    return say.t(`maturity.missing.${fact.reason}`, {
      n: fact.n,
      least,
      needs: say.list(fact.needs.map((one) => needOf(room, one))),
    });
  return missingText(room, { reason: fact.reason, needs: fact.needs });
}

/** A figure of the model, by its id. @param {Room} room @param {string} id */
export const figureOf = ({ model }, id) => model.kpis.find((one) => one.id === id) ?? null;

/** A figure in a sentence: value, interval, n. @param {Room} room @param {string} id @param {Fact} fact */
export function figureLine(room, id, fact) {
  const { say } = room;
  const figure = figureOf(room, id);
  const unit = figure?.unit ?? "";
  return say.t(fact.low === fact.high ? "maturity.figure-census" : "maturity.figure-line", {
    ...{ name: figure ? say.both(figure.name) : id, value: figureText(say, unit, fact.value) },
    ...{ range: factRange(say, unit, fact), n: fact.n },
  });
}

/** Lines of a text, without empty ones. @param {string} text */
export const linesOf = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The lowest and the highest level that the tested figures of a practice allow. @param {Maturity} scores @param {string | null} about */
function impliedOf(scores, about) {
  const checks = scores.verdicts.find(({ practice }) => practice === about)?.checks ?? [];
  const lows = checks.flatMap(({ implied_low }) => implied_low ?? []);
  const highs = checks.flatMap(({ implied_high }) => implied_high ?? []);
  return { low: Math.min(...lows), high: Math.max(...highs) };
}

/** What was found, in one sentence. @param {Room} room @param {Maturity} scores @param {Finding} finding */
export function factText(room, scores, finding) {
  const { say } = room;
  const { kind, about, words, declared, value, names } = finding;
  if (words) return say.both(words);
  const { low, high } = impliedOf(scores, about);
  const said = {
    fragile: (/** @type {string} */ one) => nameOf(room, one),
    services: (/** @type {string} */ one) => say.name(one),
  };
  const list = names.map(kind === "fragile" || kind === "services" ? said[kind] : (one) => roleName(say, one));
  return say.t(`maturity.fact.${kind}`, {
    ...{ name: nameOf(room, about), declared: scoreText(say, declared), low, high },
    value: kind === "not_scored" ? say.percent(value ?? 0) : scoreText(say, value),
    names: say.list(list),
  });
}

/** What shows it: figures with their intervals, or what each department says. @param {Room} room @param {Maturity} scores @param {Finding} finding */
export function proofsOf(room, scores, { kind, about, figures, declared }) {
  const { say } = room;
  const measured = Object.entries(figures).map(([id, fact]) => figureLine(room, id, fact));
  if (kind === "outcome" && about !== null && declared !== null)
    return [
      say.t("maturity.proof-declared", { name: nameOf(room, about), declared: scoreText(say, declared) }),
      ...measured,
    ];
  if (kind !== "disagreement") return measured;
  const departments = scores.practices[about ?? ""]?.departments ?? {};
  return Object.entries(departments).map(([one, score]) =>
    say.t("maturity.proof-department", { name: roleName(say, one), score: scoreText(say, score) }),
  );
}

/**
 * An action as the page shows it: the model's, or the consultant's own.
 * @typedef {object} Step
 * @property {string} id
 * @property {number} number its place in the list, from 1
 * @property {string} text
 * @property {string} practice
 * @property {Action["kind"]} kind
 * @property {number} impact
 * @property {number} effort
 * @property {string} quadrant
 * @property {string} quarter
 * @property {string} department
 * @property {string[]} blocked_by
 * @property {Action["moves"]} moves
 * @property {ActionState} state
 */

/** The model's actions and the consultant's own, by quarter.
 * @param {Room & { scores: Maturity | null, audit: import("../store/maturity-shape.js").MaturityAudit }} room @returns {Step[]} */
export function stepsOf({ scores, audit, say, model }) {
  const sector = wording(model, audit.profile)[say.language];
  const textOfAction = (/** @type {Action} */ { id, kind, words }) => {
    const text = words ? say.both(words) : id;
    return kind === "own" ? text : sector(text);
  };
  const actions = (scores?.roadmap ?? []).map((action) => ({
    ...action,
    state: /** @type {ActionState} */ (action.state),
    text: textOfAction(action),
  }));
  const all = actions.map((one, at) => ({ one, at }));
  // Within a quarter the order of the model stays.
  const rank = (/** @type {string} */ quarter) => (quarter === "" ? "~" : quarter.replace(/^Q(\d)$/, "Q0$1"));
  all.sort((a, b) =>
    rank(a.one.quarter) < rank(b.one.quarter) ? -1 : rank(a.one.quarter) > rank(b.one.quarter) ? 1 : a.at - b.at,
  );
  return all.map(({ one }, at) => ({ ...one, number: at + 1 }));
}

/** How many practices went up and down, of those that both audits have. @param {readonly import("../generated/core.js").Delta[]} deltas */
export function movesOf(deltas) {
  const moves = deltas.flatMap(({ delta }) => (delta === null ? [] : [delta]));
  return { n: moves.length, up: moves.filter((one) => one > 0).length, down: moves.filter((one) => one < 0).length };
}

// @ts-check
/** What the parts of the maturity room share: names, scores and figures in words. */
import { html, nothing } from "lit";
import { needText } from "./fields.js";
import { missingText } from "./figures.js";
import { whyButton } from "./why.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Model} Model */
/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("../generated/core.js").Fact} Fact */
/** @typedef {Model["dimensions"][number]} Dimension */
/** @typedef {Dimension["practices"][number]} Practice */

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

/** The practices with a score. @param {Room} room @param {import("../store/maturity-shape.js").Maturity} scores */
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

/** @param {Say} say @param {string} verdict */
export const verdictBadge = (say, verdict) =>
  html`<span class="verdict ${verdict.replaceAll("_", "-")}">${say.t(`maturity.verdict.${verdict}`)}</span>`;

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
  return missingText(say, { reason: fact.reason, needs: fact.needs }, (need) => needText(room, need));
}

/** A figure of the model, by its id. @param {Room} room @param {string} id */
export const figureOf = ({ model }, id) => model.kpis.find((one) => one.id === id) ?? null;

/** The name of a figure, with the way to its card where the catalogue has one. @param {Room} room @param {string} id @param {Fact} fact */
export function figureName(room, id, fact) {
  const { say, state } = room;
  const figure = figureOf(room, id);
  const name = figure ? say.both(figure.name) : id;
  const card = state.catalogue?.kpis.some((one) => one.id === fact.kpi);
  return html`${name} ${card && fact.kpi ? whyButton(room, { id: fact.kpi, name }) : nothing}`;
}

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

/** Today, where the page stands. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Lines of a text, without empty ones. @param {string} text */
export const linesOf = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

// @ts-check
/** What the parts of the maturity room share beside its words: badges, names that lead to a card, the day. */
import { html, nothing } from "lit";
import { figureOf } from "./maturity-words.js";
import { whyButton } from "./why.js";

export * from "./maturity-words.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").Model} Model */
/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("../generated/core.js").Fact} Fact */
/** @typedef {Model["dimensions"][number]} Dimension */
/** @typedef {Dimension["practices"][number]} Practice */

/** @param {Say} say @param {string} verdict */
export const verdictBadge = (say, verdict) =>
  html`<span class="verdict ${verdict.replaceAll("_", "-")}">${say.t(`maturity.verdict.${verdict}`)}</span>`;

/** The name of a figure, with the way to its card where the catalogue has one. @param {Room} room @param {string} id @param {Fact} fact */
export function figureName(room, id, fact) {
  const { say, state } = room;
  const figure = figureOf(room, id);
  const name = figure ? say.both(figure.name) : id;
  const card = state.catalogue?.kpis.some((one) => one.id === fact.kpi);
  return html`${name} ${card && fact.kpi ? whyButton(room, { id: fact.kpi, name }) : nothing}`;
}

/** Today, where the page stands. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

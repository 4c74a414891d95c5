// @ts-check
/** The Journey room: phases and channels as one grid, the map from the events, where customers are lost, and how far the channels are one. */
import { html, nothing } from "lit";
import { opens } from "../store/needs.js";
import { emptyState } from "./empty.js";
import { askedCard, staffCard } from "./journey-asked.js";
import { frictionCard, funnelCard, momentsCard } from "./journey-funnel.js";
import { gridCard } from "./journey-grid.js";
import { bridgesCard, flowsCard, matrixCard, pairsCard } from "./journey-map.js";
import { overlapCards, routesCards } from "./journey-overlap.js";
import { whyNot } from "./journey-parts.js";
import { explorerCard, pointsCard } from "./journey-points.js";
import { scaleCard } from "./journey-scale.js";
import { problemText } from "./problem.js";
import "./journey-notes.js";
import "./journey-phases.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./journey-parts.js").Report} Report */
/** @typedef {import("./journey-parts.js").Grid} Grid */

/** @param {View} view */
export function roomJourney(view) {
  const { state, say } = view;
  if (!state.report || !opens(state, "journey")) return emptyState(view);
  const answer = state.answers.journey;
  const report = /** @type {Report | undefined} */ (answer?.value ?? undefined);
  const grid = /** @type {Grid | undefined} */ (state.answers["journey-grid"]?.value ?? undefined);
  return html`<p class="lead">${say.t("journey.lead")}</p>
    <p class="sublead">${say.t("journey.caution")}</p>
    ${answer?.problem ? html`<p class="notice warning" role="alert">${problemText(say, answer.problem)}</p>` : nothing}
    ${report || answer?.problem ? nothing : html`<p class="muted" role="status">${say.t("journey.waiting")}</p>`}
    ${report?.missing ? html`<p class="notice">${whyNot(view, report.missing)}</p>` : nothing}
    ${report && !report.missing ? scaleCard(view, report) : nothing} ${gridCard(view, grid, report)} ${askedCard(view, grid)}
    <om-journey-phases .state=${state} .say=${say}></om-journey-phases>
    ${report && !report.missing ? map(view, report, grid) : nothing}
    <om-journey-notes .state=${state} .say=${say}></om-journey-notes> ${staffCard(view, grid)}`;
}

/** @param {View} view @param {Report} report @param {Grid | undefined} grid */
function map(view, report, grid) {
  return html`${flowsCard(view, report)} ${matrixCard(view, report)} ${bridgesCard(view, report)}
    ${funnelCard(view, report)} ${frictionCard(view, report, grid)} ${pointsCard(view, report, grid)}
    ${explorerCard(view, report)} ${momentsCard(view, report)} ${pairsCard(view, report)} ${overlapCards(view, report)}
    ${routesCards(view, report)}`;
}

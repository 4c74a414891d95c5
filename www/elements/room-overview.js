// @ts-check
/** The Overview: the finding first, then the figures, the channels, and what cannot be known. */
import { html, nothing } from "lit";
import { modelsChart } from "../charts/models.js";
import { revenueChart } from "../charts/revenue.js";
import { kpi as kpiOf } from "../store/state.js";
import { allFigures } from "./all-figures.js";
import { changes } from "./change.js";
import { customerResults } from "./customer-results.js";
import { emptyState } from "./empty.js";
import { missingText } from "./fields.js";
import { lead } from "./lead.js";
import { targetAlerts } from "./target-alerts.js";
import { whyButton } from "./why.js";
import "../charts/chart.js";
import "./board.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view */
export function roomOverview(view) {
  const { report, first } = view.state;
  if (report) return overview(view, rest(view));
  if (!first) return emptyState(view);
  // The board asks no more of a report than its figures.
  const state = { ...view.state, report: /** @type {import("../generated/core.js").Report} */ (first) };
  return overview({ ...view, state }, html`<p class="hint" role="status">${view.say.t("overview.first")}</p>`);
}

/** @param {View} view @param {unknown} below */
const overview = (view, below) => html`${lead(view)} ${targetAlerts(view)}
  <om-board .state=${view.state} .say=${view.say}></om-board>
  ${below}`;

/** @param {View} view */
function rest(view) {
  return html`<div class="columns">
      ${chart(view, revenueChart(view))} ${chart(view, modelsChart(view, { short: true }))}
    </div>
    ${customerResults(view)} ${allFigures(view)}
    <div class="columns">${changes(view)} ${unknown(view)}</div>`;
}

/** @param {View} view @param {import("../charts/chart.js").ChartSpec | null} spec */
export function chart({ state, say }, spec) {
  return spec ? html`<om-chart class="card" .state=${state} .say=${say} .spec=${spec}></om-chart>` : nothing;
}

/** @param {View} view */
function unknown(view) {
  const { state, say } = view;
  const missing = (state.report?.kpis ?? []).filter((one) => one.missing);
  const nobody = anonymous(view);
  if (missing.length === 0 && nobody === nothing) return nothing;
  return html`<section class="card">
    <h2>${say.t("unknown.title")}</h2>
    <p class="subtitle">${say.t(missing.length > 0 ? "unknown.subtitle" : "unknown.none", { n: missing.length, all: state.report?.kpis.length ?? 0 })}</p>
    <ul class="unknown">
      ${byReason(view, missing).map((group) => unknownRow(view, group))} ${nobody}
    </ul>
    ${state.rooms.includes("data") ? html`<p><a class="button" href="#data">${say.t("unknown.to-data")}</a></p>` : nothing}
  </section>`;
}

/** Sales of nobody known are in no figure by customer. @param {View} view */
function anonymous({ state, say }) {
  const known = kpiOf(state, "revenue_total")?.also.find((one) => one.id === "identified_share");
  if (!known || known.value > 0.995 || known.value < 0) return nothing;
  return html`<li>
    <div>
      <strong>${say.t("unknown.anonymous", { share: say.percent(1 - known.value) })}</strong>
      <span class="muted">${say.t("unknown.anonymous-frees")}</span>
    </div>
  </li>`;
}

/** @typedef {{ why: string, cards: import("../generated/core.js").KpiCard[] }} Group */

/** What waits for the same stands together. @param {View} view @param {import("../generated/core.js").KpiReport[]} missing */
function byReason(view, missing) {
  const { state } = view;
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const one of missing) {
    const card = state.catalogue?.kpis.find((card) => card.id === one.id);
    if (!card || !one.missing) continue;
    const why = missingText(view, one.missing);
    const group = groups.get(why) ?? { why, cards: [] };
    group.cards.push(card);
    groups.set(why, group);
  }
  return [...groups.values()];
}

/** @param {View} view @param {string} id @param {string} name */
const named = (view, id, name) =>
  html`<span class="waits"><strong>${name}</strong> ${whyButton(view, { id, name })}</span>`;

/** @param {View} view @param {Group} group */
function unknownRow(view, { why, cards }) {
  const { say } = view;
  return html`<li>
    <div>
      ${cards.map(({ id, name }) => named(view, id, say.both(name)))}
      <span class="muted">${why}</span>
    </div>
  </li>`;
}

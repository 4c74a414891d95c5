// @ts-check
/** The Customers room: segments, RFM and value, cohorts, lifetime value; one in front at a time. */
import { html, nothing } from "lit";
import { opens } from "../store/needs.js";
import { OFFERED } from "../store/segments.js";
import { clvView } from "./customers-clv.js";
import { cohortsView } from "./customers-cohorts.js";
import { rfmView } from "./customers-rfm.js";
import { segmentsView } from "./customers-segments.js";
import { emptyState } from "./empty.js";

/** @typedef {import("./base.js").View} View */

/** @type {Record<string, (view: View) => unknown>} */
const VIEWS = { segments: segmentsView, rfm: rfmView, cohorts: cohortsView, clv: clvView };

/** @param {View} view */
export function roomCustomers(view) {
  const { state, say, send } = view;
  if (!state.report || !opens(state, "customers")) return emptyState(view);
  const { view: front } = state.choices.customers;
  return html`<div class="pair views" role="group" aria-label=${say.t("customers.views")}>
      ${OFFERED.view.map(
        (one) =>
          html`<button aria-pressed=${one === front} @click=${() => send("setCustomers", { view: one })}>${say.t(`customers.view.${one}`)}</button>`,
      )}
    </div>
    <p class="lead">${say.t(`customers.lead.${front}`)}</p>
    ${VIEWS[front](view)}`;
}

/**
 * What an answer of the engine looks like; while it is awaited, or where there is none, a line that says so.
 * @template T
 * @param {View} view
 * @param {string} name
 * @param {(value: T) => unknown} show
 */
export function answered({ state, say }, name, show) {
  const answer = state.answers[name];
  if (answer?.problem)
    return html`<p class="notice warning">${say.code("problem", answer.problem.code, answer.problem.values)}</p>`;
  if (!answer?.value) return html`<p class="muted" role="status">${say.t("customers.waiting")}</p>`;
  return html`${answer.waiting ? html`<p class="muted" role="status">${say.t("customers.renewing")}</p>` : nothing} ${show(answer.value)}`;
}

/**
 * A choice among a few, in a row of settings.
 * @param {View} view
 * @param {"ties" | "step" | "measure" | "model"} name
 */
export function picked({ state, say, send }, name) {
  const chosen = state.choices.customers[name];
  /** @param {Event} event */
  const change = (event) => send("setCustomers", { [name]: /** @type {HTMLSelectElement} */ (event.target).value });
  return html`<label class="field">
    <span>${say.t(`customers.${name}`)}</span>
    <select @change=${change}>
      ${OFFERED[name].map((one) => html`<option value=${one} .selected=${one === chosen}>${say.t(`customers.${name}.${one}`)}</option>`)}
    </select>
  </label>`;
}

/** Scrolls sideways by touch and by keyboard. @param {string} label @param {unknown} table */
export const scrolled = (label, table) =>
  html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>${table}</div>`;

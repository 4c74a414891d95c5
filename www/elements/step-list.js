// @ts-check
/** Numbered steps, and how far one has come. */
import { html, nothing } from "lit";

/** @typedef {"done" | "current" | "todo"} StepState */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {StepState} state
 * @property {string} [note] one line more
 * @property {() => void} [open] leads to the step
 */

/** @param {import("../say.js").Say} say @param {{ label: string, steps: Step[] }} parts */
export function stepList(say, { label, steps }) {
  // A list without bullets is none to some screen readers, unless it is said to be one.
  return html`<ol class="steps" role="list" aria-label=${label}>
    ${steps.map((step, i) => stepItem(say, step, { n: i + 1, of: steps.length }))}
  </ol>`;
}

/** @param {import("../say.js").Say} say @param {Step} step @param {{ n: number, of: number }} place */
function stepItem(say, { name, state, note, open }, { n, of }) {
  return html`<li class=${state} aria-current=${state === "current" ? "step" : nothing}>
    <span class="number" aria-hidden="true">${state === "done" ? "✓" : n}</span>
    <div>
      <p class="step-head">
        <span class="visually-hidden">${say.t("steps.place", { n, of })}</span>
        ${open ? html`<button class="link step-name" @click=${open}>${name}</button>` : html`<span class="step-name">${name}</span>`}
        <span class="step-state">${say.t(`steps.${state}`)}</span>
      </p>
      ${note ? html`<p class="step-note">${note}</p>` : nothing}
    </div>
  </li>`;
}

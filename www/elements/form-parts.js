// @ts-check
/**
 * Form fields with their errors, as the GOV.UK Design System does them: label, hint, error, control, in this order;
 * and a summary of all errors that takes the focus and leads to each field.
 */
import { html, nothing } from "lit";
import { rootOf } from "./base.js";

/** @typedef {import("../say.js").Say} Say */
/** @typedef {{ id: string, text: string }} Fault `id` is that of the control */

/** What was typed or chosen in the field of an event. @param {Event} event */
export const textOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;

/** What describes a control, to be read out with it. @param {string} id @param {{ hint?: unknown, fault?: string }} parts */
export function describedBy(id, { hint, fault }) {
  return [hint ? `${id}-hint` : "", fault ? `${id}-error` : ""].filter(Boolean).join(" ") || nothing;
}

/** @param {Say} say @param {string} id @param {string | undefined} fault */
export function faultLine(say, id, fault) {
  if (!fault) return nothing;
  return html`<p class="field-error" id="${id}-error">
    <span class="visually-hidden">${say.t("form.error")}</span> ${fault}
  </p>`;
}

/**
 * @param {Say} say
 * @param {{ id: string, label: string, hint?: string, fault?: string, control: unknown }} parts
 */
export function formField(say, { id, label, hint, fault, control }) {
  return html`<div class="form-field ${fault ? "wrong" : ""}">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${faultLine(say, id, fault)} ${control}
  </div>`;
}

/** A link to a place in the page would be read as the address of a room: it gives the focus instead. @param {Event} event */
function lead(event) {
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  rootOf(link)
    .getElementById(decodeURIComponent(link.hash.slice(1)))
    ?.focus();
}

/** @param {Say} say @param {Fault[]} faults */
export function errorSummary(say, faults) {
  if (faults.length === 0) return nothing;
  return html`<div class="error-summary" role="alert" tabindex="-1">
    <h2>${say.t("form.problem")}</h2>
    <ul>
      ${faults.map(({ id, text }) => html`<li><a href="#${encodeURIComponent(id)}" @click=${lead}>${text}</a></li>`)}
    </ul>
  </div>`;
}

/** @param {Fault[]} faults @param {string} id */
export const faultOf = (faults, id) => faults.find((one) => one.id === id)?.text;

/** A number as it is typed in either language; `null` for an empty field, NaN for anything else. @param {string} text */
export function typedNumber(text) {
  const plain = text.replace(/\s/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whether the browser knows a zone of this name. @param {string} zone */
export function isZone(zone) {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

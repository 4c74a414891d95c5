// @ts-check
/** Reference values beside a figure or a level: the value, where it is from, and of when. */
import { html, nothing } from "lit";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/maturity-shape.js").ReferenceValue} ReferenceValue */

/** @param {View} view @param {(string | null | undefined)[]} about */
export const referencesOf = ({ state }, ...about) =>
  state.choices.maturity.reference_values.filter((one) => about.includes(one.about));

/** @param {View} view @param {readonly ReferenceValue[]} found @param {(value: number) => string} format */
export function referenceLines({ say }, found, format) {
  if (found.length === 0) return nothing;
  return found.map(
    (one) => html`<p class="reference">
      ${say.t("reference.line", { value: format(one.value) })} <span>${say.name(one.source)}, ${say.day(one.date, "short")}</span>
    </p>`,
  );
}

/** Beside a figure of the catalogue. @param {View} view @param {{ id: string, unit: string }} kpi */
export function kpiReferences(view, { id, unit }) {
  const currency = view.state.report?.settings.currency ?? "EUR";
  const format = (/** @type {number} */ value) => view.say.value(value, /** @type {any} */ (unit), currency, true);
  return referenceLines(view, referencesOf(view, id), format);
}

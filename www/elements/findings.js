// @ts-check
/** What is worth a look in the files before a figure is believed. */
import { html, nothing } from "lit";
import { mergeButton } from "./channels.js";
import { checkText } from "./check-text.js";
import { fieldName } from "./fields.js";
import { labelOf } from "./identity.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Finding} Finding */
/** @typedef {import("../generated/core.js").Filled} Filled */

/** @param {View} view */
export function findingsCard(view) {
  const { state, say } = view;
  if (!state.quality) return nothing;
  const { findings } = state.quality;
  return html`<section class="card checks">
    <h2>${say.t("checks.title")}</h2>
    <p class="subtitle">${say.t(findings.length > 0 ? "checks.subtitle" : "checks.none")}</p>
    <ul class="findings">
      ${findings.map((one) => html`<li>${finding(view, one)}</li>`)}
    </ul>
  </section>`;
}

/** @param {View} view @param {Finding} one */
function finding(view, one) {
  const { say } = view;
  const currency = view.state.report?.settings.currency ?? "EUR";
  const { code, count } = one;
  const { lines } = one;
  const more = count > lines.length ? say.t("ledger.more") : "";
  return html`<strong>${checkText(say, currency, one)}</strong>
    ${one.file === null ? nothing : html`<span class="muted">${labelOf(view, one.file)}</span>`}
    ${lines.length > 0 ? html`<span class="muted">${say.t("ledger.lines", { n: count, lines: lines.join(", ") + more })}</span>` : nothing}
    <span class="todo">${say.t(`check-do.${code}`)}</span>
    ${code === "channels-alike" ? mergeButton(view, one.names) : nothing}`;
}

/** How much of each mapped column of a file is filled. @param {View} view @param {import("../store/state.js").FileState} file */
export function completeness(view, file) {
  const { say } = view;
  const columns = (view.state.quality?.columns ?? []).filter((one) => one.file === file.id);
  if (columns.length === 0) return nothing;
  const short = columns.filter(({ filled, rows }) => filled < rows);
  return html`<details class="filled">
    <summary>${say.t("filled.title", { n: short.length })}</summary>
    <dl>
      ${columns.map(
        ({ field, column, filled, rows }) => html`<div>
          <dt>${fieldName(view, field, file.mapping?.table)} <span class="muted">${column}</span></dt>
          <dd><meter min="0" max=${rows} .value=${filled} aria-label=${fieldName(view, field, file.mapping?.table)}></meter> ${say.percent(rows > 0 ? filled / rows : 0, 1)}</dd>
        </div>`,
      )}
    </dl>
  </details>`;
}

// @ts-check
/** On the Overview, whatever board is in front: what customers get and give back, group by group, for every role. */
import { html, nothing } from "lit";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";
import { scroll } from "./scroll.js";
import { whyButton } from "./why.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").BrokenDown} BrokenDown */

/** Below this many nobody is told from a group. */
const FEWEST = 10;

/** @param {View} view */
export function customerResults(view) {
  const { state, say } = view;
  /** @type {import("../generated/core.js").Breakdown | null} */
  const answer = state.answers["customer-results"]?.value ?? null;
  const known = (answer?.kpis ?? []).filter(({ missing, whole }) => !missing && whole !== null);
  if (known.length === 0) return nothing;
  const keys = [...new Set(known.flatMap(({ parts }) => parts.map(({ key }) => key)))];
  return html`<section class="card customer-results">
    <h2>${say.t("results.title")}</h2>
    <p class="subtitle">${say.t("results.lead", { least: FEWEST })}</p>
    ${scroll(
      say.t("results.title"),
      html`<table class="figures">
        <thead>
          <tr><th scope="col">${say.t("results.group")}</th>${known.map((one) => head(view, one))}</tr>
        </thead>
        <tbody>
          <tr><th scope="row">${say.t("results.everybody")}</th>${known.map((one) => cell(view, one, { ...one, value: one.whole, low: null, high: null, missing: null }))}</tr>
          ${keys.map(
            (key) => html`<tr>
              <th scope="row">${key === "" ? say.t("results.unsaid") : say.name(key)}</th>
              ${known.map((one) =>
                cell(
                  view,
                  one,
                  one.parts.find((part) => part.key === key),
                ),
              )}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** @param {View} view @param {BrokenDown} kpi */
function head(view, { id }) {
  const card = view.state.catalogue?.kpis.find((one) => one.id === id);
  const name = card ? view.say.both(card.name) : id;
  return html`<th scope="col">${name} ${whyButton(view, { id, name })}</th>`;
}

/**
 * @param {View} view
 * @param {BrokenDown} kpi
 * @param {{ value: number | null, low: number | null, high: number | null, n: number, missing: import("../generated/core.js").Missing | null } | undefined} part
 */
function cell(view, { unit }, part) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  if (!part) return html`<td>–</td>`;
  if (part.value === null)
    return html`<td class="words muted">${part.missing ? missingText(view, part.missing) : "–"}</td>`;
  if (part.n < FEWEST) return html`<td class="words muted">${say.t("results.few", { least: FEWEST })}</td>`;
  const range = part.low !== null && part.high !== null ? rangeText(say, part.low, part.high, unit, currency) : "";
  return html`<td>
    <b>${say.value(part.value, unit, currency)}</b>
    <span class="muted">${range} ${say.t("results.n", { n: part.n })}</span>
  </td>`;
}

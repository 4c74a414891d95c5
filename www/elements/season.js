// @ts-check
/** A figure over time in the Targets room: the season taken out, and the dates of change. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { seasonChart } from "../charts/season.js";
import { SEASON_STEPS } from "../store/season.js";
import { needText } from "./fields.js";
import { missingText } from "./figures.js";
import { textOf } from "./form-parts.js";
import { chart } from "./room-overview.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Season} Season */

/** @param {View} view */
export function seasonPart(view) {
  const { state, say, send } = view;
  if (!state.report) return nothing;
  const { season: chosen } = state.choices;
  const cards = state.catalogue?.kpis ?? [];
  const card = cards.find(({ id }) => id === chosen.kpi);
  /** @type {Season | null} */
  const season = state.answers.season?.value ?? null;
  const current = season?.id === chosen.kpi;
  return html`<section class="card">
      <h2>${say.t("season.title")}</h2>
      <p class="subtitle">${say.t("season.subtitle")}</p>
      <div class="settings-row">
        <label class="field">
          <span>${say.t("channels.figure")}</span>
          <select @change=${(/** @type {Event} */ event) => send("setSeason", { kpi: textOf(event) })}>
            ${cards.map(({ id, name }) => html`<option value=${id} .selected=${live(id === chosen.kpi)}>${say.both(name)}</option>`)}
          </select>
        </label>
        <label class="field">
          <span>${say.t("season.step")}</span>
          <select @change=${(/** @type {Event} */ event) => send("setSeason", { step: /** @type {any} */ (textOf(event)) })}>
            ${SEASON_STEPS.map((step) => html`<option value=${step} .selected=${live(step === chosen.step)}>${say.t(`by.${step}`)}</option>`)}
          </select>
        </label>
      </div>
      ${current ? said(view, season) : html`<p class="muted" role="status">${say.t("channels.waiting")}</p>`}
    </section>
    ${current && season.points.length > 0 ? chart(view, seasonChart(view, season, card ? say.both(card.name) : season.id)) : nothing}`;
}

/** @param {View} view @param {Season} season */
function said(view, season) {
  const { state, say } = view;
  if (season.missing)
    return html`<p class="notice warning">${missingText(say, season.missing, (need) => needText(view, need))}</p>`;
  const currency = state.report?.settings.currency ?? "EUR";
  const value = (/** @type {number} */ x) => say.value(x, season.unit, currency, true);
  return html`${season.unseasonal ? html`<p class="notice">${say.t("season.unseasonal", { n: 2 * season.period })}</p>` : nothing}
    ${
      season.changes.length === 0
        ? html`<p>${say.t("season.unchanged")}</p>`
        : html`<ul class="plain">
            ${season.changes.map(
              (one) =>
                html`<li>${say.t("season.change", { day: say.day(one.from), before: value(one.before), after: value(one.after) })}</li>`,
            )}
          </ul>`
    }`;
}

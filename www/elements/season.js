// @ts-check
/** A figure over time in the Targets room: the season taken out, and the dates of change. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { seasonChart } from "../charts/season.js";
import { SEASON_STEPS } from "../store/season.js";
import { missingText } from "./fields.js";
import { textOf } from "./form-parts.js";
import { chart } from "./room-overview.js";
import "./form.js";

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
      ${notesPart(view)}
    </section>
    ${current && season.points.length > 0 ? chart(view, seasonChart(view, season, card ? say.both(card.name) : season.id, chosen.notes)) : nothing}`;
}

/** What happened when: numbered as in the chart, kept with the audit. @param {View} view */
function notesPart({ state, say, send }) {
  const { notes } = state.choices.season;
  /** @param {Record<string, string>} typed */
  const check = ({ day, text }) => ({
    ...(day ? {} : { day: say.t("season.note-no-day") }),
    ...(text ? {} : { text: say.t("season.note-no-text") }),
  });
  /** @param {readonly { day: string, text: string }[]} all */
  const save = (all) => send("setSeason", { notes: [...all].sort((a, b) => a.day.localeCompare(b.day, "en")) });
  return html`<details class="season-notes" ?open=${notes.length > 0}>
    <summary>${say.t("season.notes")}</summary>
    ${
      notes.length === 0
        ? nothing
        : html`<ol>
            ${notes.map(
              (note, at) => html`<li>
                ${say.day(note.day)}${say.t("colon")} ${say.name(note.text)}
                <button class="quiet" aria-label=${say.t("decisions.remove-of", { decision: note.text })} @click=${() => save(notes.toSpliced(at, 1))}>×</button>
              </li>`,
            )}
          </ol>`
    }
    <om-form
      .say=${say}
      .name=${`season-note-${notes.length}`}
      .fields=${[
        { name: "day", type: "date", label: say.t("season.note-day") },
        { name: "text", label: say.t("season.note-text"), hint: say.t("season.note-hint") },
      ]}
      .values=${{ day: "", text: "" }}
      .check=${check}
      .apply=${(/** @type {Record<string, string>} */ { day, text }) => save([...notes, { day, text }])}
    ></om-form>
  </details>`;
}

/** @param {View} view @param {Season} season */
function said(view, season) {
  const { state, say } = view;
  if (season.missing) return html`<p class="notice warning">${missingText(view, season.missing)}</p>`;
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

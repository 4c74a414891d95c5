// @ts-check
/** The Voice & service room: what customers say, asked or unasked, what their acts say, and how they are served. */
import { html, nothing } from "lit";
import { isHours } from "../store/hours.js";
import { opens } from "../store/needs.js";
import { kpi as kpiOf } from "../store/state.js";
import { definitionForm } from "./definition.js";
import { emptyState } from "./empty.js";
import { problemText } from "./problem.js";
import { tile } from "./tile.js";
import { originsCard, phasesCard, questionsCard } from "./voice-said.js";
import { serviceCards } from "./voice-service.js";
import { loopCard, themesCard } from "./voice-themes.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Voice} Voice */
/** @typedef {import("../generated/core.js").Service} Service */

const TILES = ["nps", "csat", "ces", "sentiment", "response_time", "resolution_time", "fcr", "seamless_transfer"];

/** @param {View} view */
export function roomVoice(view) {
  const { state, say } = view;
  if (!state.report || !opens(state, "voice")) return emptyState(view);
  const { voice, service } = state.answers;
  const [said, served] = [
    /** @type {Voice | undefined} */ (voice?.value),
    /** @type {Service | undefined} */ (service?.value),
  ];
  const waiting = !said && !served && !voice?.problem;
  return html`<p class="lead">${say.t("voice.lead")}</p>
    <p class="sublead">${say.t("voice.caution")}</p>
    <ul class="tiles">${TILES.map((id) => tileOf(view, id))}</ul>
    ${voice?.problem ? html`<p class="notice warning">${problemText(say, voice.problem)}</p>` : nothing} ${waiting ? html`<p>${say.t("voice.waiting")}</p>` : nothing}
    ${said ? html`${questionsCard(view, said)} ${phasesCard(view, said)} ${originsCard(view, said)} ${themesCard(view, said)} ${loopCard(view, said)}` : nothing}
    ${served && served.all.tickets > 0 ? serviceCards(view, served) : nothing} ${settings(view)}`;
}

/** @param {View} view @param {string} id */
function tileOf(view, id) {
  const kpi = kpiOf(view.state, id);
  return kpi ? tile(view, kpi) : nothing;
}

/** @param {View} view */
function settings({ state, say, send }) {
  const { business_hours, contact_days, follow_up_days } = state.choices.definitions;
  const days = /** @type {const} */ ({ least: 1, most: 90, whole: true });
  return html`<section class="card">
    <h2>${say.t("voice.settings")}</h2>
    <div class="settings-row">
      <om-form
        .say=${say}
        .name=${"business-hours"}
        .fields=${[{ name: "business_hours", type: "text", label: say.t("setting.business_hours"), hint: say.t("definition.business_hours-hint") }]}
        .values=${{ business_hours }}
        .check=${(/** @type {Record<string, string>} */ { business_hours: typed }) => (isHours(typed) ? {} : { business_hours: say.t("definition.business_hours-wrong") })}
        .apply=${(/** @type {Record<string, string>} */ { business_hours: typed }) => send("setDefinitions", { business_hours: typed.trim() })}
      ></om-form>
      ${definitionForm({ say, send }, { name: "contact_days", value: contact_days, ...days })}
      ${definitionForm({ say, send }, { name: "follow_up_days", value: follow_up_days, ...days })}
    </div>
  </section>`;
}

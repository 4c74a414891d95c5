// @ts-check
/** The Attribution room: how the models share the same conversions out, and what none of them proves. */
import { html, nothing } from "lit";
import { channelClass } from "../charts/channels.js";
import { byCredit } from "../charts/credit.js";
import { modelsChart } from "../charts/models.js";
import { opens } from "../store/needs.js";
import { record } from "../store/state.js";
import { definitionForm } from "./definition.js";
import { emptyState, missingState } from "./empty.js";
import { needText } from "./fields.js";
import { chart } from "./room-overview.js";
import "./paths-table.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").AttributionReport} AttributionReport */

const ORDERS = [1, 2, 3, 4];

/** @param {View} view */
export function roomAttribution(view) {
  const { state, say } = view;
  const attribution = state.report?.attribution;
  if (!attribution || !opens(state, "attribution")) return emptyState(view);
  if (attribution.missing)
    return missingState(view, say.t("attribution.missing"), attribution.missing, (need) => needText(view, need));
  return html`<p class="lead">${say.t("attribution.lead", { n: attribution.conversions - attribution.unattributed.conversions })}</p>
    <p class="sublead"><strong>${say.t("attribution.caution")}</strong></p>
    ${apart(view, attribution)} ${settings(view)} ${chart(view, modelsChart(view, { short: false }))} ${table(view, attribution)}
    <om-paths-table .state=${state} .say=${say}></om-paths-table> ${models(view, attribution)}`;
}

/** What no model may spread. @param {View} view @param {AttributionReport} attribution */
function apart({ state, say }, attribution) {
  const currency = state.report?.settings.currency ?? "EUR";
  const { unattributed, unidentified, conversions, value } = attribution;
  const shared = { conversions: conversions - unattributed.conversions, value: value - unattributed.value };
  /** @type {[string, { conversions: number, value: number }][]} */
  const all = [
    ["shared", shared],
    ["unattributed", unattributed],
    ["unidentified", unidentified],
  ];
  return html`<ul class="tiles apart">
    ${all.map(
      ([name, amount]) => html`<li class="tile">
        <h2>${say.t(`attribution.${name}`)}</h2>
        <p class="value"><b>${say.number(amount.conversions)}</b> <span>${say.t("attribution.conversions", { n: amount.conversions })}</span></p>
        <p class="interval">${say.value(amount.value, "money", currency)}</p>
        <p class="count">${say.t(`attribution.${name}-why`)}</p>
      </li>`,
    )}
  </ul>`;
}

/** @param {View} view */
function settings({ state, say, send }) {
  const { lookback_days, order, touch_name } = state.choices.definitions;
  /** @param {Event} event */
  const chosen = (event) =>
    send("setDefinitions", { order: Number(/** @type {HTMLSelectElement} */ (event.target).value) });
  return html`<div class="settings-row">
    <label class="field">
      <span>${say.t("attribution.touch-name")}</span>
      <select
        @change=${(/** @type {Event} */ event) =>
          send("setDefinitions", {
            touch_name: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value),
          })}
      >
        ${["source", "channel"].map((one) => html`<option value=${one} .selected=${one === touch_name}>${say.t(`touch-name.${one}`)}</option>`)}
      </select>
    </label>
    <label class="field">
      <span>${say.t("attribution.order")}</span>
      <select @change=${chosen}>
        ${ORDERS.map((one) => html`<option value=${one} .selected=${one === order}>${one}</option>`)}
      </select>
    </label>
    ${definitionForm({ say, send }, { name: "lookback_days", value: lookback_days, least: 1, most: 3650, whole: true })}
  </div>`;
}

/** @param {View} view @param {AttributionReport} attribution */
function table(view, attribution) {
  const { state, say, send } = view;
  const runs = attribution.models.filter((model) => !model.missing);
  const front = runs.find((model) => model.id === state.choices.model) ?? runs.at(-1);
  if (!front) return nothing;
  const channels = byCredit(front);
  return html`<section class="card">
    <h2>${say.t("attribution.table")}</h2>
    <p class="subtitle">${say.t("attribution.table-subtitle")}</p>
    <div class="scroll" tabindex="0" role="group" aria-label=${say.t("attribution.table")}>
      <table class="figures models">
        <thead>
          <tr>
            <th scope="col">${say.t("head.channel")}</th>
            ${runs.map(
              (model) => html`<th scope="col">
                <button aria-pressed=${model.id === front.id} @click=${() => send("setModel", model.id)}>${modelName(view, model.id)}</button>
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${channels.map(
            ({ channel }) => html`<tr>
              <th scope="row"><span class="key ${channelClass(channel, state)}"></span>${channel}</th>
              ${runs.map((model) => creditCell(view, model, channel, model.id === front.id))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** @param {View} view @param {import("../generated/core.js").ModelReport} model @param {string} channel @param {boolean} front */
function creditCell({ state, say }, model, channel, front) {
  const credit = model.channels.find((one) => one.channel === channel);
  if (!credit) return html`<td class=${front ? "front" : ""}>–</td>`;
  const money = say.value(credit.value, "money", state.report?.settings.currency ?? "EUR");
  return html`<td class=${front ? "front" : ""}>
    <b>${say.percent(credit.share, 1)}</b>
    <span class="muted">${say.number(credit.conversions, 1)} · ${money}</span>
  </td>`;
}

/** @param {View} view @param {string} id */
export function modelName({ state, say }, id) {
  const card = state.catalogue?.models.find((model) => model.id === id);
  return card ? say.both(card.name) : id;
}

/** @param {View} view @param {AttributionReport} attribution */
function models(view, attribution) {
  const { state, say } = view;
  return html`<section class="card">
    <h2>${say.t("attribution.models")}</h2>
    <div class="model-texts">
      ${state.catalogue?.models.map((card) => {
        const run = attribution.models.find((model) => model.id === card.id);
        return html`<article>
          <h3>${say.both(card.name)}</h3>
          <p>${say.both(card.says)}</p>
          <p><span class="muted">${say.t("attribution.favours")}</span> ${say.both(card.favours)}</p>
          <p><span class="muted">${say.t("attribution.use-when")}</span> ${say.both(card.use_when)}</p>
          ${run?.missing ? html`<p class="notice warning">${say.t("attribution.refused", { reason: run.missing })}</p>` : nothing}
          ${run ? diagnostics(view, run) : nothing}
        </article>`;
      })}
    </div>
  </section>`;
}

/** @param {View} view @param {import("../generated/core.js").ModelReport} run */
function diagnostics({ say }, run) {
  const { states, p_conversion, has_nulls, removal_effects = [] } = run.diagnostics;
  if (states === undefined) return nothing;
  const effects = [...removal_effects].sort((a, b) => b.effect - a.effect);
  return html`<p class="muted">
      ${say.t("attribution.diagnostics", { states, order: record(run.settings).order ?? "1", p: say.percent(p_conversion ?? 0, 1) })}
      ${has_nulls ? "" : say.t("attribution.no-nulls")}
    </p>
    <p class="muted">
      ${say.t("attribution.removal")}
      ${say.list(effects.map(({ channel, effect }) => `${say.name(channel)} ${say.percent(effect, 0)}`))}
    </p>`;
}

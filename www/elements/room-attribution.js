// @ts-check
/** The Attribution room: how the models share the same conversions out, and what none of them proves. */
import { html, nothing } from "lit";
import { channelClass } from "../charts/channels.js";
import { byCredit } from "../charts/credit.js";
import { modelsChart } from "../charts/models.js";
import { whyNotRun } from "../refusal.js";
import { opens } from "../store/needs.js";
import { record } from "../store/state.js";
import { journeysCards } from "./attribution-journeys.js";
import { moneyCard } from "./attribution-money.js";
import { attributionSettings } from "./attribution-settings.js";
import {
  adviceCard,
  disagreementCard,
  fitnessCard,
  intervalOf,
  modelName,
  studyOf,
  studyProgress,
} from "./attribution-study.js";
import { emptyState, missingState } from "./empty.js";
import { inPages } from "./pages.js";
import { chart } from "./room-overview.js";
import { scroll } from "./scroll.js";
import { inTurn } from "./turns.js";
import "./order-credit.js";
import "./paths-table.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").AttributionReport} AttributionReport */

/** @param {View} view */
export function roomAttribution(view) {
  const { state, say } = view;
  const attribution = state.report?.attribution;
  if (!attribution || !opens(state, "attribution")) return emptyState(view);
  if (attribution.missing) return missingState(view, say.t("attribution.missing"), attribution.missing);
  return html`<p class="lead">${say.t("attribution.lead", { n: attribution.conversions - attribution.unattributed.conversions })}</p>
    <p class="sublead"><strong>${say.t("attribution.caution")}</strong></p>
    ${apart(view, attribution)} ${studyProgress(view)} ${fitnessCard(view)} ${attributionSettings(view)} ${adviceCard(view)}
    ${inTurn(() => chart(view, modelsChart(view, { short: false })))} ${inTurn(() => table(view, attribution))}
    ${inTurn(() => disagreementCard(view))} ${inTurn(() => coverage(view, attribution))} ${journeysCards(view)}
    ${inTurn(() => moneyCard(view))}
    ${inTurn(
      () => html`<om-paths-table .state=${state} .say=${say}></om-paths-table>
        <om-order-credit .state=${state} .say=${say}></om-order-credit>`,
    )}
    ${inTurn(() => models(view, attribution))}`;
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
    ${inPages(view, { count: channels.length, what: "pages.channels" }, (from, to) =>
      scroll(
        say.t("attribution.table"),
        html`<table class="figures models">
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
          ${channels.slice(from, to).map(
            ({ channel }) => html`<tr>
              <th scope="row"><span class="key ${channelClass(channel, state)}"></span>${channel}</th>
              ${runs.map((model) => creditCell(view, model, channel, model.id === front.id))}
            </tr>`,
          )}
        </tbody>
      </table>`,
      ),
    )}
  </section>`;
}

/** @param {View} view @param {import("../generated/core.js").ModelReport} model @param {string} channel @param {boolean} front */
function creditCell(view, model, channel, front) {
  const { state, say } = view;
  const interval = intervalOf(studyOf(view), model.id, channel);
  const credit = model.channels.find((one) => one.channel === channel);
  if (!credit) return html`<td class=${front ? "front" : ""}>–</td>`;
  const money = say.value(credit.value, "money", state.report?.settings.currency ?? "EUR");
  return html`<td class=${front ? "front" : ""}>
    <b>${say.percent(credit.share, 1)}</b>
    ${interval ? html`<span class="muted">${say.percent(interval.low, 1)} – ${say.percent(interval.high, 1)}</span>` : nothing}
    <span class="muted">${say.number(credit.conversions, 1)} · ${money}</span>
  </td>`;
}

/** Of whom anything is known, and of whom a touch. @param {View} view @param {AttributionReport} attribution */
function coverage(view, attribution) {
  const { say } = view;
  if (attribution.coverage.length === 0) return nothing;
  const share = (/** @type {number} */ part, /** @type {number} */ of) => (of === 0 ? "–" : say.percent(part / of, 1));
  return html`<section class="card">
    <h2>${say.t("coverage.title")}</h2>
    <p class="subtitle">${say.t("coverage.subtitle")}</p>
    ${inPages(view, { count: attribution.coverage.length, size: 24 }, (from, to) =>
      scroll(
        say.t("coverage.title"),
        html`<table class="figures">
        <thead>
          <tr>${["channel", "sales", "identified", "attributed"].map((one) => html`<th scope="col">${say.t(`coverage.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${attribution.coverage.slice(from, to).map(
            (one) => html`<tr>
              <th scope="row">${one.channel}</th>
              <td>${say.number(one.sales)}</td>
              <td>${share(one.identified, one.sales)}</td>
              <td>${share(one.attributed, one.sales)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
      ),
    )}
  </section>`;
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
          ${run?.missing ? html`<p class="notice warning">${say.t("attribution.refused", { reason: whyNotRun(say, run) })}</p>` : nothing}
          ${run ? diagnostics(view, run) : nothing}
        </article>`;
      })}
    </div>
  </section>`;
}

/** Channels told in one sentence. */
const TOLD = 8;

/** A list whose first ones are told, and whose others open. @param {View} view @param {string[]} all */
function inShort({ say }, all) {
  // One more than told would only hide itself.
  if (all.length <= TOLD + 1) return say.list(all);
  return html`${all.slice(0, TOLD).join(", ")}
    <details>
      <summary>${say.t("pages.others", { n: all.length - TOLD })}</summary>
      ${say.list(all.slice(TOLD))}
    </details>`;
}

/** @param {View} view @param {import("../generated/core.js").ModelReport} run */
function diagnostics(view, run) {
  const { state, say } = view;
  const { states, p_conversion, removal_effects = [], effects = [], notes = [] } = run.diagnostics;
  const channel = (/** @type {{ channel: string }} */ one) => say.name(one.channel);
  const lost = [...removal_effects].sort((a, b) => b.effect - a.effect);
  const found = [...effects].sort((a, b) => b.value - a.value);
  return html`${
    states === undefined
      ? nothing
      : html`<p class="muted">
          ${say.t("attribution.diagnostics", { states, order: record(run.settings).order ?? "1", p: say.percent(p_conversion ?? 0, 1) })}
          ${say.t(`removal-is.${state.choices.definitions.removal}`)}
        </p>`
  }
  ${notes.map((note) => html`<p class="muted">${say.code("note", note)}</p>`)}
  ${
    lost.length === 0
      ? nothing
      : html`<div class="muted">
          ${say.t("attribution.removal")} ${inShort(
            view,
            lost.map((one) => `${channel(one)} ${say.percent(one.effect, 0)}`),
          )}
        </div>`
  }
  ${
    found.length === 0
      ? nothing
      : html`<div class="muted">
          ${say.t("attribution.effects")}
          ${inShort(
            view,
            found.map(
              (one) =>
                `${channel(one)} ${say.number(one.value, 3)}${one.error === null ? "" : ` ± ${say.number(one.error, 3)}`}`,
            ),
          )}
        </div>`
  }`;
}

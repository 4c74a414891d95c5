// @ts-check
/** The grid of services and channels: what is there, what is promised and lacking, and what a mystery visit saw. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import {
  gridOf,
  STATES,
  withCell,
  withChannel,
  withGrid,
  withoutLine,
  withService,
} from "../store/maturity-services.js";
import { textOf } from "./form-parts.js";
import { today } from "./maturity-parts.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("../store/maturity-shape.js").ServiceCell} Cell */

/** What a grid begins with, in the language of whoever begins it. */
const [SERVICES, CHANNELS] = [
  ["collect", "return", "stock", "loyalty", "gift", "advice", "tracking"],
  ["store", "site", "app", "phone"],
];

/** @param {Room} room */
export function servicesTab(room) {
  const { say, audit, change } = room;
  const { services, channels } = gridOf(audit);
  const names = (/** @type {string} */ of, /** @type {string[]} */ all) =>
    all.map((one) => say.t(`maturity.${of}.${one}`));
  const begin = () => change((one) => withGrid(one, names("service", SERVICES), names("channel", CHANNELS)));
  return html`<section class="card services">
    <h2>${say.t("maturity.services")}</h2>
    <p class="subtitle">${say.t("maturity.services-lead")}</p>
    ${
      services.length === 0
        ? html`<button class="primary" @click=${begin}>${say.t("maturity.services-begin")}</button>`
        : html`${standing(room)} ${grid(room, services, channels)} ${adding(room)} ${visits(room)}`
    }
  </section>`;
}

/** How much of what is promised is there. @param {Room} room */
function standing({ say, scores }) {
  const fact = scores?.figures.service_parity_index;
  if (!fact || fact.value === null) return html`<p>${say.t("maturity.services-none")}</p>`;
  const lacking = Math.round(fact.n * (1 - fact.value));
  return html`<p class="lead">${say.t("maturity.services-parity", { share: say.percent(fact.value), n: fact.n, lacking })}</p>`;
}

/** @param {Room} room @param {string[]} services @param {string[]} channels */
function grid(room, services, channels) {
  const { say, audit, change } = room;
  const remove = (/** @type {"service" | "channel"} */ by, /** @type {string} */ name) =>
    html`<button class="quiet" aria-label=${say.t("maturity.services-remove", { name })} @click=${() => change((one) => withoutLine(one, by, name))}>×</button>`;
  return scroll(
    say.t("maturity.services"),
    html`<table class="figures service-grid">
      <thead>
        <tr>
          <th scope="col">${say.t("maturity.head.service")}</th>
          ${channels.map((channel) => html`<th scope="col">${say.name(channel)} ${remove("channel", channel)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${services.map(
          (service) => html`<tr>
            <th scope="row">${say.name(service)} ${remove("service", service)}</th>
            ${channels.map((channel) =>
              cell(
                room,
                service,
                channel,
                audit.services.find((one) => one.service === service && one.channel === channel),
              ),
            )}
          </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** @param {Room} room @param {string} service @param {string} channel @param {Cell | undefined} held */
function cell({ say, change }, service, channel, held) {
  const state = held?.state ?? "unknown";
  return html`<td class="is-${state.replaceAll("_", "-")}">
    <select
      aria-label=${say.t("maturity.services-cell", { service, channel })}
      @change=${(/** @type {Event} */ event) => change((one) => withCell(one, service, channel, { state: /** @type {Cell["state"]} */ (textOf(event)) }))}
    >
      ${STATES.map((one) => html`<option value=${one} .selected=${live(one === state)}>${say.t(`maturity.service-state.${one}`)}</option>`)}
    </select>
    ${held?.visit ? html`<span class="muted" title=${held.visit}>${say.t("maturity.visited")}</span>` : nothing}
  </td>`;
}

/** @param {Room} room */
function adding({ say, change }) {
  const field = (
    /** @type {string} */ key,
    /** @type {(audit: import("../store/maturity-shape.js").MaturityAudit, name: string) => import("../store/maturity-shape.js").MaturityAudit} */ add,
  ) => {
    /** @param {SubmitEvent} event */
    const submit = (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      const name = String(new FormData(form).get("name") ?? "").trim();
      if (name !== "") change((one) => add(one, name));
      form.reset();
    };
    return html`<form class="row-form" @submit=${submit}>
      <label class="field"><span>${say.t(`maturity.add-${key}`)}</span><input name="name" autocomplete="off" required /></label>
      <button>${say.t("maturity.services-add")}</button>
    </form>`;
  };
  return html`<div class="settings-row">${field("service", withService)} ${field("channel", withChannel)}</div>`;
}

/** Notes of mystery visits: what was seen where, and when. @param {Room} room */
function visits({ say, audit, change }) {
  const looked = audit.services.filter(({ state }) => state === "available" || state === "lacking");
  if (looked.length === 0) return nothing;
  return html`<details ?open=${looked.some(({ visit }) => visit !== "")}>
    <summary>${say.t("maturity.visits", { n: looked.filter(({ visit }) => visit !== "").length })}</summary>
    <p class="hint">${say.t("maturity.visits-hint")}</p>
    <ul class="visits">
      ${looked.map(({ service, channel, state, visit, day }) => {
        const name = say.t("maturity.services-cell", { service, channel });
        const put = (/** @type {Partial<Cell>} */ patch) => change((one) => withCell(one, service, channel, patch));
        return html`<li>
          <b>${name}</b> <span class="muted">${say.t(`maturity.service-state.${state}`)}</span>
          <input aria-label=${say.t("maturity.visit-of", { name })} autocomplete="off" .value=${live(visit)}
            @change=${(/** @type {Event} */ event) => put({ visit: textOf(event).trim(), day: day || today() })} />
          <input type="date" aria-label=${say.t("maturity.visit-day", { name })} .value=${live(day)}
            @change=${(/** @type {Event} */ event) => put({ day: textOf(event) })} />
        </li>`;
      })}
    </ul>
  </details>`;
}

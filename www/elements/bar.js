// @ts-check
/** The bar on top: what is looked at, and how the page looks and speaks. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { LANGUAGES } from "../say.js";
import "./pop.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Theme} Theme */

/** @type {Theme[]} */
const THEMES = ["system", "light", "dark"];
/** Zones offered; any other of the zone data can be typed. */
const ZONES = ["Europe/Paris", "Europe/London", "Europe/Zurich", "America/New_York", "Asia/Tokyo", "UTC"];
const CURRENCIES = ["EUR", "CHF", "GBP", "USD"];

/** @param {View} view */
export function topBar(view) {
  const { state, say } = view;
  return html`<header class="bar">
    <h1 tabindex="-1">${say.t(`room.${state.room}`)}</h1>
    <div class="tools">
      ${state.report ? filters(view) : nothing} ${history(view)} ${languages(view)} ${themes(view)}
    </div>
  </header>`;
}

/** @param {View} view */
function filters(view) {
  const { state, say } = view;
  const { channels, zone } = state.choices.filters;
  const settings = state.report?.settings;
  const { from, to } = state.choices.filters;
  const period = say.period(from || settings?.data_from, to || settings?.data_to);
  const chosen =
    channels.length === 0 ? say.t("filter.all-channels") : say.t("filter.some-channels", { n: channels.length });
  const pop = (
    /** @type {string} */ label,
    /** @type {string} */ value,
    /** @type {(view: View) => unknown} */ content,
  ) =>
    html`<om-pop .say=${say} .state=${state} .label=${label} .value=${value} .content=${() => content(view)}></om-pop>`;
  return html`${pop(say.t("filter.period"), period, periodPanel)} ${pop(say.t("filter.channels"), chosen, channelPanel)}
  ${pop(say.t("filter.zone-currency"), `${settings?.currency ?? ""} · ${zone}`, placePanel)}`;
}

/**
 * A field of the filters.
 * @param {View} view
 * @param {"from" | "to" | "asOf" | "zone" | "currency"} name
 * @param {string} type
 * @param {unknown} [list]
 */
function field({ state, say, send }, name, type, list = nothing) {
  return html`<label class="field">
    <span>${say.t(`filter.${name}`)}</span>
    <input
      type=${type}
      .value=${live(state.choices.filters[name])}
      list=${list}
      @change=${(/** @type {Event} */ event) =>
        send("setFilters", { [name]: /** @type {HTMLInputElement} */ (event.target).value.trim() })}
    />
  </label>`;
}

/** @param {View} view */
function periodPanel(view) {
  const { state, say, send } = view;
  const { data_from, data_to } = state.report?.settings ?? {};
  return html`${field(view, "from", "date")} ${field(view, "to", "date")} ${field(view, "asOf", "date")}
    <p class="hint">${say.t("filter.data-span", { from: say.day(data_from ?? ""), to: say.day(data_to ?? "") })}</p>
    <button @click=${() => send("setFilters", { from: "", to: "" })}>${say.t("filter.whole-period")}</button>`;
}

/** @param {View} view */
function channelPanel({ state, say, send }) {
  const all = say.sorted(state.report?.settings.all_channels ?? []);
  const { channels } = state.choices.filters;
  /** @param {string} channel */
  const toggle = (channel) =>
    send("setFilters", {
      channels: channels.includes(channel) ? channels.filter((one) => one !== channel) : [...channels, channel],
    });
  return html`<fieldset>
      <legend>${say.t("filter.channels-legend")}</legend>
      ${all.map(
        (channel) => html`<label class="check">
          <input type="checkbox" .checked=${live(channels.includes(channel))} @change=${() => toggle(channel)} />
          <span>${channel}</span>
        </label>`,
      )}
    </fieldset>
    <button @click=${() => send("setFilters", { channels: [] })}>${say.t("filter.every-channel")}</button>`;
}

/** @param {View} view */
function placePanel(view) {
  return html`${field(view, "zone", "text", "zones")} ${field(view, "currency", "text", "currencies")}
    <datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist>
    <datalist id="currencies">${CURRENCIES.map((code) => html`<option value=${code}></option>`)}</datalist>
    <p class="hint">${view.say.t("filter.place-hint")}</p>`;
}

/** @param {View} view */
function history({ state, say, send }) {
  return html`<div class="pair">
    <button ?disabled=${!state.canUndo} title=${say.t("action.undo")} aria-label=${say.t("action.undo")} @click=${() => send("undo")}>↶</button>
    <button ?disabled=${!state.canRedo} title=${say.t("action.redo")} aria-label=${say.t("action.redo")} @click=${() => send("redo")}>↷</button>
  </div>`;
}

/** @param {View} view */
function languages({ say, send }) {
  return html`<div class="pair" role="group" aria-label=${say.t("frame.language")}>
    ${LANGUAGES.map(
      (language) => html`<button
        lang=${language}
        aria-pressed=${say.language === language}
        aria-label=${say.t(`language.${language}`)}
        @click=${() => send("setLanguage", language)}
      >
        ${language.toUpperCase()}
      </button>`,
    )}
  </div>`;
}

/** @param {View} view */
function themes({ state, say, send }) {
  return html`<select
    aria-label=${say.t("frame.theme")}
    @change=${(/** @type {Event} */ event) =>
      send("setTheme", /** @type {Theme} */ (/** @type {HTMLSelectElement} */ (event.target).value))}
  >
    ${THEMES.map((theme) => html`<option value=${theme} .selected=${state.theme === theme}>${say.t(`theme.${theme}`)}</option>`)}
  </select>`;
}

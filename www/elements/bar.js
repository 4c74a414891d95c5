// @ts-check
/** The bar on top: what is looked at, and how the page looks and speaks. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { LANGUAGES } from "../say.js";
import { COMPARISONS } from "../store/address.js";
import { periodPresets } from "../store/period.js";
import { isZone } from "./form-parts.js";
import "./form.js";
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
  return html`<header class="bar" part="bar">
    <h1 tabindex="-1">${say.t(`room.${state.room}`)}</h1>
    <div class="tools">
      ${state.report ? filters(view) : nothing} ${search(view)} ${history(view)} ${languages(view)} ${themes(view)}
    </div>
  </header>`;
}

/** @param {View} view */
function filters(view) {
  const { state, say } = view;
  const { channels, segments, stores, zone } = state.choices.filters;
  const storeText =
    stores.length === 0 ? say.t("filter.all-stores") : say.t("filter.some-stores", { n: stores.length });
  const segmentText =
    segments.length === 0 ? say.t("filter.all-segments") : say.list(say.sorted(segments).map((one) => say.name(one)));
  const settings = state.report?.settings;
  const { from, to } = state.choices.filters;
  const period = say.period(from || settings?.data_from, to || settings?.data_to);
  const chosen =
    channels.length === 0 ? say.t("filter.all-channels") : say.t("filter.some-channels", { n: channels.length });
  const pop = (
    /** @type {string} */ label,
    /** @type {string} */ value,
    /** @type {(view: View) => unknown} */ content,
    /** @type {string} */ hint = "",
  ) =>
    html`<om-pop
      .say=${say}
      .state=${state}
      .label=${label}
      .hint=${hint}
      .value=${value}
      .content=${() => content(view)}
    ></om-pop>`;
  return html`${pop(say.t("filter.period"), period, periodPanel)} ${pop(say.t("filter.channels"), chosen, channelPanel)}
  ${(settings?.all_segments.length ?? 0) > 0 ? pop(say.t("filter.segments"), segmentText, segmentPanel) : nothing}
  ${(settings?.all_stores.length ?? 0) > 0 ? pop(say.t("filter.stores"), storeText, storePanel) : nothing}
  ${pop("", `${settings?.currency ?? ""} · ${zone}`, placePanel, say.t("filter.place"))}`;
}

/** @param {View} view */
function periodPanel(view) {
  const { state, say, send } = view;
  const { data_from, data_to } = state.report?.settings ?? {};
  const { from, to, asOf } = state.choices.filters;
  const names = /** @type {const} */ (["from", "to", "asOf"]);
  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  const check = (typed) =>
    typed.from && typed.to && typed.to < typed.from
      ? { to: say.t("filter.to-before-from", { from: say.day(typed.from) }) }
      : {};
  return html`<div class="actions">${presets(view)}</div>
    <om-form
      .say=${say}
      .name=${"period"}
      .fields=${names.map((name) => ({ name, type: "date", label: say.t(`filter.${name}`) }))}
      .values=${{ from, to, asOf }}
      .check=${check}
      .apply=${(/** @type {Record<string, string>} */ typed) => send("setFilters", typed)}
    ></om-form>
    <p class="hint">${say.t("filter.data-span", { from: say.day(data_from ?? ""), to: say.day(data_to ?? "") })}</p>
    ${comparison(view)}`;
}

/** @param {View} view */
function presets({ state, say, send }) {
  const { data_from, data_to } = state.report?.settings ?? {};
  return periodPresets(data_from ?? null, data_to ?? null).map(
    ({ name, from, to }) =>
      html`<button @click=${() => send("setFilters", { from, to })}>${say.t(`preset.${name}`)}</button>`,
  );
}

/** @param {View} view */
function comparison({ state, say, send }) {
  return html`<label class="field">
    <span>${say.t("filter.compare")}</span>
    <select
      @change=${(/** @type {Event} */ event) =>
        send("setFilters", { compare: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value) })}
    >
      ${COMPARISONS.map(
        (one) =>
          html`<option value=${one} .selected=${live(state.choices.filters.compare === one)}>${say.t(`compare.${one}`)}</option>`,
      )}
    </select>
    <span class="hint">${say.t("filter.compare-hint")}</span>
  </label>`;
}

/** @param {View} view */
function segmentPanel({ state, say, send }) {
  const all = say.sorted(state.report?.settings.all_segments ?? []);
  const { segments } = state.choices.filters;
  const legend = say.t("filter.segments-legend");
  return choiceList(say, legend, all, segments, (next) => send("setFilters", { segments: next }));
}

/** @param {View} view */
function storePanel({ state, say, send }) {
  const all = say.sorted(state.report?.settings.all_stores ?? []);
  const legend = say.t("filter.stores-legend");
  return choiceList(say, legend, all, state.choices.filters.stores, (next) => send("setFilters", { stores: next }));
}

/** @param {View} view */
function search({ say, send }) {
  return html`<button aria-keyshortcuts="Control+K" title=${say.t("palette.keys")} @click=${() => send("open", { kind: "palette" })}>
    ${say.t("palette.open")}
  </button>`;
}

/** @param {View} view */
function channelPanel({ state, say, send }) {
  const all = say.sorted(state.report?.settings.all_channels ?? []);
  const legend = say.t("filter.channels-legend");
  return choiceList(say, legend, all, state.choices.filters.channels, (next) => send("setFilters", { channels: next }));
}

/**
 * @param {import("../say.js").Say} say
 * @param {string} legend
 * @param {string[]} all
 * @param {string[]} chosen
 * @param {(next: string[]) => void} change
 */
function choiceList(say, legend, all, chosen, change) {
  /** @param {string} one */
  const toggle = (one) => change(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return html`<fieldset>
      <legend>${legend}</legend>
      ${all.map(
        (one) => html`<label class="check">
          <input type="checkbox" .checked=${live(chosen.includes(one))} @change=${() => toggle(one)} />
          <span>${one}</span>
        </label>`,
      )}
    </fieldset>
    <button @click=${() => change([])}>${say.t("filter.every")}</button>`;
}

/** @param {View} view */
function placePanel({ state, say, send }) {
  const { zone, currency } = state.choices.filters;
  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  const check = (typed) => ({
    ...(isZone(typed.zone) ? {} : { zone: say.t("filter.zone-wrong") }),
    ...(/^([a-z]{3})?$/i.test(typed.currency) ? {} : { currency: say.t("filter.currency-wrong") }),
  });
  return html`<om-form
    .say=${say}
    .name=${"place"}
    .fields=${[
      { name: "zone", label: say.t("filter.zone"), hint: say.t("filter.place-hint"), offered: ZONES },
      { name: "currency", label: say.t("filter.currency"), hint: say.t("filter.currency-hint"), offered: CURRENCIES },
    ]}
    .values=${{ zone, currency }}
    .check=${check}
    .apply=${(/** @type {Record<string, string>} */ typed) =>
      send("setFilters", { zone: typed.zone, currency: typed.currency.toUpperCase() })}
  ></om-form>`;
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

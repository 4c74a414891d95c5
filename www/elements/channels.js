// @ts-check
/** The names of channels: those of the files, those that stand for others, and those that seem to be one. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { channelUses } from "./channel-uses.js";

/** @typedef {import("./base.js").View} View */

/** @param {View} view */
export function channelsCard(view) {
  const { state, say, send } = view;
  const names = say.sorted(state.report?.settings.all_channels ?? []);
  const merged = Object.entries(state.choices.definitions.channel_names);
  if (names.length === 0) return nothing;
  return html`<section class="card channels">
    <h2>${say.t("channels.title")}</h2>
    <p class="subtitle">${say.t("channels.subtitle")}</p>
    ${channelUses(view)}
    ${
      merged.length > 0
        ? html`<ul class="findings merged">
            ${merged.map(
              ([from, to]) => html`<li>
                ${say.t("channels.counts-as", { from, to })}
                <button class="link" aria-label=${say.t("channels.apart-of", { name: from })} @click=${() => send("nameChannel", from, "")}>${say.t("channels.apart")}</button>
              </li>`,
            )}
          </ul>`
        : nothing
    }
    <details>
      <summary>${say.t("channels.change", { n: names.length })}</summary>
      <datalist id="channel-names">${names.map((name) => html`<option value=${name}></option>`)}</datalist>
      <ul class="channel-names">
        ${names.map((name) => html`<li>${nameField(view, name)}</li>`)}
      </ul>
      <p class="hint">${say.t("channels.hint")}</p>
    </details>
  </section>`;
}

/** @param {View} view @param {string} name */
function nameField({ say, send }, name) {
  /** @param {Event} event */
  const change = (event) => {
    const to = /** @type {HTMLInputElement} */ (event.target).value.trim();
    if (to !== "" && to !== name) send("nameChannel", name, to);
  };
  return html`<label>
    <span>${say.name(name)}</span>
    <input list="channel-names" aria-label=${say.t("channels.name-of", { name })} .value=${live(name)} @change=${change} />
  </label>`;
}

/** Two names that seem to be one, merged by a click. @param {View} view @param {string[]} names the rarer one first */
export function mergeButton({ say, send }, [from, to]) {
  return html`<button @click=${() => send("nameChannel", from, to)}>${say.t("channels.merge", { from, to })}</button>`;
}

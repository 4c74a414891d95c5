// @ts-check
/** What each channel is, and what it is used for: to attract, to sell, to serve. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { CHANNEL_KINDS } from "../store/state.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").ChannelUse} ChannelUse */

/** @param {View} view */
export function channelUses(view) {
  const { state, say } = view;
  const uses = state.quality?.channels ?? [];
  if (uses.length === 0) return nothing;
  const heads = ["channel", "kind", "attract", "sell", "serve"];
  return html`${scroll(
    say.t("uses.title"),
    html`<table class="figures uses">
      <caption class="visually-hidden">${say.t("uses.title")}</caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${say.t(`uses.head.${head}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${uses.map((one) => useRow(view, one))}
      </tbody>
    </table>`,
  )}
  <p class="hint">${say.t("uses.hint")}</p>
  ${sources(view)} ${devices(view)}`;
}

/** @param {View} view @param {ChannelUse} one */
function useRow(view, one) {
  const { say } = view;
  const counts = (/** @type {[string, number][]} */ parts) => {
    const there = parts.filter(([, n]) => n > 0);
    return there.length > 0 ? say.list(there.map(([key, n]) => say.t(`uses.${key}`, { n }))) : "–";
  };
  const known = one.orders > 0 ? say.t("uses.identified", { share: say.percent(one.identified / one.orders) }) : "";
  return html`<tr>
    <th scope="row">${say.name(one.channel)}</th>
    <td>${kindField(view, one)} ${one.paid === null ? nothing : html`<span class="muted">${say.t(one.paid ? "uses.paid" : "uses.unpaid")}</span>`}</td>
    <td>${counts([
      ["touches", one.touches],
      ["traffic", one.traffic],
      ["costs", one.costs],
    ])}</td>
    <td>${counts([["orders", one.orders]])} <span class="muted">${known}</span></td>
    <td>${counts([
      ["tickets", one.tickets],
      ["surveys", one.surveys],
    ])}</td>
  </tr>`;
}

/** What a channel is: by its name, or as the user says. @param {View} view @param {ChannelUse} one */
function kindField({ state, say, send }, { channel, kind }) {
  const stated = state.choices.definitions.channel_kinds;
  const own = Object.hasOwn(stated, channel);
  /** @param {Event} event */
  const change = (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    const { [channel]: _, ...others } = stated;
    send("setDefinitions", { channel_kinds: value === "" ? others : { ...others, [channel]: value } });
  };
  return html`<select aria-label=${say.t("uses.kind-of", { name: channel })} .value=${live(own ? kind : "")} @change=${change}>
    <option value="" ?selected=${!own}>${own ? say.t("uses.by-name") : say.t("uses.as-told", { kind: say.t(`kind.${kind}`) })}</option>
    ${CHANNEL_KINDS.map((id) => html`<option value=${id} ?selected=${own && id === kind}>${say.t(`kind.${id}`)}</option>`)}
  </select>`;
}

/** Paid and unpaid sources of traffic. @param {View} view */
function sources({ state, say }) {
  const all = state.quality?.sources ?? [];
  if (all.length === 0) return nothing;
  const counts = /** @type {const} */ (["rows", "sessions", "impressions", "opens", "clicks"]);
  const kept = counts.filter((count) => all.some((one) => one[count] > 0));
  const paid = (/** @type {boolean | null} */ one) => (one === null ? "unsaid" : one ? "paid" : "unpaid");
  return html`<h3>${say.t("sources.title")}</h3>
    ${scroll(
      say.t("sources.title"),
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("sources.head.kind")}</th>
            <th scope="col">${say.t("sources.head.paid")}</th>
            ${kept.map((count) => html`<th scope="col">${say.t(`sources.head.${count}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (one) => html`<tr>
              <th scope="row">${say.t(`kind.${one.kind}`)}</th>
              <td>${say.t(`uses.${paid(one.paid)}`)}</td>
              ${kept.map((count) => html`<td>${say.number(one[count])}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

/** Telephones, applications and computers. @param {View} view */
function devices({ state, say }) {
  const all = state.quality?.devices ?? [];
  if (all.length === 0) return nothing;
  return html`<h3>${say.t("devices.title")}</h3>
    <ul class="findings">
      ${all.map(
        ({ device, touches, sessions }) => html`<li>
          <strong>${say.t(`device.${device}`)}</strong>
          ${say.list([
            ...(touches > 0 ? [say.t("uses.touches", { n: touches })] : []),
            ...(sessions > 0 ? [say.t("devices.sessions", { n: sessions })] : []),
          ])}
        </li>`,
      )}
    </ul>
    <p class="hint">${say.t("devices.hint")}</p>`;
}

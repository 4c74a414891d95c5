// @ts-check
/** Changes made on a channel: what each gained there, what the other channels did, and what it is for the whole. */
import { html, nothing } from "lit";
import { DAYS, MOST_CHANGES } from "../store/economics.js";
import { columnsOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";
import { scroll } from "./scroll.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").LocalGain} LocalGain */
/** @typedef {import("../generated/core.js").MovedAmount} MovedAmount */

const HEADS = ["what", "local", "others", "whole", "credit", "gain", "year", "reading"];

/** @param {View} view @param {LocalGain[]} found */
export function changesPart(view, found) {
  const { state, say, send } = view;
  const { changes } = state.choices.economics;
  const channels = state.report?.settings.all_channels ?? [];
  // What is shown belongs to the changes it was counted with.
  const current = found.length === changes.length;
  return html`<section class="card changes">
    <h2>${say.t("gains.title")}</h2>
    <p class="subtitle">${say.t("gains.subtitle")}</p>
    ${current && found.length > 0 ? told(view, found) : nothing}
    ${
      changes.length >= MOST_CHANGES
        ? nothing
        : html`<om-form
            .say=${say}
            .name=${"channel-change"}
            .fields=${[
              { name: "name", label: say.t("gains.name"), hint: say.t("gains.name-hint") },
              { name: "channel", label: say.t("channels.head.channel"), offered: channels },
              { name: "day", label: say.t("gains.day"), type: "date" },
              { name: "days", label: say.t("gains.days"), hint: say.t("gains.days-hint") },
            ]}
            .values=${{ name: "", channel: "", day: "", days: String(DAYS.usual), of: String(changes.length) }}
            .check=${(/** @type {Record<string, string>} */ typed) => faultsOf(view, typed)}
            .apply=${(/** @type {Record<string, string>} */ { name, channel, day, days }) =>
              send("setEconomics", { changes: [...changes, { name, channel, day, days: Number(days) }] })}
          ></om-form>`
    }
  </section>`;
}

/** @param {View} view @param {Record<string, string>} typed @returns {Record<string, string>} */
function faultsOf({ state, say }, { channel, day, days }) {
  const known = (state.report?.settings.all_channels ?? []).map((one) => one.toLowerCase());
  const count = Number(days);
  return {
    ...(known.includes(channel.trim().toLowerCase()) ? {} : { channel: say.t("gains.channel-wrong") }),
    ...(day ? {} : { day: say.t("gains.day-wrong") }),
    ...(Number.isInteger(count) && count >= 1 && count <= DAYS.most ? {} : { days: say.t("gains.days-wrong") }),
  };
}

/** @param {View} view @param {LocalGain[]} found */
function told(view, found) {
  const { say, state } = view;
  const rate = found.some((one) => one.local_cost !== null);
  const season = found.some((one) => one.year_before !== null);
  const heads = HEADS.filter((one) => (one !== "gain" || rate) && (one !== "year" || season));
  const margin = state.answers.result?.value?.margin_rate ?? 1;
  return html`${scroll(
    say.t("gains.title"),
    html`<table class="figures">
        <thead>
          <tr>
            ${heads.map((one) => html`<th scope="col">${say.t(`gains.head.${one}`)}</th>`)}
            <th scope="col"><span class="visually-hidden">${say.t("decisions.remove")}</span></th>
          </tr>
        </thead>
        <tbody>${found.map((one, at) => row(view, one, at, heads))}</tbody>
      </table>`,
  )}
    <p class="notice warning">${say.t("gains.caution")}</p>
    ${rate && margin >= 1 ? html`<p class="hint">${say.t("result.no-margin")}</p>` : nothing}
    ${found.filter(({ missing, channels }) => !missing && channels.length > 1).map((one) => byChannel(view, one))}`;
}

/** @param {View} view @param {LocalGain} one @param {number} at @param {string[]} heads */
function row(view, one, at, heads) {
  const { state, say, send } = view;
  const { changes } = state.choices.economics;
  const money = (/** @type {number} */ value) => say.signed(value, "money", state.report?.settings.currency ?? "EUR");
  const name = one.name || one.channel;
  const remove = html`<td>
    <button aria-label=${say.t("decisions.remove-of", { decision: name })} @click=${() => send("setEconomics", { changes: changes.toSpliced(at, 1) })}>
      ${say.t("decisions.remove")}
    </button>
  </td>`;
  const days = one.from
    ? say.t("gains.when", { day: say.day(one.day), from: say.day(one.from), to: say.day(one.to) })
    : one.day;
  const head = html`<th scope="row">
    ${say.name(name)} <span class="muted">${one.name ? html`${one.channel}<br />` : nothing}${days}</span>
  </th>`;
  if (one.missing)
    return html`<tr>
      ${head}
      <td colspan=${heads.length - 1}>${missingText(view, one.missing)}</td>
      ${remove}
    </tr>`;
  /** @type {Record<string, unknown>} */
  const cells = {
    local: moved(view, one.local),
    others: moved(view, one.others),
    whole: moved(view, one.whole),
    credit: say.t("gains.credit", { brought: money(one.brought), owed: money(one.owed) }),
    gain: gains(view, one, money),
    year: one.year_before
      ? say.t("gains.year", { local: money(one.year_before.local), whole: money(one.year_before.whole) })
      : "–",
    reading: say.t(`gains.reading.${one.reading}`),
  };
  return html`<tr>
    ${head} ${heads.slice(1).map((id) => html`<td class=${id === "reading" || id === "credit" ? "words" : ""}>${cells[id]}</td>`)} ${remove}
  </tr>`;
}

/** @param {View} view @param {LocalGain} one @param {(value: number) => string} money */
function gains({ say }, { local_gain, whole_gain }, money) {
  if (local_gain === null || whole_gain === null) return say.t("gains.no-cost");
  return say.t("gains.gain", { local: money(local_gain), whole: money(whole_gain) });
}

/** A difference with its interval and who it was counted on. @param {View} view @param {MovedAmount} amount */
function moved({ state, say }, { change, low, high, n }) {
  const currency = state.report?.settings.currency ?? "EUR";
  const range = low === null || high === null ? "" : rangeText(say, low, high, "money", currency);
  return html`${say.signed(change, "money", currency)} <span class="muted">${range} ${say.t("gains.n", { n })}</span>`;
}

/** @param {View} view @param {LocalGain} one */
function byChannel(view, one) {
  const { say } = view;
  const columns = columnsOf(view);
  return html`<details>
    <summary>${say.t("gains.by-channel", { name: one.name || one.channel })}</summary>
    <om-data-table
      .say=${say}
      .name=${say.t("gains.file")}
      .caption=${say.t("gains.by-channel", { name: one.name || one.channel })}
      .columns=${[
        columns.text("channel"),
        ...["before", "after", "change", "low", "high"].map((id) => columns.money(id, say.t(`gains.head.${id}`))),
        columns.count("n"),
      ]}
      .rows=${one.channels.map(({ channel, revenue }) => [
        ...[channel, revenue.before, revenue.after, revenue.change, revenue.low, revenue.high, revenue.n],
      ])}
      .sort=${"change"}
      .descending=${true}
    ></om-data-table>
  </details>`;
}

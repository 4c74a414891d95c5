// @ts-check
/** What a channel does for the others by three kinds of evidence side by side, and the areas it is in. */
import { html, nothing } from "lit";
import { MOST_AREAS } from "../store/economics.js";
import { columnsOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").ChannelResult} ChannelResult */
/** @typedef {import("../generated/core.js").CrossEffect} CrossEffect */

/** @param {View} view @param {ChannelResult} result */
export function effectsPart(view, result) {
  const { say } = view;
  const told = result.channels.filter(({ effects }) => effects.length > 0);
  if (told.length === 0) return nothing;
  const losing = told.filter(({ profit }) => profit < 0);
  const others = told.filter(({ profit }) => profit >= 0);
  return html`<section class="card effects">
    <h2>${say.t("effects.title")}</h2>
    <p class="subtitle">${say.t("effects.subtitle")}</p>
    <p class="notice warning">${say.t("effects.caution")}</p>
    ${losing.length > 0 ? evidence(view, "effects.title", losing) : html`<p>${say.t("effects.none-losing")}</p>`}
    ${
      others.length > 0
        ? html`<details>
            <summary>${say.t("effects.others")}</summary>
            ${evidence(view, "effects.others", others)}
          </details>`
        : nothing
    }
    ${told.some(({ effects }) => canCompare(effects)) ? areasForm(view) : nothing}
  </section>`;
}

/** @param {View} view @param {string} title @param {ChannelResult["channels"]} rows */
function evidence(view, title, rows) {
  const { say } = view;
  const columns = columnsOf(view);
  const money = /** @type {const} */ (["revenue", "low", "high", "profit_with"]);
  return html`<om-data-table
    class="titled"
    .say=${say}
    .name=${say.t("effects.file")}
    .caption=${say.t(title)}
    .columns=${[
      columns.text("channel"),
      { id: "by", name: say.t("effects.by") },
      ...money.map((id) => columns.money(id, say.t(`effects.${id}`))),
      columns.count("n"),
      { id: "reading", name: say.t("result.reading") },
    ]}
    .rows=${rows.flatMap(({ channel, effects }) =>
      effects.map((effect) => [
        ...[channel, say.t(`effects.by.${effect.by}`)],
        ...money.map((id) => effect[id] ?? null),
        ...[effect.missing ? null : effect.n, readingOf(view, effect)],
      ]),
    )}
  ></om-data-table>`;
}

/** Whether the files say where customers live. @param {CrossEffect[]} effects */
const canCompare = (effects) =>
  effects.some(({ by, missing }) => by === "areas" && !missing?.needs.includes("customers.postcode"));

/** @param {View} view @param {CrossEffect} effect */
function readingOf(view, effect) {
  const { say } = view;
  const { by, areas_with, areas_without, left_out, from, reading, missing } = effect;
  const met =
    by === "areas" && areas_with + areas_without > 0
      ? say.t("effects.areas", { with: say.number(areas_with), without: say.number(areas_without), n: left_out })
      : "";
  if (missing) return [missingText(view, missing), met].filter(Boolean).join(" · ");
  const since = from ? say.t("effects.since", { from: say.day(from) }) : "";
  return [reading && say.t(`effects.reading.${reading}`), met, since].filter(Boolean).join(" · ");
}

/** @param {View} view */
function areasForm({ state, say, send }) {
  const { areas } = state.choices.economics;
  const channels = state.report?.settings.all_channels ?? [];
  return html`<h3>${say.t("effects.where")}</h3>
    <p class="hint">${say.t("effects.where-about")}</p>
    <ul class="plain">
      ${areas.map((one, at) => {
        const where = one.areas.length > 0 ? one.areas.join(", ") : say.t("effects.stores");
        return html`<li>
          ${say.t("effects.rule", { channel: one.channel, where })}
          ${one.since ? say.t("effects.rule-since", { day: say.day(one.since) }) : nothing}
          <button aria-label=${say.t("decisions.remove-of", { decision: one.channel })} @click=${() => send("setEconomics", { areas: areas.toSpliced(at, 1) })}>
            ${say.t("decisions.remove")}
          </button>
        </li>`;
      })}
    </ul>
    ${
      areas.length >= MOST_AREAS
        ? nothing
        : html`<om-form
            .say=${say}
            .name=${"channel-areas"}
            .fields=${[
              { name: "channel", label: say.t("channels.head.channel"), offered: channels },
              { name: "areas", label: say.t("effects.postcodes"), hint: say.t("effects.postcodes-hint") },
              { name: "since", label: say.t("effects.first-day"), type: "date", hint: say.t("effects.first-day-hint") },
            ]}
            .values=${{ channel: "", areas: "", since: "", of: String(areas.length) }}
            .check=${(/** @type {Record<string, string>} */ typed) => faultsOf(say, channels, typed)}
            .apply=${(/** @type {Record<string, string>} */ { channel, areas: typed, since }) => {
              const others = areas.filter((one) => !alike(one.channel, channel));
              send("setEconomics", { areas: [...others, { channel: channel.trim(), areas: listOf(typed), since }] });
            }}
          ></om-form>`
    }`;
}

/** @param {string} typed */
const listOf = (typed) =>
  typed
    .split(/[,;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** @param {string} one @param {string} other */
const alike = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** @param {View["say"]} say @param {string[]} channels @param {Record<string, string>} typed @returns {Record<string, string>} */
function faultsOf(say, channels, { channel, areas, since }) {
  const short = listOf(areas).find((one) => one.length < 2);
  return {
    ...(channels.some((one) => alike(one, channel)) ? {} : { channel: say.t("gains.channel-wrong") }),
    ...(short || (areas.trim() === "" && since === "") ? { areas: say.t("effects.postcodes-wrong") } : {}),
  };
}

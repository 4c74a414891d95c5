// @ts-check
/** The Channels room: what each channel brings and costs, the ways between them, and any figure by its parts. */
import { html, nothing } from "lit";
import { opens } from "../store/needs.js";
import { bridgesPart } from "./channel-bridges.js";
import { budgetPart } from "./channel-budget.js";
import { keysPart } from "./channel-keys.js";
import { moneyPart } from "./channel-money.js";
import { partsPart } from "./channel-parts.js";
import { resultPart } from "./channel-result.js";
import { storesPart } from "./channel-stores.js";
import { emptyState } from "./empty.js";
import { problemText } from "./problem.js";
import "./data-table.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("./table-text.js").Cell} Cell */

/** @param {View} view */
export function roomChannels(view) {
  const { state, say } = view;
  const report = state.report;
  if (!report || !opens(state, "channels")) return emptyState(view);
  const selling = report.kpis.find(({ id }) => id === "revenue_by_channel")?.breakdown ?? [];
  const lead =
    selling.length > 0 ? html`<p class="lead">${say.t("channels.lead", { n: selling.length })}</p>` : nothing;
  return html`${lead}
    <p class="sublead">${say.t("channels.sublead")}</p>
    ${moneyPart(view)} ${resultPart(view)} ${budgetPart(view)} ${keysPart(view)} ${bridgesPart(view)} ${storesPart(view)} ${partsPart(view)}`;
}

/**
 * A table of the room, which can be taken away as a file.
 * @param {View} view
 * @param {{ name: string, columns: Column[], rows: Cell[][], sort?: string, note?: unknown }} table
 */
export function tableCard({ say }, { name, columns, rows, sort, note = nothing }) {
  return html`<section class="card">
    <h2>${say.t(`channels.${name}`)}</h2>
    <p class="subtitle">${say.t(`channels.${name}-about`)}</p>
    ${note}
    <om-data-table
      class="titled"
      .say=${say}
      .name=${say.t(`channels.${name}-file`)}
      .caption=${say.t(`channels.${name}`)}
      .columns=${columns}
      .rows=${rows}
      .sort=${sort ?? null}
      .descending=${sort !== undefined}
    ></om-data-table>
  </section>`;
}

/** What a room waits for, or why it does not come. @param {View} view @param {string} name @returns {unknown} */
export function waiting({ state, say }, name) {
  const answer = state.answers[name];
  if (answer?.problem)
    return html`<p class="notice warning">${say.t("channels.refused", { why: problemText(say, answer.problem) })}</p>`;
  return answer?.value ? nothing : html`<p class="muted" role="status">${say.t("channels.waiting")}</p>`;
}

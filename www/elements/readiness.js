// @ts-check
/** What the files at hand allow: every KPI ready or blocked, by which field, and where to ask for it. */
import { html, nothing } from "lit";
import { waysIn } from "../store/needs.js";
import { kpi as kpiOf } from "../store/state.js";
import { holdersOf } from "../store/systems.js";
import { missingText, quotedField } from "./fields.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/needs.js").Gap} Gap */
/** @typedef {import("../generated/core.js").KpiCard} KpiCard */
/** @typedef {{ card: KpiCard, gaps: Gap[], why: import("../generated/core.js").Missing | null }} Ready */

/** As many KPIs as are shown at once without being asked for. */
const OPEN = 20;

/** @param {View} view */
export function readiness(view) {
  const { state, say } = view;
  const cards = state.catalogue?.kpis ?? [];
  if (cards.length === 0 || !state.files.some(({ id }) => id !== null)) return nothing;
  const all = cards.map((card) => readyOf(view, card)).sort((a, b) => weight(a) - weight(b));
  const ready = all.filter((one) => weight(one) === 0).length;
  return html`<section class="card readiness">
    <div class="headed">
      <h2>${say.t("ready.title", { n: ready, all: all.length })}</h2>
      ${onward(view)}
    </div>
    ${ready < all.length ? asks(view, all) : html`<p class="muted">${say.t("ready.all")}</p>`}
    <details ?open=${all.length <= OPEN}>
      <summary>${say.t("ready.each")}</summary>
      ${matrix(view, all)}
    </details>
  </section>`;
}

/** The way to the figures: above all that grows while files are read, so that it stays where it is. @param {View} view */
function onward({ state, say }) {
  const isReady = state.files.some(({ status }) => status === "ready") && state.rooms.includes("overview");
  return isReady ? html`<a class="button primary" href="#overview">${say.t("data.to-overview")}</a>` : nothing;
}

/** @param {View} view @param {KpiCard} card @returns {Ready} */
function readyOf({ state }, card) {
  const needs = card.needs.map((options) => options.join(" | "));
  const [gaps = []] = waysIn(state, [needs]);
  return { card, gaps, why: gaps.length > 0 ? null : (kpiOf(state, card.id)?.missing ?? null) };
}

/** Ready first, then what lacks least. @param {Ready} one */
const weight = ({ gaps, why }) => (gaps.length > 0 ? 1 + gaps.length : why ? 1 : 0);

/** What a gap keeps from being computed. @typedef {{ gap: Gap, names: string[] }} Asked */

/** What to ask for, what frees most first; what is asked of one export stands together. @param {View} view @param {Ready[]} all */
function asks(view, all) {
  const { say } = view;
  /** @type {Map<string, Asked>} */
  const asked = new Map();
  for (const { card, gaps } of all) {
    for (const gap of gaps) {
      const key = JSON.stringify([gap.table, gap.kind, gap.fields]);
      const held = asked.get(key) ?? { gap, names: [] };
      held.names.push(say.both(card.name));
      asked.set(key, held);
    }
  }
  if (asked.size === 0) return nothing;
  const freed = (/** @type {Asked[]} */ some) => new Set(some.flatMap(({ names }) => names)).size;
  /** @type {Map<string, Asked[]>} */
  const exports = new Map();
  for (const one of [...asked.values()].sort((a, b) => b.names.length - a.names.length)) {
    const { table, kind, file } = one.gap;
    const key = JSON.stringify([table, kind, file?.key]);
    exports.set(key, [...(exports.get(key) ?? []), one]);
  }
  const sorted = [...exports.values()].sort((a, b) => freed(b) - freed(a));
  return html`<h3>${say.t("ready.ask")}</h3>
    <ul class="asks">
      ${sorted.map((some) => (some.length === 1 ? askedAlone(view, some[0]) : askedTogether(view, some)))}
    </ul>`;
}

/** @param {View} view @param {Asked} asked */
function askedAlone(view, { gap, names }) {
  const { say } = view;
  const fields = fieldsOf(view, gap);
  const table = say.code("table", gap.table);
  const what =
    gap.kind === "column"
      ? say.t("ready.ask-column", { n: fields.length, fields: say.list(fields), file: gap.file?.label ?? "" })
      : say.t("ready.ask-table", { fields: say.list(fields), table });
  return html`<li><strong>${what}</strong> ${systemOf(view, gap)} ${whereAndWhy(view, gap, names)}</li>`;
}

/** Several wants of one export: it is named once. @param {View} view @param {Asked[]} some */
function askedTogether(view, some) {
  const { say } = view;
  const [{ gap }] = some;
  const column = gap.kind === "column";
  const what = column
    ? say.t("ready.ask-columns", { file: gap.file?.label ?? "" })
    : say.t("ready.ask-file", { table: say.code("table", gap.table) });
  const each = (/** @type {string[]} */ fields) =>
    column ? say.list(fields) : say.t("ready.with", { fields: say.list(fields) });
  return html`<li>
    <strong>${what}</strong> ${systemOf(view, gap)}
    <ul>
      ${some.map((one) => html`<li>${each(fieldsOf(view, one.gap))}. ${whereAndWhy(view, one.gap, one.names)}</li>`)}
    </ul>
  </li>`;
}

/** @param {View} view @param {Gap} gap */
const systemOf = ({ say }, { table }) => say.t("ready.from", { system: say.t(`ready.system.${table}`) });

/** Which systems have it under which headers, and what it frees. @param {View} view @param {Gap} gap @param {string[]} names */
function whereAndWhy({ state, say }, gap, names) {
  const holders = holdersOf(state, gap).map((one) => holderText(say, one));
  const where = holders.length > 0 ? `${say.t("ready.held", { where: say.list(holders, "disjunction") })} ` : "";
  return html`<span class="muted">${where}${say.t("ready.frees", { names: say.list(names) })}</span>`;
}

/** @param {import("../say.js").Say} say @param {import("../store/systems.js").Holder} holder */
const holderText = (say, { system, export: file, headers }) =>
  say.t("ready.holder", { system, export: say.both(file), headers: headers.join(", ") });

/** @param {View} view @param {Gap} gap */
const fieldsOf = (view, { table, fields }) =>
  fields.map((options) =>
    view.say.list(
      options.map((field) => quotedField(view, field, table)),
      "disjunction",
    ),
  );

/** A row a KPI, a column a table. @param {View} view @param {Ready[]} all */
function matrix(view, all) {
  const { say } = view;
  const tables = [...new Set(all.flatMap(({ card }) => card.needs.flat().map((need) => need.split(".")[0])))];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("ready.each")}>
    <table class="figures matrix">
      <thead>
        <tr>
          <th scope="col">${say.t("ready.kpi")}</th>
          ${tables.map((table) => html`<th scope="col">${say.code("table", table)}</th>`)}
          <th scope="col">${say.t("ready.state")}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map((one) => row(view, one, tables))}
      </tbody>
    </table>
  </div>`;
}

/** @param {View} view @param {Ready} one @param {string[]} tables */
function row(view, one, tables) {
  const { say } = view;
  const { card, why } = one;
  const state = weight(one) === 0 ? "ready" : "blocked";
  return html`<tr>
    <th scope="row">${say.both(card.name)}</th>
    ${tables.map((table) => html`<td>${cell(view, one, table)}</td>`)}
    <td class=${state}>
      ${say.t(`ready.is-${state}`)} ${why ? html`<span class="muted">${missingText(view, why)}</span>` : nothing}
    </td>
  </tr>`;
}

/** @param {View} view @param {Ready} one @param {string} table */
function cell(view, { card, gaps }, table) {
  const { say } = view;
  const gap = gaps.find((one) => one.table === table);
  if (gap) return html`<span class="lacks">${say.t("ready.lacks", { fields: say.list(fieldsOf(view, gap)) })}</span>`;
  const asked = card.needs.flat().some((need) => need.startsWith(`${table}.`));
  return asked ? html`<span class="has">${say.t("ready.has")}</span>` : nothing;
}

// @ts-check
/** Revenue by channel in three readings, and what each channel costs and returns. */
import { html, nothing } from "lit";
import { kpi as kpiOf, record } from "../store/state.js";
import { missingText } from "./fields.js";
import { tableCard, waiting } from "./room-channels.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("../generated/core.js").Bridges} Bridges */

const PLACES = ["store", "collect", "delivery", "unsaid", "given_back"];
const KINDS = ["acquisition", "retention", "other"];

/** @param {View} view @returns {Bridges | null} */
export const bridgesOf = ({ state }) => state.answers.bridges?.value ?? null;

/** @param {View} view */
export function moneyPart(view) {
  const bridges = bridgesOf(view);
  if (bridges?.missing) return html`<p class="notice warning">${missingText(view, bridges.missing)}</p>`;
  return html`${bridges ? readings(view, bridges) : waiting(view, "bridges")} ${returns(view, bridges)}`;
}

/** Columns whose heads are texts of the room. @param {View} view */
export function columnsOf({ state, say }) {
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  /** @param {string} id @param {(value: number) => string} format @param {string} [name] @returns {Column} */
  const number = (id, format, name = say.t(`channels.head.${id}`)) => ({ id, name, kind: "number", format });
  return {
    /** @param {string} id @returns {Column} */
    text: (id) => ({ id, name: say.t(`channels.head.${id}`) }),
    /** @param {string} id @param {string} [name] */
    money: (id, name) => number(id, money, name),
    /** @param {string} id */
    count: (id) => number(id, (value) => say.number(value)),
    /** @param {string} id */
    share: (id) => number(id, (value) => say.percent(value, 1)),
    /** @param {string} id */
    multiple: (id) => number(id, (value) => say.value(value, "multiple", currency)),
  };
}

/** @param {View} view @param {Bridges} bridges */
function readings(view, { handed_over }) {
  const { state, say } = view;
  const columns = columnsOf(view);
  const model = state.report?.attribution.models.find(({ id }) => id === state.choices.model);
  const credit = new Map(model?.channels.map(({ channel, value }) => [channel, value]));
  const names = [...new Set([...handed_over.map(({ channel }) => channel), ...credit.keys()])];
  const sum = (/** @type {string} */ channel, /** @type {string | null} */ place) => {
    const rows = handed_over.filter((row) => row.channel === channel && (place === null || row.place === place));
    return rows.length > 0 ? rows.reduce((all, row) => all + row.revenue, 0) : null;
  };
  const places = PLACES.filter((place) => handed_over.some((row) => row.place === place));
  const card = state.catalogue?.models.find(({ id }) => id === model?.id);
  const attributed = say.t("channels.attributed", { model: card ? say.both(card.name) : "" });
  return tableCard(view, {
    name: "readings",
    columns: [
      columns.text("channel"),
      columns.money("ordered"),
      ...places.map((place) => columns.money(place)),
      ...(credit.size > 0 ? [columns.money("attributed", attributed)] : []),
    ],
    rows: names.map((name) => [
      name || say.t("channel.none"),
      sum(name, null),
      ...places.map((place) => sum(name, place)),
      ...(credit.size > 0 ? [credit.get(name) ?? null] : []),
    ]),
    sort: "ordered",
  });
}

/** @param {View} view @param {Bridges | null} bridges */
function returns(view, bridges) {
  const { state, say } = view;
  const [roi, roas, cac] = ["roi", "roas", "cac"].map((id) => kpiOf(state, id));
  if (!roi || roi.breakdown.length === 0) return nothing;
  const columns = columnsOf(view);
  const spend = bridges?.spend ?? [];
  const kinds = KINDS.filter((kind) => spend.some((row) => row.kind === kind));
  const spent = (/** @type {string} */ channel, /** @type {string} */ kind) =>
    spend.find((row) => row.channel === channel && row.kind === kind)?.amount ?? null;
  const rows = roi.breakdown.map((slice) => {
    const parts = record(slice.parts);
    const won = cac?.breakdown.find(({ key }) => key === slice.key);
    return [
      slice.key || say.t("channel.none"),
      parts.revenue ?? null,
      ...kinds.map((kind) => spent(slice.key, kind)),
      parts.cost ?? null,
      slice.value,
      roas?.breakdown.find(({ key }) => key === slice.key)?.value ?? null,
      won ? won.n : null,
      won?.value ?? null,
    ];
  });
  return tableCard(view, {
    name: "returns",
    columns: [
      columns.text("channel"),
      columns.money("revenue"),
      ...kinds.map((kind) => columns.money(kind)),
      columns.money("cost"),
      columns.share("roi"),
      columns.multiple("roas"),
      columns.count("won"),
      columns.money("cac"),
    ],
    rows,
    sort: "revenue",
    note: totals(view, roi.value, roas?.value ?? null),
  });
}

/** @param {View} view @param {number | null} roi @param {number | null} roas */
function totals({ say }, roi, roas) {
  const both =
    roi === null || roas === null
      ? ""
      : say.t("channels.totals", { roi: say.percent(roi, 1), roas: say.number(roas, 2) });
  return html`<p>${both}</p><p class="muted">${say.t("channels.roi-or-roas")}</p>`;
}

// @ts-check
/** `<omnimeter-kpi>`, `<omnimeter-chart>` and `<omnimeter-table>`: the parts of the workbench one by one. */
import { html, nothing } from "lit";
import { channelsChart, trendChart } from "../charts/tile-charts.js";
import { missingText } from "../elements/fields.js";
import { countText, intervalText } from "../elements/figures.js";
import { tile } from "../elements/tile.js";
import { kpiCard, kpi as kpiOf } from "../store/state.js";
import { FigureElement } from "./figure.js";
import "../charts/chart.js";
import "../elements/data-table.js";

/** @typedef {import("../elements/base.js").View} View */
/** @typedef {import("../../types/element.js").OmnimeterKpi} OmnimeterKpi */

/** @param {View} view @param {string} id */
const nameOf = ({ state, say }, id) => {
  const card = kpiCard(state, id);
  return card ? say.both(card.name) : id;
};

/** What is said where a KPI of this name is not known. @param {View} view @param {string} id */
const unknown = ({ say }, id) =>
  html`<p class="problem" role="alert">${say.t("figure.unknown", { id: id || "–" })}</p>`;

/** @param {FigureElement} element @param {string} name */
const word = (element, name) => element.getAttribute(name)?.trim() ?? "";

/** One indicator: its value, its interval, what it was counted on, and why. @implements {OmnimeterKpi} */
export class KpiElement extends FigureElement {
  static observedAttributes = [...FigureElement.observedAttributes, "kpi"];

  /** @param {View} view */
  content(view) {
    const id = word(this, "kpi");
    const one = kpiOf(view.state, id);
    if (!one) return unknown(view, id);
    return html`<ul class="tiles">${tile(view, one)}</ul>`;
  }
}

/** One indicator over time, or by channel. @implements {OmnimeterKpi} */
export class ChartElement extends FigureElement {
  static observedAttributes = [...FigureElement.observedAttributes, "kpi", "by"];

  /** Of which report the course is at hand or asked for. @type {unknown} */
  #asked = null;
  #kpi = "";
  /** @type {View["state"]["trends"] | null} */
  #trends = null;

  /** @param {View} view */
  content(view) {
    const id = word(this, "kpi");
    const one = kpiOf(view.state, id);
    if (!one) return unknown(view, id);
    const name = nameOf(view, id);
    if (one.value === null) return html`<section class="card">${missing(view, one)}</section>`;
    if (word(this, "by") === "channel") return drawn(view, channelsChart(view, one, name, id), "tile.no-channels");
    this.#ask(view, id);
    const trends = this.#trends ?? view.state.trends;
    const seen = { ...view, state: { ...view.state, trends } };
    const waits = this.#trends === null && this.source !== null;
    return drawn(view, trendChart(seen, one, name, id), waits ? "figure.waits" : "tile.no-trend");
  }

  /** @param {View} view @param {string} id */
  #ask({ state }, id) {
    if (this.#asked === state.report && this.#kpi === id) return;
    this.#asked = state.report;
    this.#kpi = id;
    this.#trends = null;
    this.source?.store?.askTrends([id], async (trends) => {
      const answer = await trends.catch(() => []);
      if (this.#asked !== state.report || this.#kpi !== id) return;
      this.#trends = answer;
      this.draw();
    });
  }
}

/** @param {View} view @param {import("../charts/chart.js").ChartSpec | null} spec @param {string} none */
function drawn({ state, say }, spec, none) {
  return html`<section class="card" part="card">${
    spec
      ? html`<om-chart .state=${state} .say=${say} .spec=${spec}></om-chart>`
      : html`<p class="missing">${say.t(none)}</p>`
  }</section>`;
}

/** @param {View} view @param {import("../generated/core.js").KpiReport} kpi */
const missing = (view, kpi) => html`<p class="missing">${kpi.missing ? missingText(view, kpi.missing) : nothing}</p>`;

/** Indicators in rows: value, interval, what they were counted on. @implements {OmnimeterFigure} */
export class TableElement extends FigureElement {
  static observedAttributes = [...FigureElement.observedAttributes, "kpis"];

  /** The last rows, so that the table is not made anew for nothing. @type {{ of: string, columns: any[], rows: any[][] }} */
  #last = { of: "", columns: [], rows: [] };

  /** @param {View} view */
  content(view) {
    const { say, state } = view;
    const asked = word(this, "kpis").split(/\s+/).filter(Boolean);
    const all = state.report?.kpis ?? [];
    const shown =
      asked.length > 0
        ? asked.flatMap((id) => all.find((one) => one.id === id) ?? [])
        : all.filter((one) => one.value !== null);
    const currency = state.report?.settings.currency ?? "EUR";
    const rows = shown.map((one) => [
      nameOf(view, one.id),
      one.value === null
        ? one.missing
          ? missingText(view, one.missing)
          : "–"
        : say.value(one.value, one.unit, currency, true),
      one.value === null ? "" : intervalText(say, one, currency),
      one.value === null ? "" : countText(say, one),
    ]);
    const columns = ["indicator", "value", "interval", "n"].map((id) => ({
      id,
      name: say.t(`head.${id}`),
      fixed: true,
    }));
    const of = JSON.stringify([columns, rows]);
    if (of !== this.#last.of) this.#last = { of, columns, rows };
    return html`<section class="card" part="card">
      <om-data-table .state=${state} .say=${say} .name=${"indicators"} .caption=${say.t("figure.table")} .columns=${this.#last.columns} .rows=${this.#last.rows}></om-data-table>
    </section>`;
  }
}

/** @typedef {import("../../types/element.js").OmnimeterFigure} OmnimeterFigure */

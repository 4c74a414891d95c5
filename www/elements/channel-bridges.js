// @ts-check
/** The ways between shop and screen: click and collect step by step, returns elsewhere, research before the purchase. */
import { html, nothing } from "lit";
import { windowCurve } from "../charts/window-curve.js";
import { kpi as kpiOf } from "../store/state.js";
import { crossingsPart } from "./channel-crossings.js";
import { bridgesOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { countText, intervalText, rangeText } from "./figures.js";
import { chart } from "./room-overview.js";
import { scroll } from "./scroll.js";
import { whyButton } from "./why.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Bridges} Bridges */

/** @param {View} view */
export function bridgesPart(view) {
  const { state } = view;
  return html`${crossingsPart(view)} ${collect(view)} ${returned(view)}
    <div class="columns">
      ${chart(view, windowCurve(view, kpiOf(state, "ropo")))} ${chart(view, windowCurve(view, kpiOf(state, "reverse_ropo")))}
    </div>`;
}

/** @typedef {{ name: string, value: string, range: string, n: string, why?: { id: string, name: string } }} Step */

/** The steps of click and collect that the files tell. @param {View} view @returns {Step[]} */
function steps(view) {
  const { state, say } = view;
  const counter = bridgesOf(view)?.counter;
  const told = ["cc_conversion", "cc_adoption", "cross_return"].map((id) => figure(view, id));
  const percent = (/** @type {number} */ value) => say.percent(value, 1);
  /** @type {Step[]} */
  const followed = counter
    ? [
        {
          name: say.t("channels.counter", { days: counter.days }),
          value: percent(counter.share),
          range: rangeText(say, counter.low, counter.high, "rate", state.report?.settings.currency ?? "EUR"),
          n: `n = ${say.t("n.orders", { n: counter.collected })}`,
        },
      ]
    : [];
  return [...told.slice(0, 2), ...followed, ...baskets(view), ...told.slice(2)];
}

/** @param {View} view @param {string} id @returns {Step} */
function figure(view, id) {
  const { state, say } = view;
  const kpi = kpiOf(state, id);
  const card = state.catalogue?.kpis.find((one) => one.id === id);
  const name = card ? say.both(card.name) : id;
  const why = { id, name };
  if (!kpi || kpi.value === null) {
    const reason = kpi?.missing ? missingText(view, kpi.missing) : "";
    return { name, value: "–", range: reason, n: "", why };
  }
  const currency = state.report?.settings.currency ?? "EUR";
  const value = say.value(kpi.value, kpi.unit, currency, true);
  return { name, value, range: intervalText(say, kpi, currency), n: countText(say, kpi), why };
}

/** The basket collected beside that of the store. @param {View} view @returns {Step[]} */
function baskets({ state, say }) {
  const currency = state.report?.settings.currency ?? "EUR";
  const also = kpiOf(state, "cc_aov")?.also ?? [];
  return also
    .filter(({ id }) => id.startsWith("basket_"))
    .map(({ id, value, unit, low, high, n }) => ({
      name: say.code("also", id),
      value: say.value(value, unit, currency, true),
      range: low === null || high === null ? say.t("interval.none") : rangeText(say, low, high, unit, currency),
      n: n === null ? "" : `n = ${say.t("n.orders", { n })}`,
    }));
}

/** @param {View} view */
function collect(view) {
  const { say } = view;
  const rows = steps(view);
  if (rows.every(({ value }) => value === "–")) return nothing;
  const title = say.t("channels.bridges");
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="subtitle">${say.t("channels.bridges-about")}</p>
    ${scroll(
      title,
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("channels.head.step")}</th>
            ${["value", "interval", "n"].map((head) => html`<th scope="col">${say.t(`head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, value, range, n, why }) => html`<tr>
              <th scope="row">${name} ${why ? whyButton(view, why) : nothing}</th>
              <td>${value}</td>
              <td>${range}</td>
              <td>${n.replace("n = ", "")}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** What was sold where, given back where. @param {View} view */
function returned(view) {
  const { state, say } = view;
  const bridges = bridgesOf(view);
  if (bridges?.returns_missing)
    return html`<section class="card">
      <h2>${say.t("channels.returned")}</h2>
      <p class="notice">${missingText(view, bridges.returns_missing)}</p>
    </section>`;
  const returns = bridges?.returns ?? [];
  if (returns.length === 0) return nothing;
  const sold = say.sorted([...new Set(returns.map((row) => row.sold))]);
  const given = say.sorted([...new Set(returns.map((row) => row.given_back))]);
  const all = returns.reduce((sum, row) => sum + row.refunds, 0);
  const away = returns.filter((row) => row.sold !== row.given_back).reduce((sum, row) => sum + row.refunds, 0);
  const name = (/** @type {string} */ channel) => channel || say.t("channel.none");
  /** @type {import("../charts/heat-matrix.js").HeatSpec} */
  const spec = {
    ...{ id: "returned", title: say.t("channels.returned-title", { share: say.percent(away / all, 1) }) },
    subtitle: say.t("channels.returned-about", { n: all }),
    note: say.t("channels.returned-note"),
    corner: say.t("channels.returned-corner"),
    columns: given.map(name),
    rows: sold.map(name),
    cells: sold.map((row) =>
      given.map((column) => {
        const found = returns.find((one) => one.sold === row && one.given_back === column);
        return found ? { value: found.refunds } : { reason: say.t("channels.returned-none") };
      }),
    ),
    format: (value) => say.number(value),
  };
  return html`<om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`;
}

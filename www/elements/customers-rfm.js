// @ts-check
/** RFM: customers by recency and frequency, cut points, tenths by revenue. */
import { html, nothing } from "lit";
import { answered, picked, scrolled } from "./room-customers.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Rfm} Rfm */

/** @param {View} view */
export function rfmView(view) {
  return html`<div class="settings-row">${picked(view, "ties")}</div>
    ${answered(view, "rfm", (/** @type {Rfm} */ rfm) =>
      rfm.customers === 0
        ? html`<p class="notice">${view.say.t("missing.no-rows")}</p>`
        : html`${grid(view, rfm)} ${cuts(view, rfm)} ${tenths(view, rfm)}`,
    )}`;
}

/** Customers and revenue by the scores of recency and frequency. @param {Rfm} rfm */
function byScores({ cells, groups }) {
  const scores = Array.from({ length: groups }, (_, i) => groups - i);
  const of = (/** @type {number} */ r, /** @type {number} */ f) =>
    cells.filter(({ code }) => code.startsWith(`${r}${f}`));
  /** @param {(cell: Rfm["cells"][number]) => number} figure */
  const sums = (figure) =>
    scores.map((r) => [...scores].reverse().map((f) => of(r, f).reduce((sum, cell) => sum + figure(cell), 0)));
  return { scores, customers: sums((cell) => cell.customers), revenue: sums((cell) => cell.revenue) };
}

/** @param {View} view @param {Rfm} rfm */
function grid(view, rfm) {
  const { state, say } = view;
  const { scores, customers, revenue } = byScores(rfm);
  const currency = state.report?.settings.currency ?? "EUR";
  const all = revenue.flat().reduce((sum, one) => sum + one, 0);
  const common = {
    corner: say.t("rfm.corner"),
    rows: scores.map((score) => say.t("rfm.recency", { score })),
    columns: [...scores].reverse().map((score) => say.t("rfm.frequency", { score })),
    subtitle: say.t("rfm.subtitle", { day: say.day(rfm.as_of.slice(0, 10)), n: rfm.customers }),
  };
  const nobody = say.t("rfm.nobody");
  /** @param {number[][]} values */
  const cells = (values) =>
    values.map((row, i) => row.map((value, j) => (customers[i][j] > 0 ? { value } : { reason: nobody })));
  const count = {
    ...{ ...common, id: "rfm-customers", title: say.t("rfm.customers"), cells: cells(customers) },
    format: (/** @type {number} */ value) => say.number(value),
  };
  const money = {
    ...{ ...common, id: "rfm-revenue", title: say.t("rfm.revenue"), cells: cells(revenue) },
    format: (/** @type {number} */ value) => say.value(value, "money", currency),
    note:
      all > 0 && rfm.top_fifth !== null ? say.t("rfm.top-fifth", { share: say.percent(rfm.top_fifth, 1) }) : undefined,
  };
  return html`<div class="columns">
    ${[count, money].map((spec) => html`<om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`)}
  </div>`;
}

/** @param {View} view @param {Rfm} rfm */
function cuts({ state, say }, rfm) {
  const currency = state.report?.settings.currency ?? "EUR";
  /** @type {[string, number[], (value: number) => string][]} */
  const rows = [
    ["recency", rfm.recency_cuts, (value) => say.number(value, 1)],
    ["frequency", rfm.frequency_cuts, (value) => say.number(value, 1)],
    ["revenue", rfm.revenue_cuts, (value) => say.value(value, "money", currency, true)],
  ];
  return html`<section class="card">
    <h2>${say.t("rfm.cuts")}</h2>
    <p class="subtitle">${say.t(rfm.groups === 5 ? "rfm.cuts-fifths" : "rfm.cuts-thirds")} ${say.t(`rfm.ties.${rfm.ties}`)}</p>
    ${scrolled(
      say.t("rfm.cuts"),
      html`<table class="figures">
        <tbody>
          ${rows.map(
            ([name, values, text]) => html`<tr>
              <th scope="row">${say.t(`rfm.cut.${name}`)}</th>
              ${values.map((value) => html`<td>${text(value)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** @param {View} view @param {Rfm} rfm */
function tenths({ state, say }, { deciles, gini }) {
  if (deciles.length === 0) return html`<p class="notice">${say.t("rfm.tenths-few")}</p>`;
  const currency = state.report?.settings.currency ?? "EUR";
  return html`<section class="card">
    <h2>${say.t("rfm.tenths")}</h2>
    <p class="subtitle">${gini === null ? say.t("rfm.no-gini") : say.t("rfm.gini", { gini: say.number(gini, 3) })}</p>
    ${scrolled(
      say.t("rfm.tenths"),
      html`<table class="figures">
        <thead>
          <tr>${["tenth", "customers", "from", "revenue", "share"].map((head) => html`<th scope="col">${say.t(`rfm.head.${head}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${deciles.map(
            (one, i) => html`<tr>
              <th scope="row">${say.number(i + 1)}</th>
              <td>${say.number(one.customers)}</td>
              <td>${say.value(one.from, "money", currency, true)}</td>
              <td>${say.value(one.revenue, "money", currency)}</td>
              <td>${one.share === null ? nothing : say.percent(one.share, 1)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

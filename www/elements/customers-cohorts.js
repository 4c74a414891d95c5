// @ts-check
/** Cohorts: who came back when, and how long a second purchase takes. What cannot be seen yet is no zero. */
import { html, nothing } from "lit";
import { answered, picked, scrolled } from "./room-customers.js";
import "../charts/heat-matrix.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Cohorts} Cohorts */
/** @typedef {import("../generated/core.js").CohortRow} CohortRow */

/** The steps shown beside the first: more would not be read. */
const WIDEST = 24;
/** The latest cohorts shown. */
const TALLEST = 36;

/** @param {View} view */
export function cohortsView(view) {
  return html`<div class="settings-row">${picked(view, "step")} ${picked(view, "measure")}</div>
    ${answered(view, "cohorts", (/** @type {Cohorts} */ answer) =>
      answer.cohorts.length === 0
        ? html`<p class="notice">${view.say.t("missing.no-rows")}</p>`
        : html`${matrix(view, answer)} ${pooled(view, answer)} ${second(view, answer)}`,
    )}`;
}

/** @param {View} view @param {Cohorts} answer */
function matrix(view, { cohorts, step }) {
  const { state, say } = view;
  const { measure } = state.choices.customers;
  const currency = state.report?.settings.currency ?? "EUR";
  const shown = cohorts.slice(-TALLEST);
  const width = Math.min(Math.max(...shown.map((row) => row.active.length)), WIDEST + 1);
  const ahead = say.t("cohorts.ahead");
  const running = say.t("cohorts.running");
  /** @param {CohortRow} row @param {number} at */
  const cell = (row, at) => {
    const size = row.active[0] ?? 0;
    const value = row[measure][at];
    if (value == null) return { reason: ahead };
    if (at === row.partial && at > 0) return { reason: running };
    if (measure === "revenue") return { value };
    return size > 0 ? { value: value / size } : { reason: ahead };
  };
  // The first column is the cohort itself: its size stands in the row's name.
  const from = measure === "revenue" ? 0 : 1;
  const steps = Array.from({ length: Math.max(width - from, 0) }, (_, i) => i + from);
  if (steps.length === 0) return html`<p class="notice">${say.t("cohorts.one-step")}</p>`;
  const spec = {
    id: "cohorts",
    title: say.t(`cohorts.title.${measure}`),
    subtitle: say.t("cohorts.subtitle", {
      n: cohorts.reduce((sum, row) => sum + (row.active[0] ?? 0), 0),
      shown: shown.length,
      all: cohorts.length,
    }),
    corner: say.t("cohorts.corner"),
    rows: shown.map((row) => say.t("cohorts.row", { day: say.day(row.from), n: row.active[0] ?? 0 })),
    columns: steps.map((at) => say.t(`cohorts.after.${step}`, { n: at })),
    cells: shown.map((row) => steps.map((at) => cell(row, at))),
    format: (/** @type {number} */ value) =>
      measure === "revenue" ? say.value(value, "money", currency) : say.percent(value, 0),
  };
  return html`<om-heat-matrix class="card" .state=${state} .say=${say} .spec=${spec}></om-heat-matrix>`;
}

/** @param {View} view @param {Cohorts} answer */
function pooled({ say }, { pooled, step }) {
  if (pooled.length === 0) return nothing;
  const shown = pooled.slice(0, WIDEST);
  return html`<section class="card">
    <h2>${say.t("cohorts.pooled")}</h2>
    <p class="subtitle">${say.t("cohorts.pooled-subtitle")}</p>
    ${scrolled(
      say.t("cohorts.pooled"),
      html`<table class="figures">
        <thead>
          <tr>${["after", "value", "interval", "n"].map((head) => html`<th scope="col">${say.t(`cohorts.head.${head}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${shown.map(
            (point) => html`<tr>
              <th scope="row">${say.t(`cohorts.after.${step}`, { n: point.after })}</th>
              <td>${say.percent(point.value, 1)}</td>
              <td>${range(say, point)}</td>
              <td>${say.number(point.n)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** @param {import("../say.js").Say} say @param {{ low: number | null, high: number | null }} ends */
const range = (say, { low, high }) =>
  low === null || high === null
    ? "–"
    : say.t("interval.range", { low: say.percent(low, 1), high: say.percent(high, 1) });

/** @param {View} view @param {Cohorts} answer */
function second({ say }, { second }) {
  if (second.customers === 0) return nothing;
  const { median, median_low, median_high } = second;
  const days = (/** @type {number | null} */ value) => (value === null ? "–" : say.number(value));
  return html`<section class="card">
    <h2>${say.t("cohorts.second")}</h2>
    <p>
      ${
        median === null
          ? say.t("cohorts.second-none", { back: second.back, n: second.customers })
          : say.t("cohorts.second-median", {
              days: days(median),
              low: days(median_low),
              high: days(median_high),
              back: second.back,
              n: second.customers,
            })
      }
    </p>
    <p class="subtitle">${say.t("cohorts.second-subtitle")}</p>
    ${scrolled(
      say.t("cohorts.second"),
      html`<table class="figures">
        <thead>
          <tr>${["within", "back", "interval"].map((head) => html`<th scope="col">${say.t(`cohorts.head.${head}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${second.within.map(
            (one) => html`<tr>
              <th scope="row">${say.t("cohorts.days", { n: one.days })}</th>
              <td>${say.percent(one.value, 1)}</td>
              <td>${range(say, one)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

// @ts-check
/** What a business case comes to: present value, rate, payback, what decides, and the draws. */
import { html, nothing } from "lit";
import { argumentOf, chanceText } from "./case-words.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").CaseAnswer} Answer */
/** @typedef {import("../generated/core.js").CaseReport} Report */

/** @param {View} view @param {Answer} answer */
export function caseResult(view, answer) {
  const { lines, faults, report } = answer;
  const { say } = view;
  const whole = faults.filter(({ line }) => line === null);
  if (!report)
    return html`<section class="card">
      <h2>${say.t("case.result")}</h2>
      ${(whole.length > 0 ? whole : faults).map(({ code }) => html`<p class="notice warning">${say.t(`case.fault.${code}`)}</p>`)}
    </section>`;
  const names = lines.map(({ name }) => name ?? "");
  return html`<section class="card case-result">
    <h2>${say.t("case.result")}</h2>
    ${outcomes(view, report)} ${draws(view, report)} ${levers(view, report, names)} ${years(view, report)}
    <p class="muted">${say.t("case.caution")}</p>
  </section>
  ${decision(view, answer)}`;
}

/** The case in sentences, and the way to the report that carries them. @param {View} view @param {Answer} answer */
function decision(view, answer) {
  const { say, state, send } = view;
  return html`<section class="card case-argument">
    <h2>${say.t("case.argument.title")}</h2>
    <p class="subtitle">${say.t("case.argument.about")}</p>
    <dl class="argument">
      ${argumentOf(state, say, answer).map(({ id, text }) => html`<div><dt>${say.t(`case.argument.head.${id}`)}</dt><dd>${text}</dd></div>`)}
    </dl>
    ${state.rooms.includes("report") ? html`<p><a class="button" href="#report" @click=${() => send("setHandover", { variant: "management" })}>${say.t("case.argument.report")}</a></p>` : nothing}
  </section>`;
}

/** @param {View} view */
const moneyOf =
  ({ state, say }) =>
  (/** @type {number} */ value) =>
    say.value(value, "money", state.report?.settings.currency ?? "EUR", true);

/** @param {View} view @param {Report} report */
function outcomes(view, { likely, worst, best }) {
  const { say } = view;
  const money = moneyOf(view);
  /** @typedef {Report["likely"]} Outcome */
  const month = (/** @type {number | null} */ at) =>
    at === null ? say.t("case.never") : say.t("case.month", { month: at });
  /** @type {[string, (one: Outcome) => string][]} */
  const rows = [
    ["npv", ({ npv }) => money(npv)],
    ["roi", ({ roi }) => (roi === null ? say.t("case.no-cost") : say.percent(roi, 1))],
    ["irr", ({ irr, no_irr }) => (irr === null ? say.t(`case.${no_irr}`) : say.percent(irr, 1))],
    ["payback", ({ payback }) => month(payback)],
    ["payback-discounted", ({ payback_discounted }) => month(payback_discounted)],
    ["costs", ({ costs }) => money(costs)],
    ["gains", ({ gains }) => money(gains)],
  ];
  return scroll(
    say.t("case.result"),
    html`<table class="figures">
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${say.t("case.head.figure")}</span></th>
          ${["worst", "likely", "best"].map((one) => html`<th scope="col">${say.t(`case.${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(([name, text]) => html`<tr><th scope="row">${say.t(`case.row.${name}`)}</th>${[worst, likely, best].map((one) => html`<td>${text(one)}</td>`)}</tr>`)}
      </tbody>
    </table>`,
  );
}

/** @param {View} view @param {Report} report */
function draws(view, { simulated }) {
  if (!simulated) return nothing;
  const { say } = view;
  const money = moneyOf(view);
  return html`<p>
    ${say.t("case.draws", {
      ...{ n: simulated.draws, share: chanceText(say, simulated.gains), middle: money(simulated.p50) },
      ...{ low: money(simulated.p5), high: money(simulated.p95) },
    })}
  </p>`;
}

/** @param {View} view @param {Report} report @param {string[]} names */
function levers(view, report, names) {
  const { say } = view;
  const money = moneyOf(view);
  return html`<h3>${say.t("case.levers")}</h3>
    ${scroll(
      say.t("case.levers"),
      html`<table class="figures">
        <thead>
          <tr>${["name", "at-low", "at-high", "break-even"].map((one) => html`<th scope="col">${say.t(`case.head.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${report.levers.map(
            (one) => html`<tr>
              <th scope="row">${say.name(names[one.line])}</th>
              <td>${money(one.at_low)}</td>
              <td>${money(one.at_high)}</td>
              <td>${one.break_even === null ? say.t("case.no-amount") : money(one.break_even)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

/** Where the sum stands at the end of each year. @param {View} view @param {Report} report */
function years(view, { cumulated }) {
  const { say } = view;
  const money = moneyOf(view);
  const last = cumulated.length - 1;
  const ends = Array.from({ length: Math.ceil(last / 12) + 1 }, (_, i) => Math.min(i * 12, last));
  return html`<h3>${say.t("case.cumulated")}</h3>
    <p>${ends.map((month) => say.t("case.at-month", { month, sum: money(cumulated[month]) })).join(" · ")}</p>`;
}

// @ts-check
/** Credit against cost, and budgets tried: with the assumption and the caution beside them. */
import { html, nothing } from "lit";
import { modelName, studyOf } from "./attribution-study.js";
import { typedNumber } from "./form-parts.js";
import { inPages } from "./pages.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").ChannelMoney} ChannelMoney */

const HEADS = ["channel", "cost", "roas", "range", "even", "cpa", "shares", "marginal", "tried", "best"];

/** @param {View} view */
export function moneyCard(view) {
  const { state, say, send } = view;
  const money = studyOf(view)?.money;
  if (!money) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const amount = (/** @type {number} */ value) => say.value(value, "money", currency);
  const { study } = state.choices;
  return html`<section class="card money">
    <h2>${say.t("money.title", { model: modelName(view, money.model) })}</h2>
    <p class="subtitle">${say.t("money.subtitle", { even: say.number(money.break_even, 2) })}</p>
    <p class="notice warning">${say.t("money.caution")}</p>
    ${inPages(view, { count: money.channels.length }, (from, to) =>
      scroll(
        say.t("money.table"),
        html`<table class="figures">
        <thead>
          <tr>${HEADS.map((one) => html`<th scope="col">${say.t(`money.${one}`)}</th>`)}</tr>
        </thead>
        <tbody>
          ${money.channels.slice(from, to).map((one) => row(view, one, money.break_even, amount))}
        </tbody>
      </table>`,
      ),
    )}
    <p class="money-result">
      ${say.t("money.result", {
        cost: amount(money.cost),
        triedCost: amount(money.tried_cost),
        tried: amount(money.tried),
        best: amount(money.best),
        elasticity: say.number(money.elasticity, 2),
      })}
    </p>
    ${money.untouched.length > 0 ? html`<p class="hint">${untouchedText(view, money.untouched, amount)}</p>` : nothing}
    ${inPages(
      view,
      { count: money.channels.length },
      (from, to) =>
        html`<div class="settings-row">${money.channels.slice(from, to).map(({ channel }) => budgetForm(view, channel))}</div>`,
    )}
    <div class="settings-row">
      <om-form
        .say=${say}
        .name=${"elasticity"}
        .fields=${[{ name: "elasticity", type: "decimal", label: say.t("money.elasticity"), hint: say.t("money.elasticity-hint") }]}
        .values=${{ elasticity: say.typed(study.elasticity) }}
        .check=${limits(say.t("money.elasticity-wrong"), "elasticity", 0.99)}
        .apply=${(/** @type {Record<string, string>} */ typed) => send("setStudy", { elasticity: typedNumber(typed.elasticity) ?? 0.5 })}
      ></om-form>
    </div>
    <details>
      <summary>${say.t("money.lift-title")}</summary>
      <p class="hint">${say.t("money.lift-hint")}</p>
      ${inPages(
        view,
        { count: money.channels.length },
        (from, to) =>
          html`<div class="settings-row">${money.channels.slice(from, to).map(({ channel }) => liftForm(view, channel))}</div>`,
      )}
    </details>
  </section>`;
}

/** @param {View} view @param {{ channel: string, cost: number }[]} spent @param {(value: number) => string} amount */
function untouchedText({ say }, spent, amount) {
  return say.t("money.untouched", {
    channels: say.list(spent.map(({ channel, cost }) => `${channel} ${amount(cost)}`)),
  });
}

/** @param {View} view @param {ChannelMoney} one @param {number} even @param {(value: number) => string} amount */
function row({ say }, one, even, amount) {
  const times = (/** @type {number | null} */ value) => (value === null ? "–" : say.decimals(value, 2));
  const range =
    one.roas_low === null || one.roas_high === null ? "–" : `${times(one.roas_low)} – ${times(one.roas_high)}`;
  const isSure = one.roas_low !== null && one.roas_high !== null && (one.roas_low > even || one.roas_high < even);
  return html`<tr>
    <th scope="row">${one.channel}</th>
    <td>${amount(one.cost)}</td>
    <td>${times(one.roas)}</td>
    <td>${range} <span class="muted">${isSure ? say.t((one.roas_low ?? 0) > even ? "money.pays" : "money.loses") : say.t("money.open")}</span></td>
    <td>${evenCost(one, even, amount)}</td>
    <td>${one.cpa === null ? "–" : amount(one.cpa)}</td>
    <td>${say.percent(one.cost_share, 1)} / ${say.percent(one.credit_share, 1)}</td>
    <td>${times(one.marginal)} <span class="muted">${say.t(one.fitted ? "money.fitted" : "money.assumed", { elasticity: say.number(one.elasticity, 2) })}</span></td>
    <td>${amount(one.tried_cost)} → ${amount(one.tried_value)}</td>
    <td>${amount(one.best_cost)}</td>
  </tr>`;
}

/** What a channel may cost, and the range of it. @param {ChannelMoney} one @param {number} even @param {(value: number) => string} amount */
function evenCost(one, even, amount) {
  if (even <= 0) return "–";
  const { break_even_low: low, break_even_high: high } = one;
  const range =
    low === null || high === null ? nothing : html` <span class="muted">${amount(low)} – ${amount(high)}</span>`;
  return html`${amount(one.break_even_cost)}${range}`;
}

/** @param {string} text @param {string} name @param {number} most */
const limits = (text, name, most) => (/** @type {Record<string, string>} */ typed) => {
  const number = typedNumber(typed[name]);
  return number === null || !(number >= 0 && number <= most) ? { [name]: text } : {};
};

/** @param {View} view @param {string} channel */
function budgetForm({ state, say, send }, channel) {
  const { budget } = state.choices.study;
  return html`<om-form
    .say=${say}
    .name=${`budget-${channel}`}
    .fields=${[{ name: "percent", type: "decimal", label: say.t("money.budget", { channel }) }]}
    .values=${{ percent: say.typed((budget[channel] ?? 1) * 100) }}
    .check=${limits(say.t("money.budget-wrong"), "percent", 1000)}
    .apply=${(/** @type {Record<string, string>} */ typed) =>
      send("setBudget", channel, (typedNumber(typed.percent) ?? 100) / 100)}
  ></om-form>`;
}

/** What a test of lift found, as a part of the credit; empty where there was none. @param {View} view @param {string} channel */
function liftForm({ state, say, send }, channel) {
  const known = state.choices.study.lift[channel];
  const check = (/** @type {Record<string, string>} */ { percent }) => {
    const number = typedNumber(percent);
    return number === null || (number >= 0 && number <= 1000) ? {} : { percent: say.t("money.lift-wrong") };
  };
  return html`<om-form
    .say=${say}
    .name=${`lift-${channel}`}
    .fields=${[{ name: "percent", type: "decimal", label: say.t("money.lift", { channel }) }]}
    .values=${{ percent: known === undefined ? "" : say.typed(known * 100) }}
    .check=${check}
    .apply=${(/** @type {Record<string, string>} */ { percent }) => {
      const number = typedNumber(percent);
      send("setLift", channel, number === null ? null : number / 100);
    }}
  ></om-form>`;
}

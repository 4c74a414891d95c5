// @ts-check
/** Planning a test: how many units it takes, how long, and what it can see. */
import { html, nothing } from "lit";
import { planRequestOf, proposalOf } from "../store/tests.js";
import { textOf, typedNumber } from "./form-parts.js";
import { scroll } from "./scroll.js";
import { missingRow, problemLine } from "./test-parts.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").Tests["plan"]} PlanChoices */
/** @typedef {import("../generated/core.js").Plan} Plan */

/**
 * A field of the form: percent are typed as such. `least` and `most` as they are kept; `empty`: whether it may be.
 * @typedef {{ name: keyof PlanChoices, percent?: boolean, least: number, most: number, whole?: boolean, empty?: boolean }} PlanField
 */

/** @type {PlanField[]} */
const RATE = [{ name: "baseline", percent: true, least: 0.00001, most: 0.99999, empty: true }];
/** @type {PlanField[]} */
const MEAN = [
  { name: "baseline", least: 0.000001, most: 1e12, empty: true },
  { name: "deviation", least: 0.000001, most: 1e12, empty: true },
];
/** @type {PlanField[]} */
const MAIN = [
  { name: "lift", percent: true, least: 0.0001, most: 100 },
  { name: "per_day", least: 0, most: 1e12, empty: true },
];
/** @type {PlanField[]} */
const FINE = [
  { name: "alpha", percent: true, least: 0.0001, most: 0.5 },
  { name: "power", percent: true, least: 0.5, most: 0.999 },
  { name: "arms", least: 2, most: 20, whole: true },
  { name: "control_share", percent: true, least: 0.01, most: 0.99, empty: true },
  { name: "looks", least: 1, most: 60, whole: true },
  { name: "correlation", least: 0, most: 0.99 },
  { name: "cluster_size", least: 1, most: 1e9, empty: true },
  { name: "cluster_correlation", least: 0, most: 1 },
];

/** @param {View} view */
export function testPlan(view) {
  const { say } = view;
  return html`<section class="card test-plan">
    <h2>${say.t("tests.plan")}</h2>
    <p class="subtitle">${say.t("tests.plan-subtitle")}</p>
    <div class="plan-columns">
      <div>${planForm(view)}</div>
      <div class="plan-answer" aria-live="polite">${answer(view)}</div>
    </div>
  </section>`;
}

/** @param {View} view */
function planForm(view) {
  const { state, say, send } = view;
  const { plan } = state.choices.tests;
  const proposal = proposalOf(state);
  const isRate = plan.measure === "rate";
  const known = isRate && proposal.baseline !== null;
  return html`${known ? html`<p class="notice">${say.t("tests.proposed", { rate: say.percent(proposal.baseline ?? 0, 1), n: proposal.perDay ?? 0 })}</p>` : nothing}
    <div class="settings-row">
      <label class="field">
        <span>${say.t("tests.plan.measure")}</span>
        <select
          @change=${(/** @type {Event} */ event) =>
            send("setTests", {
              plan: { ...plan, measure: textOf(event) === "mean" ? "mean" : "rate", baseline: null },
            })}
        >
          ${["rate", "mean"].map((one) => html`<option value=${one} .selected=${one === plan.measure}>${say.t(`tests.measure.${one}`)}</option>`)}
        </select>
      </label>
    </div>
    ${form(view, "plan", [...(isRate ? RATE : MEAN), ...MAIN], { baseline: isRate ? proposal.baseline : null, per_day: proposal.perDay })}
    <details>
      <summary>${say.t("tests.plan.fine")}</summary>
      ${form(view, "plan-fine", FINE, {})}
    </details>`;
}

/** @param {View} view @param {string} name @param {PlanField[]} fields @param {Partial<Record<keyof PlanChoices, number | null>>} proposal */
function form({ state, say, send }, name, fields, proposal) {
  const { plan } = state.choices.tests;
  /** @param {PlanField} field */
  const shown = ({ name, percent }) => {
    const value = /** @type {number | null} */ (plan[name] ?? proposal[name] ?? null);
    return value === null ? "" : say.typed(percent ? value * 100 : value);
  };
  /** @param {PlanField} field @param {Record<string, string>} typed */
  const read = ({ name, percent }, typed) => {
    const value = typedNumber(typed[name]);
    return value !== null && percent ? Number((value / 100).toPrecision(12)) : value;
  };
  /** @param {Record<string, string>} typed */
  const check = (typed) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const { name, percent, least, most, whole, empty } = field;
        const value = read(field, typed);
        const fits = value === null ? empty : value >= least && value <= most && (!whole || Number.isInteger(value));
        const scale = percent ? 100 : 1;
        const values = { least: say.number(least * scale, 6), most: say.number(most * scale, 6) };
        return fits ? [] : [[name, say.t("tests.wrong", { field: say.t(`tests.plan.${name}`), ...values })]];
      }),
    );
  return html`<om-form
    .say=${say}
    .name=${name}
    .fields=${fields.map(({ name }) => ({ name, type: "decimal", label: say.t(`tests.plan.${name}`), ...(say.has(`tests.plan.${name}-hint`) ? { hint: say.t(`tests.plan.${name}-hint`) } : {}) }))}
    .values=${Object.fromEntries(fields.map((field) => [field.name, shown(field)]))}
    .check=${check}
    .apply=${(/** @type {Record<string, string>} */ typed) => {
      const read_ = Object.fromEntries(fields.map((field) => [field.name, read(field, typed)]));
      send("setTests", { plan: { ...plan, .../** @type {any} */ (read_) } });
    }}
  ></om-form>`;
}

/** @param {View} view */
function answer(view) {
  const { state, say } = view;
  const { plan: found } = state.answers;
  if (!planRequestOf(state)) return html`<p class="muted">${say.t("tests.plan-waits")}</p>`;
  if (!found || (found.waiting && !found.value)) return html`<p class="muted">${say.t("tests.waiting")}</p>`;
  if (found.problem) return problemLine(view, found.problem);
  return planned(view, found.value);
}

/** @param {View} view @param {Plan} plan */
function planned(view, plan) {
  const { state, say } = view;
  const { alpha, power } = state.choices.tests.plan;
  const even = new Set(plan.per_arm).size === 1;
  const each = even
    ? say.t("tests.each", { n: plan.per_arm[0] })
    : say.t("tests.each-uneven", {
        control: say.number(plan.per_arm[0]),
        others: say.list(plan.per_arm.slice(1).map((n) => say.number(n))),
      });
  return html`<p class="explained"><strong>${say.t("tests.units", { n: plan.units ?? 0 })}</strong> <span>${each}</span></p>
    ${plan.clusters.length > 0 ? html`<p>${say.t("tests.clusters", { n: Math.max(...plan.clusters), effect: say.number(plan.design_effect, 2) })}</p>` : nothing}
    <p>${plan.days === null ? say.t("tests.no-days") : say.t("tests.days", { n: plan.days, weeks: say.t("tests.weeks", { n: plan.weeks ?? 0 }) })}</p>
    <p class="muted">${say.t("tests.plan-terms", { power: say.percent(power), alpha: say.percent(alpha, 1), each: say.percent(plan.level_each, 2), n: plan.comparisons })}</p>
    ${plan.cautions.map((code) => html`<p class="notice warning">${say.code("tests-caution", code)}</p>`)} ${horizons(view, plan)}`;
}

/** @param {View} view @param {Plan} plan */
function horizons(view, plan) {
  const { say } = view;
  if (plan.horizons.length === 0) return nothing;
  return html`<h3>${say.t("tests.horizons")}</h3>
    ${scroll(
      say.t("tests.horizons"),
      html`<table class="figures">
        <thead>
          <tr>
            ${["days", "units", "seen"].map((head) => html`<th scope="col">${say.t(`tests.head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${plan.horizons.map(
            ({ days, units, seen }) => html`<tr>
              <th scope="row">${say.t("tests.day-count", { n: days })}</th>
              <td>${say.number(units)}</td>
              <td>${seen?.lift ? `+${say.percent(seen.lift, 1)}` : missingRow(say)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

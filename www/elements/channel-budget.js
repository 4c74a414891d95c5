// @ts-check
/** Budgets by curves fitted to spend and revenue over time: each channel's curve or why there is none, the best way to
 * share the same money out, and budgets of one's own beside it. */
import { html, nothing } from "lit";
import { responseChart } from "../charts/response.js";
import { MOST_SCENARIOS } from "../store/economics.js";
import { columnsOf } from "./channel-money.js";
import { missingText } from "./fields.js";
import { rangeText } from "./figures.js";
import { typedNumber } from "./form-parts.js";
import { tableCard, waiting } from "./room-channels.js";
import { chart } from "./room-overview.js";
import { scroll } from "./scroll.js";
import "./form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").BudgetReport} BudgetReport */
/** @typedef {import("../generated/core.js").BudgetPlan} BudgetPlan */
/** @typedef {import("../generated/core.js").ResponseCurve} ResponseCurve */
/** @typedef {Record<string, string>} Typed */

/** What goes on from step to step beyond this makes intervals doubtful. */
const GOES_ON = 0.4;

/** @param {View} view */
export function budgetPart(view) {
  const { state, say } = view;
  /** @type {BudgetReport | null} */
  const report = state.answers.budget?.value ?? null;
  if (!report) return waiting(view, "budget");
  if (report.missing)
    return html`<section class="card">
      <h2>${say.t("budget.title")}</h2>
      <p class="notice warning">${missingText(view, report.missing)}</p>
    </section>`;
  const drawn = report.curves.map((curve) => responseChart(view, curve, say.t(`budget.step.${report.step}`)));
  return html`${curves(view, report)}
    <div class="columns">${drawn.map((spec) => (spec ? chart(view, spec) : nothing))}</div>
    ${report.best ? plans(view, report) : nothing}`;
}

/** @param {View} view @param {BudgetReport} report */
function curves(view, report) {
  const { say } = view;
  const columns = columnsOf(view);
  const number = (/** @type {string} */ id) => ({
    ...{ id, name: say.t(`budget.head.${id}`), kind: /** @type {const} */ ("number") },
    format: (/** @type {number} */ value) => say.decimals(value, 2),
  });
  return tableCard(view, {
    name: "budget",
    columns: [
      columns.text("channel"),
      { id: "reading", name: say.t("result.reading") },
      columns.money("spend", say.t("budget.head.spend-now")),
      columns.money("least", say.t("budget.head.least")),
      columns.money("most", say.t("budget.head.most")),
      ...["marginal", "marginal-low", "marginal-high", "power", "power-low", "power-high"].map(number),
      { ...columns.share("explained"), name: say.t("budget.head.explained") },
    ],
    rows: report.curves.map((one) => [
      ...[one.channel, reading(view, one), one.spend, one.least, one.most],
      ...[one.marginal.value, one.marginal.low, one.marginal.high],
      ...[one.power.value, one.power.low, one.power.high, one.explained ?? null],
    ]),
    note: html`<p>
        ${say.t("budget.period", {
          ...{ step: say.t(`budget.step.${report.step}`), n: report.steps, draws: report.draws, block: report.block },
          ...{ from: report.from ? say.day(report.from) : "", to: report.to ? say.day(report.to) : "" },
        })}
      </p>
      <p class="notice warning">${say.t("budget.caution")}</p>`,
  });
}

/** @param {View} view @param {ResponseCurve} curve */
function reading(view, curve) {
  const { say } = view;
  if (curve.missing) return missingText(view, curve.missing);
  const notes = [say.t(curve.unclear ? "budget.unclear" : "budget.fitted")];
  if (Math.abs(curve.goes_on ?? 0) > GOES_ON) notes.push(say.t("budget.goes-on"));
  return notes.join(". ");
}

/** @param {View} view @param {BudgetReport} report */
function plans(view, report) {
  const { state, say, send } = view;
  const { budgets } = state.choices.economics;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const all = [...(report.best ? [{ ...report.best, name: say.t("budget.best") }] : []), ...report.scenarios];
  const movable = report.curves.filter((one) => !one.missing && !one.unclear);
  return html`<section class="card budget">
    <h2>${say.t("budget.plans")}</h2>
    <p class="subtitle">${say.t("budget.plans-about", { total: money(report.total), step: say.t(`budget.step.${report.step}`) })}</p>
    ${scroll(
      say.t("budget.plans"),
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("budget.head.plan")}</th>
            ${report.curves.map(({ channel }) => html`<th scope="col">${channel}</th>`)}
            ${["cost", "change", "gain"].map((id) => html`<th scope="col">${say.t(`budget.head.${id}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${say.t("budget.now")}</th>
            ${report.curves.map(({ spend }) => html`<td>${money(spend)}</td>`)}
            <td>${money(report.curves.reduce((sum, { spend }) => sum + spend, 0))}</td>
            <td>–</td>
            <td>–</td>
          </tr>
          ${all.map((plan) => planRow(view, plan, report))}
        </tbody>
      </table>`,
    )}
    <p class="hint">${say.t("budget.local")}</p>
    <ul class="plain">
      ${budgets.scenarios.map(
        ({ name }, at) => html`<li>
          ${say.name(name)}
          <button aria-label=${say.t("decisions.remove-of", { decision: name })} @click=${() => send("setEconomics", { budgets: { ...budgets, scenarios: budgets.scenarios.toSpliced(at, 1) } })}>
            ${say.t("decisions.remove")}
          </button>
        </li>`,
      )}
    </ul>
    <div class="columns">${limitsForm(view, report, movable)} ${scenarioForm(view, movable)}</div>
  </section>`;
}

/** @param {View} view @param {BudgetPlan} plan @param {BudgetReport} report */
function planRow(view, plan, report) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency);
  const head = html`<th scope="row">${say.name(plan.name)}</th>`;
  if (plan.missing && plan.channels.length === 0)
    return html`<tr>
      ${head}
      <td colspan=${report.curves.length + 3}>${missingText(view, plan.missing)}</td>
    </tr>`;
  /** @param {BudgetPlan["change"]} estimate */
  const told = ({ value, low, high }) =>
    value === null
      ? plan.missing
        ? missingText(view, plan.missing)
        : "–"
      : html`${say.signed(value, "money", currency)}
          <span class="muted">${low === null || high === null ? "" : rangeText(say, low, high, "money", currency)}</span>`;
  return html`<tr>
    ${head}
    ${plan.channels.map(
      (one) => html`<td>
        ${money(one.spend)}
        <span class="muted">
          ${one.change.value === null ? "" : say.signed(one.change.value, "money", currency)}
          ${one.beyond ? say.t("budget.beyond") : ""}
        </span>
      </td>`,
    )}
    <td>${money(plan.cost)}</td>
    <td>${told(plan.change)}</td>
    <td>${told(plan.gain)}</td>
  </tr>`;
}

/** @param {string} text @returns {number | null} */
const amount = (text) => (text.trim() === "" ? null : typedNumber(text));

/** @param {View} view @param {string[]} names */
const amounts =
  ({ say }, names) =>
  (/** @type {Typed} */ typed) =>
    Object.fromEntries(
      names
        .filter((name) => typed[name] && !((typedNumber(typed[name]) ?? -1) >= 0))
        .map((name) => [name, say.t("budget.amount-wrong")]),
    );

/** What may be spent in all, and on each channel. @param {View} view @param {BudgetReport} report @param {ResponseCurve[]} movable */
function limitsForm(view, report, movable) {
  const { state, say, send } = view;
  const { budgets } = state.choices.economics;
  const typed = (/** @type {number | null | undefined} */ value) => (value == null ? "" : say.typed(value));
  const own = (/** @type {string} */ channel) => budgets.limits.find((one) => one.channel === channel);
  const fields = movable.flatMap(({ channel, least, most }, at) => [
    {
      ...{ name: `least-${at}`, type: "decimal", label: say.t("budget.least-of", { channel }) },
      hint: say.t("budget.seen", { value: say.value(least, "money", state.report?.settings.currency ?? "EUR") }),
    },
    {
      ...{ name: `most-${at}`, type: "decimal", label: say.t("budget.most-of", { channel }) },
      hint: say.t("budget.seen", { value: say.value(most, "money", state.report?.settings.currency ?? "EUR") }),
    },
  ]);
  const values = Object.fromEntries([
    ["total", typed(budgets.total)],
    ...movable.flatMap(({ channel }, at) => [
      [`least-${at}`, typed(own(channel)?.least)],
      [`most-${at}`, typed(own(channel)?.most)],
    ]),
  ]);
  const total = { name: "total", type: "decimal", label: say.t("budget.total"), hint: say.t("budget.total-hint") };
  return html`<div>
    <h3>${say.t("budget.limits")}</h3>
    <om-form
      .say=${say}
      .name=${`budget-limits-${report.step}`}
      .fields=${[total, ...fields]}
      .values=${values}
      .check=${amounts(
        view,
        [total, ...fields].map(({ name }) => name),
      )}
      .apply=${(/** @type {Typed} */ now) =>
        send("setEconomics", {
          budgets: {
            ...budgets,
            total: amount(now.total),
            limits: movable
              .map(({ channel }, at) => ({
                ...{ channel, least: amount(now[`least-${at}`] ?? ""), most: amount(now[`most-${at}`] ?? "") },
              }))
              .filter(({ least, most }) => least !== null || most !== null),
          },
        })}
    ></om-form>
  </div>`;
}

/** @param {View} view @param {ResponseCurve[]} movable */
function scenarioForm(view, movable) {
  const { state, say, send } = view;
  const { budgets } = state.choices.economics;
  if (budgets.scenarios.length >= MOST_SCENARIOS) return nothing;
  const names = movable.map((_, at) => `spend-${at}`);
  return html`<div>
    <h3>${say.t("budget.try")}</h3>
    <om-form
      .say=${say}
      .name=${"budget-scenario"}
      .fields=${[
        { name: "name", label: say.t("budget.name") },
        ...movable.map(({ channel }, at) => ({
          ...{ name: names[at], type: "decimal", label: say.t("budget.spend-of", { channel }) },
          hint: say.t("budget.as-now"),
        })),
      ]}
      .values=${{ name: "", ...Object.fromEntries(names.map((name) => [name, ""])), of: String(budgets.scenarios.length) }}
      .check=${(/** @type {Typed} */ typed) => ({
        ...amounts(view, names)(typed),
        ...(typed.name ? {} : { name: say.t("budget.name-wrong") }),
      })}
      .apply=${(/** @type {Typed} */ typed) => {
        const spend = movable.flatMap(({ channel }, at) => {
          const value = amount(typed[names[at]] ?? "");
          return value === null ? [] : [[channel, value]];
        });
        const scenario = { name: typed.name, spend: Object.fromEntries(spend) };
        send("setEconomics", { budgets: { ...budgets, scenarios: [...budgets.scenarios, scenario] } });
      }}
    ></om-form>
  </div>`;
}

// @ts-check
/** Why a figure is what it is: question, formula, what it was counted on, what was left out, and the settings. */
import { html, nothing } from "lit";
import { kpi as kpiOf, record } from "../store/state.js";
import { definitionForm } from "./definition.js";
import { missingText, needText } from "./fields.js";
import { countText, intervalText, rangeText } from "./figures.js";
import { kpiReferences } from "./references.js";
import { swingPart } from "./swing.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiCard} KpiCard */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */
/** @typedef {import("../generated/core.js").Text} Text */

/** The definitions that can be switched, and between what. @type {Record<string, string[]>} */
const SWITCHES = {
  basis: ["interaction", "purchase"],
  refund_channel: ["original", "return"],
  conversion_unit: ["session", "visitor", "entry"],
  conversion_sales: ["direct", "assisted"],
  same_day: ["apart", "merged"],
  revenue: ["net", "gross"],
  tax: ["unsaid", "included", "excluded"],
  anonymous_sales: ["left_out", "counted"],
};

/** The definitions that are typed, and within what. @type {Record<string, { least: number, most: number, whole?: boolean }>} */
const TYPED = {
  session_grace_hours: { least: 0, most: 720 },
  ropo_days: { least: 1, most: 365, whole: true },
  margin_rate: { least: 0, most: 1 },
  collect_credit: { least: 0, most: 1 },
  contact_days: { least: 1, most: 90, whole: true },
};

/** @param {View} view @param {KpiCard} card */
export function explainPanel(view, card) {
  const { state, say } = view;
  const report = kpiOf(state, card.id);
  return html`<p class="question">${say.both(card.question)}</p>
    ${report ? measured(view, report) : nothing} ${part(say, "decision", html`<p>${say.both(card.decision)}</p>`)}
    ${part(say, "formula", html`<p>${say.both(card.formula)}</p>`)}
    ${report ? settings(view, report) : nothing} ${report && card.definitions.length > 0 ? swingPart(view, card.id) : nothing} ${report ? leftOut(view, report) : nothing}
    ${report ? beside(view, report) : nothing} ${report ? byChannel(view, report) : nothing}
    ${part(say, "rules", texts(say, card.rules))} ${part(say, "example", html`<p class="example">${say.both(card.example)}</p>`)}
    ${part(say, "limits", texts(say, card.limits))} ${part(say, "needs", needed(view, card))}
    ${part(say, "source", html`<p class="muted">${card.source}</p>`)}`;
}

/** @param {import("../say.js").Say} say @param {string} name @param {unknown} body */
const part = (say, name, body) => html`<section><h3>${say.t(`explain.${name}`)}</h3>${body}</section>`;

/** @param {import("../say.js").Say} say @param {Text[]} list */
const texts = (say, list) =>
  list.length === 0
    ? html`<p class="muted">–</p>`
    : html`<ul>${list.map((text) => html`<li>${say.both(text)}</li>`)}</ul>`;

/** The fields it is computed on, one of each line. @param {View} view @param {KpiCard} card */
const needed = (view, card) =>
  html`<ul>${card.needs.map((any) => html`<li>${needText(view, any.join(" | "))}</li>`)}</ul>`;

/** @param {View} view @param {KpiReport} report */
function measured(view, report) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  if (report.value === null) {
    const why = report.missing ? missingText(view, report.missing) : "";
    return html`<p class="notice warning">${why}</p>`;
  }
  return html`<p class="explained">
      <strong>${say.value(report.value, report.unit, currency, true)}</strong>
      <span>${intervalText(say, report, currency)} · ${countText(say, report)}</span>
    </p>
    <p class="muted">${say.code("method", report.method ?? "none")}</p>
    ${kpiReferences(view, report)}
    ${report.cautions.map((caution) => html`<p class="notice warning">${say.code("caution", caution)}</p>`)}`;
}

/** @param {View} view @param {KpiReport} report */
function settings(view, report) {
  const { say } = view;
  const all = Object.entries(record(report.settings));
  if (all.length === 0) return nothing;
  const rows = all.map(([name, value]) => {
    if (name in SWITCHES) return switchOf(view, name, value);
    if (name in TYPED)
      return definitionForm(view, { name: /** @type {any} */ (name), value: Number(value), ...TYPED[name] });
    return html`<p>${say.code("setting", name)}${say.t("colon")} ${settingValue(say, name, value)}</p>`;
  });
  return part(say, "settings", rows);
}

/** @param {import("../say.js").Say} say @param {string} name @param {string} value */
function settingValue(say, name, value) {
  if (say.has(`setting.${name}.${value}`)) return say.t(`setting.${name}.${value}`);
  if (name !== "window") return value;
  const [from, to] = value.split("/");
  return say.period(from, to);
}

/** @param {View} view @param {string} name @param {string} value */
function switchOf({ say, send }, name, value) {
  return html`<fieldset class="switch">
    <legend>${say.t(`setting.${name}`)}</legend>
    ${SWITCHES[name].map(
      (option) => html`<label class="check">
        <input
          type="radio"
          name=${name}
          value=${option}
          .checked=${option === value}
          @change=${() => send("setDefinitions", { [name]: option })}
        />
        <span>${say.t(`setting.${name}.${option}`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {View} view @param {KpiReport} report */
function leftOut({ say }, report) {
  const rows = report.left_out.map((one) => html`<li>${say.code("left-out", one.reason, { n: one.rows })}</li>`);
  return part(
    say,
    "left-out",
    rows.length > 0 ? html`<ul>${rows}</ul>` : html`<p>${say.t("explain.nothing-left-out")}</p>`,
  );
}

/** @param {View} view @param {KpiReport} report */
function beside({ state, say }, report) {
  if (report.also.length === 0) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const rows = report.also.map((one) => {
    const range = one.low !== null && one.high !== null ? rangeText(say, one.low, one.high, one.unit, currency) : "";
    return html`<div><dt>${say.code("also", one.id)}</dt><dd>${say.value(one.value, one.unit, currency, true)} <span class="muted">${range}</span></dd></div>`;
  });
  return part(say, "beside", html`<dl class="beside">${rows}</dl>`);
}

/** A channel; of the progress of targets, the figure that one is set for. @param {View} view @param {string} id @param {string} key */
function sliceName({ state, say }, id, key) {
  const card = id === "smart_progress" ? state.catalogue?.kpis.find((one) => one.id === key) : null;
  return card ? say.both(card.name) : key || say.t("channel.none");
}

/** @param {View} view @param {KpiReport} report */
function byChannel(view, report) {
  const { state, say } = view;
  if (report.breakdown.length === 0) return nothing;
  const currency = state.report?.settings.currency ?? "EUR";
  const rows = report.breakdown.map((slice) => {
    const range =
      slice.low !== null && slice.high !== null ? rangeText(say, slice.low, slice.high, report.unit, currency) : "";
    const why = slice.missing ? missingText(view, slice.missing) : "–";
    const value = slice.value === null ? why : say.value(slice.value, report.unit, currency, true);
    return html`<tr><th scope="row">${sliceName(view, report.id, slice.key)}</th><td>${value}</td><td>${range}</td><td>${say.number(slice.n)}</td></tr>`;
  });
  const targets = report.id === "smart_progress";
  const heads = [targets ? "target" : "channel", "value", "interval", "n"];
  return part(
    say,
    targets ? "by-target" : "by-channel",
    html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("explain.by-channel")}>
      <table class="figures">
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${say.t(`head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`,
  );
}

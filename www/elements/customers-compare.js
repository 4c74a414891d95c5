// @ts-check
/** Two segments side by side: every KPI, the difference with its interval, judged all together. */
import { html, nothing } from "lit";
import { changeText, judged } from "./change.js";
import { nameSelect } from "./customers-segments.js";
import { missingText } from "./fields.js";
import { answered, scrolled } from "./room-customers.js";
import { whyButton } from "./why.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Segments} Segments */
/** @typedef {import("../generated/core.js").SegmentComparison} SegmentComparison */

/** @param {View} view @param {Segments} answer */
export function comparison(view, { segments }) {
  const { state, say, send } = view;
  const names = segments.filter((one) => !one.fault).map((one) => one.name);
  if (names.length < 2) return nothing;
  const [a = "", b = ""] = state.choices.customers.compare;
  const choose = (/** @type {string[]} */ compare) => send("setCustomers", { compare });
  const select = (
    /** @type {string} */ key,
    /** @type {string} */ chosen,
    /** @type {(name: string) => void} */ change,
  ) => nameSelect({ label: say.t(key), names, chosen, none: say.t("segments.choose"), change });
  const other = (/** @type {string} */ name) => names.find((one) => one !== name) ?? "";
  return html`<section class="card">
    <h2>${say.t("segments.compare")}</h2>
    <div class="settings-row">
      ${select("segments.first", a, (name) => choose(name ? [name, b && b !== name ? b : other(name)] : []))}
      ${select("segments.second", b, (name) => choose(name ? [a && a !== name ? a : other(name), name] : []))}
    </div>
    ${a === "" ? html`<p class="hint">${say.t("segments.compare-hint")}</p>` : answered(view, "segments-compared", (value) => compared(view, value))}
  </section>`;
}

/** @param {View} view @param {SegmentComparison} answer */
function compared(view, answer) {
  const { state, say } = view;
  const shown = answer.kpis.filter((kpi) => kpi.value !== null && kpi.change?.before != null);
  const beyond = shown.filter((kpi) => kpi.change?.beyond_noise).length;
  const currency = state.report?.settings.currency ?? "EUR";
  return html`<p class="subtitle">
      ${say.t("segments.compared", { a: say.name(answer.a), b: say.name(answer.b), na: answer.a_customers, nb: answer.b_customers })}
      ${say.t("segments.beyond", { n: beyond, all: shown.length })}
    </p>
    ${answer.cautions.map((caution) => html`<p class="notice warning">${say.t(`segments.caution.${caution}`, { n: answer.overlap })}</p>`)}
    ${scrolled(
      say.t("segments.compare"),
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("segments.kpi")}</th>
            <th scope="col">${answer.a}</th>
            <th scope="col">${answer.b}</th>
            <th scope="col">${say.t("segments.difference")}</th>
            <th scope="col">${say.t("segments.verdict")}</th>
          </tr>
        </thead>
        <tbody>${shown.map((kpi) => line(view, kpi, currency))}</tbody>
      </table>`,
    )}
    <p class="hint">${say.t("segments.not-shown", { n: answer.kpis.length - shown.length })}</p>
    ${journeys(view, answer)}`;
}

/** What their journeys to a sale are like. @param {View} view @param {SegmentComparison} answer */
function journeys(view, { a, b, journeys, journeys_missing }) {
  const { say } = view;
  const title = say.t("segments.journeys");
  if (journeys_missing)
    return html`<h3 class="customers-journeys">${title}</h3>
      <p class="notice">${missingText(view, journeys_missing)}</p>`;
  const shown = journeys.filter(({ a, b }) => a.value !== null && b.value !== null);
  if (shown.length === 0)
    return html`<h3 class="customers-journeys">${title}</h3><p class="notice">${say.t("segments.journeys-none")}</p>`;
  return html`<h3 class="customers-journeys">${title}</h3>
    <p class="subtitle">${say.t("segments.journeys-about")}</p>
    ${scrolled(
      title,
      html`<table class="figures">
        <thead>
          <tr>
            <th scope="col">${say.t("segments.journey")}</th>
            <th scope="col">${a}</th>
            <th scope="col">${b}</th>
            <th scope="col">${say.t("segments.difference")}</th>
            <th scope="col">${say.t("segments.verdict")}</th>
          </tr>
        </thead>
        <tbody>${shown.map((row) => journey(view, row))}</tbody>
      </table>`,
    )}`;
}

/** @param {View} view @param {import("../generated/core.js").JourneyDifference} row */
function journey({ say }, row) {
  const { id, channel, unit, a, b, difference, low, high, beyond_noise } = row;
  const value = (/** @type {import("../generated/core.js").Estimate} */ { value, n }) =>
    html`<td>${say.value(value ?? 0, unit, "")} <span class="muted">n ${say.number(n)}</span></td>`;
  const change = /** @type {any} */ ({ unit, change: { change: difference, low, high, relative: null } });
  const { text, range } = changeText(say, change, "");
  const verdict = beyond_noise === null ? "none" : beyond_noise ? "beyond" : "noise";
  return html`<tr>
    <th scope="row">${say.t(`segments.journey.${id}`, { channel: say.name(channel) })}</th>
    ${value(a)} ${value(b)}
    <td><b>${text}</b> <span class="muted">${range}</span></td>
    <td>${say.t(`segments.verdict.${verdict}`)}</td>
  </tr>`;
}

/** @param {View} view @param {import("../generated/core.js").KpiReport} kpi @param {string} currency */
function line(view, kpi, currency) {
  const { state, say } = view;
  const card = state.catalogue?.kpis.find((one) => one.id === kpi.id);
  if (!card || !kpi.change) return nothing;
  const name = say.both(card.name);
  const { text, range } = changeText(say, kpi, currency);
  const verdict = kpi.change.beyond_noise === null ? "none" : kpi.change.beyond_noise ? "beyond" : "noise";
  return html`<tr>
    <th scope="row">${name} ${whyButton(view, { id: kpi.id, name })}</th>
    <td>${say.value(kpi.value ?? 0, kpi.unit, currency)} <span class="muted">n ${say.number(kpi.n)}</span></td>
    <td>${say.value(kpi.change.before ?? 0, kpi.unit, currency)} <span class="muted">n ${say.number(kpi.change.before_n)}</span></td>
    <td><b class=${judged(kpi.change, card.direction)}>${text}</b> <span class="muted">${range}</span></td>
    <td>${say.t(`segments.verdict.${verdict}`)}</td>
  </tr>`;
}

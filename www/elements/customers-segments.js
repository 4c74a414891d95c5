// @ts-check
/** Segments: what each weighs, what may be done for it, and the ones that the data proposes. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { withSegment } from "../store/segments.js";
import { comparison } from "./customers-compare.js";
import { rangeText } from "./figures.js";
import { textOf } from "./form-parts.js";
import { answered, scrolled } from "./room-customers.js";
import "./segment-form.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Segments} Segments */
/** @typedef {import("../generated/core.js").SegmentSummary} Summary */

/** @param {View} view */
export function segmentsView(view) {
  return answered(view, "segments", (/** @type {Segments} */ answer) => {
    return html`${list(view, answer)} ${actions(view, answer)} ${comparison(view, answer)} ${editor(view, answer)} ${proposed(view, answer)}`;
  });
}

/** @param {View} view @param {Segments} answer */
function list(view, { segments, everybody, as_of }) {
  const { state, say } = view;
  if (segments.length === 0) return html`<p class="notice">${say.t("segments.none")}</p>`;
  const currency = state.report?.settings.currency ?? "EUR";
  const heads = ["name", "customers", "buyers", "revenue", "share", "orders", "recency", "omni"];
  const asked = VOICE.filter((id) => everybody.voice.some((one) => one.id === id));
  const good = (/** @type {string} */ id) => everybody.voice.find((one) => one.id === id)?.good ?? "high";
  return html`<section class="card">
    <h2>${say.t("segments.title")}</h2>
    <p class="subtitle">${say.t("segments.subtitle", { day: say.day(as_of.slice(0, 10)) })}</p>
    ${scrolled(
      say.t("segments.title"),
      html`<table class="figures">
        <thead>
          <tr>${heads.map((head) => html`<th scope="col">${say.t(`segments.head.${head}`)}</th>`)}
            ${asked.map((id) => html`<th scope="col">${say.t(`segments.head.${id}`)} <span class="muted">${say.t(`setting.direction.${good(id)}`)}</span></th>`)}</tr>
        </thead>
        <tbody>
          ${segments.map((one) => row(view, one, currency, asked))}
          ${row(view, { ...everybody, name: say.t("segments.everybody") }, currency, asked, true)}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** What customers say of themselves, in surveys. */
const VOICE = ["nps", "csat", "ces"];

/** @param {View} view @param {Summary} one @param {string} id */
function voice({ say }, one, id) {
  const found = one.voice.find((said) => said.id === id);
  if (!found) return html`<td>–</td>`;
  const { value, unit, low, high, n } = found;
  const range = low === null || high === null ? say.t("interval.none") : rangeText(say, low, high, unit, "");
  return html`<td>${say.value(value, unit, "", true)} <span class="muted">${range} · n ${say.number(n)}</span></td>`;
}

/** @param {View} view @param {Summary} one @param {string} currency @param {string[]} asked @param {boolean} [all] */
function row(view, one, currency, asked, all = false) {
  const { say } = view;
  if (one.fault)
    return html`<tr>
      <th scope="row">${one.name} <code>${one.rule}</code></th>
      <td colspan=${7 + asked.length} class="missing">${faultText(say, one.fault)}</td>
    </tr>`;
  const number = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : say.number(value, 1));
  return html`<tr>
    <th scope="row">
      ${one.name} ${one.rule === null ? (all ? nothing : html`<span class="muted">${say.t("segments.of-files")}</span>`) : html`<code>${one.rule}</code>`}
      ${one.sensitive.length > 0 ? html`<span class="caution">${say.t("segments.sensitive", { traits: say.list(one.sensitive) })}</span>` : nothing}
    </th>
    <td><b>${say.number(one.customers)}</b> <span class="muted">${one.share === null ? "" : say.percent(one.share, 1)}</span></td>
    <td>${say.number(one.buyers)}</td>
    <td>${one.revenue === null ? "–" : say.value(one.revenue, "money", currency)}</td>
    <td>${one.revenue_share === null ? "–" : say.percent(one.revenue_share, 1)}</td>
    <td>${number(one.medians.orders)}</td>
    <td>${number(one.medians.recency)}</td>
    <td>${one.omni === null ? "–" : say.percent(one.omni, 0)}</td>
    ${asked.map((id) => voice(view, one, id))}
  </tr>`;
}

/** What is wrong with a rule, in words. @param {import("../say.js").Say} say @param {import("../generated/core.js").Fault} fault */
export function faultText(say, { at, expected, found }) {
  const where = found === "" ? say.t("rule.at-end") : say.t("rule.at", { n: at + 1, found: say.name(found) });
  return `${where} ${say.t(`rule.expected.${expected}`)}`;
}

/** @param {View} view @param {Segments} answer */
function actions(view, { segments }) {
  const { say } = view;
  const some = segments.filter((one) => one.actions.length > 0);
  if (some.length === 0) return nothing;
  const share = ["best", "once", "omni", "enrolled", "consenting"];
  const figure = (/** @type {string} */ on, /** @type {number} */ value) =>
    share.includes(on) ? say.percent(value, 0) : say.number(value, 1);
  return html`<section class="card">
    <h2>${say.t("segments.actions")}</h2>
    <p class="subtitle">${say.t("segments.actions-subtitle")}</p>
    ${some.map(
      (one) => html`<h3>${one.name}</h3>
        <ul class="plain">
          ${one.actions.map(
            (action) => html`<li>
              ${say.both(action.text)}
              <span class="muted">${say.t("segments.because", {
                figure: say.t(`segments.figure.${action.rests_on}`),
                value: figure(action.rests_on, action.value),
                all: figure(action.rests_on, action.all),
              })}</span>
            </li>`,
          )}
        </ul>`,
    )}
  </section>`;
}

/** The form, for one that exists or a new one. @param {View} view @param {Segments} answer */
function editor(view, answer) {
  const { state, say } = view;
  return html`<section class="card">
    <h2>${say.t("segments.edit")}</h2>
    <om-segment-form .state=${state} .say=${say} .answer=${answer}></om-segment-form>
  </section>`;
}

/** @param {View} view @param {Segments} answer */
function proposed(view, { ready, pairs, spreads }) {
  const { state, say, send } = view;
  const { segments } = state.choices;
  const has = (/** @type {string} */ rule) => segments.some((one) => one.rule === rule);
  const add = (/** @type {typeof ready} */ some, /** @type {boolean} */ compare) => {
    let next = [...segments];
    /** @type {string[]} */
    const names = [];
    for (const { name, rule } of some) {
      const known = next.find((one) => one.rule === rule);
      names.push(known?.name ?? say.both(name));
      if (!known) next = withSegment(next, say.both(name), { name: say.both(name), rule });
    }
    send("setSegments", next);
    if (compare) send("setCustomers", { compare: names });
  };
  const of = (/** @type {string} */ id) => ready.filter((one) => one.id === id);
  return html`<section class="card">
    <h2>${say.t("segments.proposed")}</h2>
    <p class="subtitle">${say.t("segments.proposed-subtitle")}</p>
    ${ready.length === 0 ? html`<p class="muted">${say.t("segments.proposed-none")}</p>` : nothing}
    <ul class="plain proposals">
      ${ready.map(
        (one) => html`<li>
          <b>${say.both(one.name)}</b> <code>${one.rule}</code>
          <span class="muted">${say.t("segments.size", { n: one.customers })}</span>
          <button ?disabled=${has(one.rule)} @click=${() => add([one], false)} aria-label=${say.t(has(one.rule) ? "segments.taken-of" : "segments.take-of", { name: say.both(one.name) })}>
            ${say.t(has(one.rule) ? "segments.taken" : "segments.take")}
          </button>
        </li>`,
      )}
    </ul>
    <div class="actions">
      ${pairs.map((pair) => {
        const both = pair.flatMap(of);
        const [a, b] = both.map((one) => say.both(one.name));
        return html`<button @click=${() => add(both, true)}>${say.t("segments.compare-pair", { a, b })}</button>`;
      })}
    </div>
    ${spreads.length === 0 ? nothing : scrolled(say.t("segments.quantiles"), quantiles(view, spreads))}
  </section>`;
}

/** @param {View} view @param {Segments["spreads"]} spreads */
function quantiles({ say }, spreads) {
  return html`<table class="figures">
    <caption>${say.t("segments.quantiles")}</caption>
    <thead>
      <tr>
        <th scope="col">${say.t("segments.figure")}</th>
        ${spreads[0].quantiles.map((p) => html`<th scope="col">${say.percent(p)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${spreads.map(
        ({ figure, values }) => html`<tr>
          <th scope="row">${say.t(`segments.figure.${figure}`)} <code>${figure}</code></th>
          ${values.map((value) => html`<td>${say.number(value, 2)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** One of several names, chosen by its place: a segment may be called anything.
 * @param {{ label: string, names: string[], chosen: string, none: string, change: (name: string) => void }} options */
export const nameSelect = ({ label, names, chosen, none, change }) =>
  html`<label class="field">
    <span>${label}</span>
    <select @change=${(/** @type {Event} */ event) => change(names[Number(textOf(event))] ?? "")}>
      <option value="-1" .selected=${live(chosen === "")}>${none}</option>
      ${names.map((name, i) => html`<option value=${i} .selected=${live(name === chosen)}>${name}</option>`)}
    </select>
  </label>`;

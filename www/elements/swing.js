// @ts-check
/** How far a figure moves with its definition: its value under each of those that the field uses. */
import { html, nothing } from "lit";
import { rangeText } from "./figures.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Swing} Swing */
/** @typedef {import("../generated/core.js").DefinitionReading} Reading */

/** @param {View} view @param {string} id */
export function swingPart(view, id) {
  const { state, say } = view;
  const answer = state.answers.swing;
  /** @type {Swing | undefined} */
  const swing = answer?.value?.[0];
  const title = say.t("explain.swing");
  if (!swing || swing.id !== id)
    return html`<section><h3>${title}</h3><p class="muted" role="status">${say.t("channels.waiting")}</p></section>`;
  return html`<section>
    <h3>${title}</h3>
    <p>${span(view, swing)}</p>
    ${table(view, swing)}
  </section>`;
}

/** From the lowest to the highest value, and what makes them. @param {View} view @param {Swing} swing */
function span({ state, say }, { readings, lowest, highest, unit }) {
  if (lowest === null || highest === null) return say.t("swing.none");
  const currency = state.report?.settings.currency ?? "EUR";
  const [low, high] = [readings[lowest], readings[highest]];
  const value = (/** @type {Reading} */ one) => say.value(one.value ?? 0, unit, currency, true);
  if (low.value === high.value) return say.t("swing.steady", { value: value(low), n: readings.length });
  return say.t("swing.span", { low: value(low), high: value(high), n: readings.length });
}

/** @param {View} view @param {Swing} swing */
function table(view, { readings, lowest, highest, unit }) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const names = Object.keys(readings[0]?.settings ?? {});
  const badge = (/** @type {number} */ at) => {
    if (at === 0) return say.t("swing.now");
    return at === lowest ? say.t("swing.lowest") : at === highest ? say.t("swing.highest") : "";
  };
  return scroll(
    say.t("explain.swing"),
    html`<table class="figures">
      <thead>
        <tr>
          ${["value", "interval"].map((head) => html`<th scope="col">${say.t(`head.${head}`)}</th>`)}
          ${names.map((name) => html`<th scope="col">${say.code("setting", name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${readings.map(
          (one, at) => html`<tr>
            <td>
              ${one.value === null ? "–" : say.value(one.value, unit, currency, true)}
              ${badge(at) ? html`<span class="badge">${badge(at)}</span>` : nothing}
            </td>
            <td>${one.low === null || one.high === null ? "" : rangeText(say, one.low, one.high, unit, currency)}</td>
            ${names.map((name) => html`<td>${optionText(view, name, /** @type {any} */ (one.settings)[name])}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** @param {Pick<View, "say">} view @param {string} name @param {string} option */
const optionText = ({ say }, name, option) => {
  if (say.has(`setting.${name}.${option}`)) return say.t(`setting.${name}.${option}`);
  return Number.isFinite(Number(option)) ? say.number(Number(option)) : option;
};

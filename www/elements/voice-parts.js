// @ts-check
/** What the cards of the Voice & service room are made of: figures with n and interval, and tables of them. */
import { html, nothing } from "lit";
import { rangeText } from "./figures.js";
import { inPages } from "./pages.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").Unit} Unit */
/** @typedef {{ value: number | null, n: number, low: number | null, high: number | null }} Estimate */

/** Below this a figure is shown with a warning. */
export const FEW = 30;

/** A figure with its interval and what it was counted on. @param {View} view @param {Estimate} one @param {Unit} unit */
export function estimate({ say }, one, unit) {
  if (one.value === null) return html`<span class="muted">–</span>`;
  const range = one.low === null || one.high === null ? "" : rangeText(say, one.low, one.high, unit, "");
  return html`<b>${say.value(one.value, unit, "")}</b> <span class="muted">${range} n&nbsp;=&nbsp;${say.number(one.n)}</span>${
    one.n < FEW ? html` <span class="few">${say.t("voice.few")}</span>` : nothing
  }`;
}

/**
 * @param {string} title @param {string[]} heads @param {unknown[][]} rows the first cell of each is its head
 * @param {string} [form]
 */
export const figureTable = (title, heads, rows, form = "") =>
  scroll(
    title,
    html`<table class="figures voice ${form}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>`,
  );

/** Rows of a table that are shown at once. */
const ROWS = 24;

/**
 * The same, page by page where there are many rows.
 * @param {View} view @param {string} title @param {string[]} heads @param {unknown[][]} rows @param {{ form?: string, size?: number }} [parts]
 */
export const longTable = (view, title, heads, rows, { form = "", size = ROWS } = {}) =>
  inPages(view, { count: rows.length, size }, (from, to) => figureTable(title, heads, rows.slice(from, to), form));

/** A list whose first ones stand there, and whose others open. @param {View} view @param {unknown[]} items @param {number} most */
export function openList({ say }, items, most) {
  const list = (/** @type {unknown[]} */ some) =>
    html`<ul class="signals">${some.map((one) => html`<li>${one}</li>`)}</ul>`;
  // One more than shown would only hide itself.
  if (items.length <= most + 1) return list(items);
  return html`${list(items.slice(0, most))}
    <details>
      <summary>${say.t("pages.others", { n: items.length - most })}</summary>
      ${list(items.slice(most))}
    </details>`;
}

/** How far channels differ, in a sentence. @param {View} view @param {import("../generated/core.js").Spread} spread @param {Unit} unit */
export function spreadText({ say }, { least_channel, least, most_channel, most, p_value, rough, test }, unit) {
  const ends = {
    ...{ least: say.value(least, unit, ""), most: say.value(most, unit, "") },
    ...{ leastChannel: least_channel, mostChannel: most_channel },
  };
  const said = p_value === null ? "unknown" : p_value < 0.05 ? "differ" : "alike";
  const p =
    p_value === null ? "" : p_value < 0.001 ? say.t("voice.p-small") : say.t("voice.p", { p: say.number(p_value, 3) });
  return html`${say.t("voice.spread", ends)} ${say.t(`voice.spread-${said}`)} <span class="muted">${p} ${say.t(`voice.test-${test}`)}${
    rough ? ` ${say.t("voice.rough")}` : ""
  }</span>`;
}

// @ts-check
/** What the parts of the Tests room share. */
import { html } from "lit";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../say.js").Say} Say */

/** Below this a p-value is told as smaller than it. */
const TINY = 0.0001;

/** @param {Say} say @param {number | null} p */
export const pText = (say, p) => {
  if (p === null) return "–";
  return p < TINY ? say.t("tests.p-tiny", { p: say.number(TINY, 4) }) : say.number(p, p < 0.01 ? 4 : 3);
};

/** A figure of a metric. @param {Say} say @param {string} metric @param {number} value */
export const valueText = (say, metric, value) =>
  metric === "rate" ? say.percent(value, 2) : say.number(value, Math.abs(value) < 10 ? 3 : 2);

/** A difference, in points for a rate. @param {Say} say @param {string} metric @param {number} value */
export const differenceText = (say, metric, value) =>
  metric === "rate"
    ? say.t("tests.points", { points: say.signedNumber(value * 100, 2) })
    : say.signedNumber(value, Math.abs(value) < 10 ? 3 : 2);

/** @param {Say} say @param {number} value */
export const liftText = (say, value) => (value > 0 ? "+" : "") + say.percent(value, 1);

/** @param {(value: number) => string} write @param {Say} say @param {number | null} low @param {number | null} high */
export const range = (write, say, low, high) =>
  low === null || high === null ? "" : say.t("interval.range", { low: write(low), high: write(high) });

/** @param {Say} say */
export const missingRow = (say) => html`<span class="muted">${say.t("tests.not-seen")}</span>`;

/** @param {View} view @param {import("../problem.js").Problem} problem */
export const problemLine = ({ say }, problem) =>
  html`<p class="notice warning">${say.code("problem", problem.code, /** @type {any} */ (problem.values ?? {}))}</p>`;

// @ts-check
/** How far a reading is: share, rows, rate, time left, and a way to end it. */
import { html } from "lit";

/** @typedef {import("../store/state.js").Progress} Progress */

/**
 * @param {import("../say.js").Say} say
 * @param {{ label: string, progress: Omit<Progress, "rows"> & { rows?: number }, cancel: () => void }} parts rows where there
 *   are any to count
 */
export function progressBar(say, { label, progress: { bytes, total, rows, rate }, cancel }) {
  const share = total > 0 ? Math.min(bytes / total, 1) : 0;
  const parts = [
    say.percent(share),
    ...(rows === undefined ? [] : [say.t("progress.rows", { n: rows })]),
    ...(rate > 0
      ? [
          say.t("progress.rate", { rate: say.bytes(rate) }),
          say.t("progress.left", { time: say.duration((total - bytes) / rate) }),
        ]
      : []),
  ];
  return html`<div class="progress">
    <progress max=${Math.max(total, 1)} .value=${Math.min(bytes, total)} aria-label=${label}></progress>
    <span>${parts.join(" · ")}</span>
    <button @click=${cancel}>${say.t("action.cancel")} <span class="visually-hidden">${say.t("colon")} ${label}</span></button>
  </div>`;
}

// @ts-check
/** On the Overview: the targets that are behind, go the wrong way or were missed. */
import { html, nothing } from "lit";

/** @typedef {import("./base.js").View} View */

const ALARMING = ["behind", "wrong-way", "missed"];

/** @param {View} view */
export function targetAlerts({ state, say }) {
  /** @type {import("../generated/core.js").TargetReport[]} */
  const reports = state.answers.targets?.value ?? [];
  const alarming = reports.filter(({ progress }) => ALARMING.includes(progress.state ?? ""));
  if (alarming.length === 0) return nothing;
  const name = (/** @type {string} */ id) => {
    const card = state.catalogue?.kpis.find((one) => one.id === id);
    return card ? say.both(card.name) : say.name(id);
  };
  return html`<section class="notice warning">
    <strong>${say.t("targets.alerts", { n: alarming.length })}</strong>
    <ul>
      ${alarming.map(({ kpi, progress }) => html`<li>${name(kpi)}${say.t("colon")} ${say.t(`targets.state.${progress.state}`)}</li>`)}
    </ul>
    ${state.rooms.includes("targets") ? html`<p><a class="button" href="#targets">${say.t("targets.open")}</a></p>` : nothing}
  </section>`;
}

// @ts-check
/** All indicators that have a value, by family: the board shows a choice, this shows the rest. */
import { html, nothing } from "lit";
import { countText, intervalText } from "./figures.js";
import { whyButton } from "./why.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../generated/core.js").KpiCard} KpiCard */
/** @typedef {import("../generated/core.js").KpiReport} KpiReport */

/** Families in the order of the list. @type {KpiCard["category"][]} */
const FAMILIES = ["general", "roi", "channel", "integration", "segment", "experience"];

/** @param {View} view */
export function allFigures(view) {
  const { state, say } = view;
  const known = (state.report?.kpis ?? []).filter((one) => one.value !== null);
  if (known.length === 0) return nothing;
  return html`<section class="card all-figures">
    <h2>${say.t("all-figures.title")}</h2>
    <p class="subtitle">${say.t("all-figures.subtitle", { n: known.length })}</p>
    <div class="families">${FAMILIES.map((family) => familyOf(view, family, known))}</div>
  </section>`;
}

/** @param {View} view @param {KpiCard["category"]} family @param {KpiReport[]} known */
function familyOf(view, family, known) {
  const { state, say } = view;
  const cards = state.catalogue?.kpis.filter((card) => card.category === family) ?? [];
  const rows = cards.flatMap((card) => {
    const kpi = known.find((one) => one.id === card.id);
    return kpi ? [row(view, card, kpi)] : [];
  });
  if (rows.length === 0) return nothing;
  return html`<div>
    <h3>${say.t(`category.${family}`)}</h3>
    <ul>
      ${rows}
    </ul>
  </div>`;
}

/** @param {View} view @param {KpiCard} card @param {KpiReport} kpi */
function row(view, card, kpi) {
  const { state, say } = view;
  const currency = state.report?.settings.currency ?? "EUR";
  const name = say.both(card.name);
  const few =
    kpi.cautions.length > 0 ? html`<span class="caution">${say.code("caution", kpi.cautions[0])}</span>` : nothing;
  return html`<li>
    <span class="name">${name}</span>
    <strong>${say.value(kpi.value ?? 0, kpi.unit, currency)}</strong>
    <span class="muted">${intervalText(say, kpi, currency)} · ${countText(say, kpi)} ${few}</span>
    ${whyButton(view, { id: card.id, name })}
  </li>`;
}

// @ts-check
/** Cover and status: whose report, of which days, on what authority. */
import { table } from "../blocks.js";

/** @param {import("../known.js").Known} known @returns {import("../document.js").Block[]} */
export function cover(known) {
  const { say, choices, currency } = known;
  const { variant, cover: own } = choices.handover;
  const { from, to } = known.period;
  const model = known.maturity?.model.model ?? null;
  const unsaid = known.t("handover.unsaid");
  /** @type {[string, string][]} */
  const rows = [
    ["client", own.client || unsaid],
    ["audit", choices.audit || unsaid],
    ["entities", own.entities || unsaid],
    ["period", from && to ? `${say.day(from)} – ${say.day(to)}` : unsaid],
    ["as-of", known.asOf ? say.day(known.asOf) : unsaid],
    ["currency", currency],
    ["zone", choices.filters.zone],
    ["model", model ? `${model.id} ${model.version}` : unsaid],
    ["variant", known.t(`handover.variant.${variant}`)],
    ["authors", own.authors || unsaid],
    ["confidentiality", own.confidentiality || unsaid],
  ];
  return table({
    ...{ id: "cover", title: known.t("handover.table.cover") },
    columns: [known.column("text", "item"), known.column("text", "said")],
    rows: rows.map(([id, said]) => [known.t(`handover.cover.${id}`), said]),
  });
}

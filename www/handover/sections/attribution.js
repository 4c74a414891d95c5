// @ts-check
/** Attribution: models side by side, how far they disagree, what they cover, and what none of them can say. */

import { whyNotRun } from "../../refusal.js";
import { caution, drawnRows, table, text } from "../blocks.js";
import { dots } from "../charts/dots.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").ChannelSpread} Spread */

/** @param {Known} known @returns {Block[]} */
export function attribution(known) {
  const report = known.report?.attribution;
  if (!report || report.missing) return [known.lacking("attribution")];
  const ran = report.models.filter(({ missing }) => missing === null);
  const front = ran.find(({ id }) => id === known.choices.model) ?? ran[0];
  /** @type {Spread[]} */
  const spreads = known.answer("study")?.disagreement?.channels ?? [];
  const { conversions, unattributed, unidentified } = report;
  return [
    text(
      known.t("handover.attribution.lead", {
        ...{ n: ran.length, model: known.modelName(front?.id ?? "") },
        ...{ credited: conversions - unattributed.conversions, all: conversions },
      }),
    ),
    ...refused(known, report),
    ...range(known, front, spreads),
    ...shares(known, front, spreads),
    ...coverage(known, report.coverage),
    text(
      known.t("handover.attribution.reconciled", {
        ...{
          credited: known.value(report.value - unattributed.value, "money"),
          value: known.value(report.value, "money"),
        },
        ...{ untouched: known.value(unattributed.value, "money"), unknown: known.value(unidentified.value, "money") },
      }),
    ),
    caution(known.t("handover.attribution.caution")),
  ];
}

/** The models that could not run, each with its reason. @param {Known} known @param {import("../../generated/core.js").AttributionReport} report @returns {Block[]} */
function refused(known, { models }) {
  return models
    .filter(({ missing }) => missing !== null)
    .map((run) =>
      text(
        known.t("handover.attribution.refused", { model: known.modelName(run.id), reason: whyNotRun(known.say, run) }),
      ),
    );
}

/** @typedef {import("../../generated/core.js").ModelReport | undefined} Front */

/** @param {Front} front @param {string} channel */
const shareOf = (front, channel) => front?.channels.find((one) => one.channel === channel)?.share ?? null;

/** @param {Known} known @param {Front} front @param {Spread[]} spreads @returns {Block[]} */
function range(known, front, spreads) {
  if (!front || spreads.length === 0) return [];
  const own = known.t("handover.chart.models", { model: known.modelName(front.id) });
  const all = spreads.map(({ channel, low, high }) => ({ name: channel, value: shareOf(front, channel), low, high }));
  const { title, rows } = drawnRows(known, own, all, ({ value, high }) => value ?? high);
  const write = (/** @type {number} */ value) => known.say.percent(value);
  const told = rows.map(
    ({ name, value, low, high }) =>
      `${known.say.name(name)} ${value === null ? "–" : write(value)} (${write(low)} – ${write(high)})`,
  );
  return [
    { kind: "chart", id: "models", title, alt: `${title}. ${told.join(" · ")}.`, svg: dots({ title, rows, write }) },
  ];
}

/** @param {Known} known @param {Front} front @param {Spread[]} spreads @returns {Block[]} */
function shares(known, front, spreads) {
  return table({
    ...{ id: "models", title: known.t("handover.table.models"), note: known.t("handover.attribution.note") },
    columns: [
      ...[known.column("text", "channel"), known.column("percent", "share"), known.column("percent", "least")],
      ...[known.column("text", "least-model"), known.column("percent", "most"), known.column("text", "most-model")],
      known.column("text", "why"),
    ],
    rows: spreads.map(({ channel, low, low_model, high, high_model }) => {
      const share = shareOf(front, channel);
      return [
        ...[channel, share, low, known.modelName(low_model), high, known.modelName(high_model)],
        share === null ? known.t("handover.no-credit") : "",
      ];
    }),
  });
}

/** @param {Known} known @param {import("../../generated/core.js").ChannelCoverage[]} rows @returns {Block[]} */
function coverage(known, rows) {
  return table({
    ...{ id: "coverage", title: known.t("handover.table.coverage") },
    columns: [
      ...[known.column("text", "channel"), known.column("count", "sales")],
      ...[known.column("count", "identified"), known.column("count", "touched")],
    ],
    rows: rows.map(({ channel, sales, identified, attributed }) => [channel, sales, identified, attributed]),
  });
}

// @ts-check
/** What tells channels apart, what attribution cannot settle, and what a channel is worth. */
import { readingOf } from "../../elements/result-reading.js";
import { record } from "../../store/state.js";
import { judged } from "../judged.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../drafts.js").Draft} Draft */
/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../../generated/core.js").BrokenDown} BrokenDown */

/** Readings of a channel that costs more than it brings by itself. */
const LOSING = ["pays_with", "does_not_pay", "credit_unknown"];
/** Differences told at most: the surest first. */
const MOST = 6;

/** @param {Known} known @returns {Draft[]} */
export const channelDrafts = (known) => [
  ...apart(known),
  ...models(known),
  ...fit(known),
  ...synergy(known),
  ...losing(known),
];

/** Channels beyond noise from all others. @param {Known} known @returns {Draft[]} */
function apart(known) {
  /** @type {BrokenDown[]} */
  const kpis = known.answer("report-channels")?.kpis ?? [];
  const found = kpis.flatMap(({ id, unit, parts }) =>
    parts.flatMap(({ key, kind, value, n, against }) =>
      kind === "value" && value !== null && n >= LEAST && against?.beyond_noise && against.standing
        ? [{ id, unit, key, value, against }]
        : [],
    ),
  );
  found.sort((a, b) => a.against.p_value - b.against.p_value);
  return found.slice(0, MOST).map(({ id, unit, key, value, against }) => ({
    ...{
      id: `apart.${id}.${key}`,
      section: "channels",
      tone: against.standing === "strong" ? "good" : "bad",
      about: [key],
    },
    what: known.t("handover.apart.what", {
      ...{ name: known.kpiName(id), channel: key },
      ...{ value: known.value(value, unit), rest: known.value(against.rest, unit) },
    }),
    sure: known.t("handover.apart.sure", {
      low: known.signed(against.low, unit),
      high: known.signed(against.high, unit),
    }),
    so: known.t(against.standing === "strong" ? "handover.apart.strong" : "handover.apart.weak"),
  }));
}

/** How far models disagree. @param {Known} known @returns {Draft[]} */
function models(known) {
  const widest = known.answer("study")?.disagreement?.channels?.[0];
  if (!widest) return [];
  const { channel, low, high, low_model, high_model, sampling } = widest;
  return [
    {
      ...{ id: "models", section: "attribution", tone: "note", about: [channel] },
      what: known.t("handover.models.what", {
        ...{ channel, low: known.value(low, "rate"), high: known.value(high, "rate") },
        ...{ least: known.modelName(low_model), most: known.modelName(high_model) },
      }),
      sure:
        sampling === null
          ? known.t("handover.models.unsure")
          : known.t("handover.models.sure", { n: sampling * 100, points: known.say.number(sampling * 100, 1) }),
      so: known.t("handover.models.so"),
    },
  ];
}

/** Whether the data carry attribution. @param {Known} known @returns {Draft[]} */
function fit(known) {
  const fitness = known.answer("study")?.fitness;
  if (!fitness || fitness.verdict === "fit") return [];
  const reasons = fitness.findings.filter((/** @type {any} */ { severity }) => severity !== "note");
  return [
    {
      ...{ id: "fitness", section: "attribution", tone: fitness.verdict === "unfit" ? "bad" : "note" },
      what: `${known.t(`fitness.${fitness.verdict}`)}.`,
      sure: reasons.map((/** @type {any} */ { code }) => known.t(`fitness.${code}`)).join(" "),
      so: known.t(`handover.fitness.${fitness.verdict}`),
    },
  ];
}

/** @param {Known} known @returns {Draft[]} */
function synergy(known) {
  const kpi = known.kpi("synergy_ratio");
  if (!kpi || kpi.value === null) return [];
  const stands = judged(kpi, 1);
  const also = (/** @type {string} */ id) => kpi.also.find((one) => one.id === id)?.value ?? null;
  const [best, equal] = [also("against_best"), also("at_equal_orders")];
  const both = /** @type {Record<string, string>} */ (record(kpi.settings)).channels ?? "";
  const about = (known.report?.settings.all_channels ?? []).filter((one) => both.split(" + ").includes(one));
  return [
    {
      ...{ id: "synergy", section: "cross", tone: "note", about },
      what: known.t(best === null ? "handover.synergy.what" : "handover.synergy.what-best", {
        ...{
          channels: known.say.name(both),
          value: known.value(kpi.value, "multiple"),
          best: known.value(best ?? 0, "multiple"),
        },
      }),
      sure: [
        known.sure(kpi, "multiple"),
        known.t(`handover.synergy.${stands}`),
        equal === null ? "" : known.t("handover.synergy.equal", { equal: known.value(equal, "multiple") }),
      ]
        .filter(Boolean)
        .join(" "),
      so: known.t("handover.synergy.so"),
    },
  ];
}

/** Channels that do not pay by themselves. @param {Known} known @returns {Draft[]} */
function losing(known) {
  /** @type {import("../../generated/core.js").ResultRow[]} */
  const rows = known.answer("result")?.channels ?? [];
  return (
    rows
      // A channel without an order tells of nobody, one with few of those few.
      .filter(({ orders }) => orders === 0 || orders >= LEAST)
      .map((row) => ({ ...row, reading: readingOf(row) }))
      .filter(({ reading }) => LOSING.includes(reading))
      .map(({ channel, reading, profit, profit_with }) => {
        const alone = reading === "credit_unknown";
        const money = { profit: known.exact(profit), with: known.exact(profit_with) };
        return {
          ...{ id: `result.${channel}`, section: "profit", tone: reading === "does_not_pay" ? "bad" : "note" },
          about: [channel],
          what: known.t(alone ? "handover.result.what-alone" : "handover.result.what", { channel, ...money }),
          sure: known.t(alone ? "handover.result.sure-alone" : "handover.result.sure"),
          so: known.t(`handover.result.${reading}`),
        };
      })
  );
}

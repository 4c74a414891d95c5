// @ts-check
/** What tells channels apart, what attribution cannot settle, and what a channel is worth. */
import { judged } from "../judged.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../drafts.js").Draft} Draft */
/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../../generated/core.js").BrokenDown} BrokenDown */

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
          : known.t("handover.models.sure", { points: known.say.number(sampling * 100, 1) }),
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
  return [
    {
      ...{ id: "synergy", section: "cross", tone: "note" },
      what: known.t("handover.synergy.what", { value: known.value(kpi.value, "multiple") }),
      sure: `${known.sure(kpi, "multiple")} ${known.t(`handover.synergy.${stands}`)}`,
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
      .filter(({ reading }) => reading === "pays_with" || reading === "does_not_pay")
      .map(({ channel, reading, profit, profit_with }) => ({
        ...{ id: `result.${channel}`, section: "profit", tone: reading === "pays_with" ? "note" : "bad" },
        about: [channel],
        what: known.t("handover.result.what", {
          ...{ channel, profit: known.value(profit, "money"), with: known.value(profit_with, "money") },
        }),
        sure: known.t("handover.result.sure"),
        so: known.t(`handover.result.${reading}`),
      }))
  );
}

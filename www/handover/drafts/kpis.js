// @ts-check
/** What the indicators themselves say: how they moved, and where they stand beside a line that means something. */
import { judged } from "../judged.js";

/** @typedef {import("../drafts.js").Draft} Draft */
/** @typedef {import("../known.js").Known} Known */

/** Figures that count as new whoever has not been seen before. */
const FIRST_SEEN = ["cohort_retention", "cac", "clv_to_cac"];
/** Days that files must reach back before a period, for its new customers to be new. */
const KNOWN_BEFORE = 365;
const DAY = 86_400_000;

/** Moves told at most: the surest first. */
const MOVES = 6;
/** Below this share of known customers, what is said of customers speaks of a minority of sales. */
const HALF = 0.5;

/** @param {Known} known @returns {Draft[]} */
export const kpiDrafts = (known) => [
  ...moves(known),
  ...omnichannel(known),
  ...identified(known),
  ...recommended(known),
];

/** @param {Known} known @returns {Draft[]} */
function moves(known) {
  const told = (known.report?.kpis ?? []).flatMap((kpi) => {
    const { change, value } = kpi;
    const direction = known.card(kpi.id)?.direction ?? "context";
    if (!change || value === null || change.change === null || change.before === null) return [];
    if (change.change === 0 || change.beyond_noise !== true || direction === "context") return [];
    return [{ kpi, change, good: change.change > 0 === (direction === "up") }];
  });
  const against = known.report?.settings.compare === "year" ? "year" : "period";
  told.sort((a, b) => (a.change.p_value ?? 0) - (b.change.p_value ?? 0));
  return told.slice(0, MOVES).map(({ kpi, change, good }) => {
    const { unit } = kpi;
    const by = known.signed(/** @type {number} */ (change.change), unit);
    const { low, high } = change;
    const since = FIRST_SEEN.includes(kpi.id) ? beginning(known) : null;
    const sure =
      low === null || high === null
        ? known.t("handover.moved.whole", { by })
        : known.t("handover.moved.sure", { by, low: known.signed(low, unit), high: known.signed(high, unit) });
    return {
      ...{ id: `moved.${kpi.id}`, section: "scorecard", tone: since ? "note" : good ? "good" : "bad" },
      what: known.t("handover.moved.what", {
        ...{ name: known.kpiName(kpi.id), before: known.value(/** @type {number} */ (change.before), unit) },
        value: known.value(/** @type {number} */ (kpi.value), unit),
        against: known.t(`handover.moved.against-${against}`),
      }),
      sure: since ? `${sure} ${known.t("handover.moved.first-seen", { day: known.say.day(since) })}` : sure,
      so: known.t(since ? "handover.moved.so-first-seen" : good ? "handover.moved.good" : "handover.moved.bad"),
    };
  });
}

/** The first day of the orders, where the period compared with begins so soon after it that old customers pass for new
 * ones in it. @param {Known} known */
function beginning(known) {
  const from = known.report?.settings.compared?.from;
  const days = known.files.flatMap((file) => {
    const input = known.input(file);
    return input?.table === "orders" && input.oldest ? [input.oldest] : [];
  });
  const first = days.sort()[0];
  return from && first && (Date.parse(from) - Date.parse(first)) / DAY < KNOWN_BEFORE ? first.slice(0, 10) : null;
}

/** Whether customers cross channels more than chance would have them. @param {Known} known @returns {Draft[]} */
function omnichannel(known) {
  const kpi = known.kpi("omnichannel_ratio");
  const chance = kpi?.also.find(({ id }) => id === "chance")?.value;
  // On one channel nobody could be on two.
  const channels = known.report?.settings.all_channels ?? [];
  if (!kpi || kpi.value === null || chance === undefined || channels.length < 2) return [];
  const stands = judged(kpi, chance);
  return [
    {
      ...{
        id: "omnichannel",
        section: "cross",
        tone: stands === "above" ? "good" : stands === "below" ? "bad" : "note",
      },
      what: known.t("handover.omnichannel.what", { value: known.value(kpi.value, "rate") }),
      sure: `${known.sure(kpi, "rate")} ${known.t(`handover.omnichannel.${stands}`, { chance: known.value(chance, "rate") })}`,
      so: known.t(`handover.omnichannel.so-${stands}`),
    },
  ];
}

/** How much of what is said of customers speaks of all sales. @param {Known} known @returns {Draft[]} */
function identified(known) {
  const kpi = known.kpi("identification_rate");
  if (!kpi || kpi.value === null) return [];
  const stands = judged(kpi, HALF);
  return [
    {
      ...{
        id: "identified",
        section: "quality",
        tone: stands === "above" ? "good" : stands === "below" ? "bad" : "note",
      },
      what: known.t("handover.identified.what", { value: known.value(kpi.value, "rate") }),
      sure: known.sure(kpi, "rate"),
      so: known.t(`handover.identified.${kpi.value === 1 ? "all" : stands}`),
    },
  ];
}

/** More who recommend than who advise against, or fewer. @param {Known} known @returns {Draft[]} */
function recommended(known) {
  const kpi = known.kpi("nps");
  if (!kpi || kpi.value === null) return [];
  const stands = judged(kpi, 0);
  return [
    {
      ...{ id: "nps", section: "voice", tone: stands === "above" ? "good" : stands === "below" ? "bad" : "note" },
      what: known.t("handover.nps.what", { value: known.value(kpi.value, "points") }),
      sure: `${known.sure(kpi, "points")} ${known.t(`handover.nps.${stands}`)}`,
      so: known.t("handover.nps.so"),
    },
  ];
}

// @ts-check
/** A business case in sentences, for those who decide: what is to change, what it asks, what it gives, what decides. */
import { rangeText } from "./figures.js";
import { nameOf } from "./kpi-names.js";

/** @typedef {import("../store/state.js").State} State */
/** @typedef {import("../generated/core.js").CaseAnswer} Answer */
/** @typedef {import("../generated/core.js").CaseLine} Line */

/**
 * The sentences, in the order of an argument; none where the case cannot be worked out.
 * @param {State} state
 * @param {import("../say.js").Say} say
 * @param {Answer} answer
 * @returns {{ id: string, text: string }[]}
 */
export function argumentOf(state, say, { lines, report }) {
  if (!report) return [];
  const currency = state.report?.settings.currency ?? "EUR";
  const money = (/** @type {number} */ value) => say.value(value, "money", currency, true);
  const { worst, likely, best, simulated } = report;
  const { months } = state.choices.case;
  const stands = worst.npv >= 0 ? "above" : best.npv < 0 ? "below" : "between";
  const paid = likely.payback === null ? "never" : "paid";
  return [
    ...lines.flatMap((line) => change(state, say, line)),
    {
      id: "asks",
      text: say.t("case.argument.asks", {
        ...{ n: months, likely: money(likely.costs), low: money(best.costs), high: money(worst.costs) },
      }),
    },
    {
      id: "gives",
      text: [
        say.t(`case.argument.${stands}`, { likely: money(likely.npv), low: money(worst.npv), high: money(best.npv) }),
        say.t(`case.argument.${paid}`, { month: likely.payback ?? 0, n: months }),
        ...(simulated
          ? [say.t("case.argument.chance", { n: simulated.draws, share: chanceText(say, simulated.gains) })]
          : []),
      ].join(" "),
    },
    ...decider(say, report, lines, money),
    { id: "rests", text: sources(say, lines) },
  ];
}

/** How often draws gain: never rounded up to all of them, nor down to none. @param {import("../say.js").Say} say @param {number} share */
export function chanceText(say, share) {
  if (share > 0.999 && share < 1) return say.t("case.chance-above", { share: say.percent(0.999, 1) });
  if (share < 0.001 && share > 0) return say.t("case.chance-below", { share: say.percent(0.001, 1) });
  return say.percent(share, share === 0 || share === 1 ? 0 : 1);
}

/** What an indicator is, and what it is to become. @param {State} state @param {import("../say.js").Say} say @param {Line} line */
function change(state, say, { tied }) {
  const kpi = tied && state.report?.kpis.find(({ id }) => id === tied.kpi);
  if (!tied || !kpi || kpi.value === null) return [];
  const currency = state.report?.settings.currency ?? "EUR";
  const { value, low, high, unit } = kpi;
  const range = low === null || high === null ? "" : rangeText(say, low, high, unit, currency);
  const now = [say.value(value, unit, currency), range].filter(Boolean).join(" ");
  return [
    { id: "change", text: say.t("case.argument.change", { kpi: nameOf(state, say, kpi.id), now, to: tied.to ?? "" }) },
  ];
}

/**
 * The line that moves the case most, and where it turns.
 * @param {import("../say.js").Say} say
 * @param {import("../generated/core.js").CaseReport} report
 * @param {Line[]} lines
 * @param {(value: number) => string} money
 */
function decider(say, { levers: [first] }, lines, money) {
  if (!first || first.at_low === first.at_high) return [];
  const name = say.name(lines[first.line].name ?? "");
  const turns = first.break_even === null ? "decides-always" : "decides";
  const at = first.break_even === null ? "" : money(first.break_even);
  const ends = { low: money(first.at_low), high: money(first.at_high) };
  return [{ id: "decides", text: say.t(`case.argument.${turns}`, { name, at, ...ends }) }];
}

/** Which amounts can be traced. @param {import("../say.js").Say} say @param {Line[]} lines */
function sources(say, lines) {
  const bare = lines.filter(({ source, tied }) => !source && !tied?.kpi).map(({ name = "" }) => say.name(name));
  const all = lines.length;
  return bare.length === 0
    ? say.t("case.argument.sourced", { n: all })
    : say.t("case.argument.unsourced", { n: bare.length, all: say.number(all), names: say.list(bare) });
}

// @ts-check
/** SMART targets: from where to where, until when, by whom, and whether the move can be seen. */
import { caution, kindOf, table, text } from "../blocks.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").TargetReport} Report */

/** @param {Known} known @returns {Block[]} */
export function targets(known) {
  /** @type {Report[]} */
  const reports = known.answer("targets") ?? [];
  if (reports.length === 0) return [known.lacking("targets")];
  return [...ways(known, reports), ...smart(known, reports), ...contradictions(known, reports)];
}

/** @param {Known} known @param {Report[]} reports @returns {Block[]} */
function ways(known, reports) {
  return table({
    ...{ id: "targets", title: known.t("handover.table.targets"), note: known.t("handover.targets.note") },
    row_kinds: reports.map(({ unit }) => kindOf(unit ?? "number")),
    formulas: { 3: "difference", 4: "relative" },
    columns: [
      ...[known.column("text", "indicator"), known.column("number", "baseline"), known.column("number", "target")],
      ...[known.column("number", "difference"), known.column("percent", "relative"), known.column("number", "now")],
      ...[known.column("number", "low"), known.column("number", "high"), known.column("count", "n")],
      ...[known.column("percent", "progress"), known.column("date", "due"), known.column("text", "owner")],
      ...[known.column("text", "state"), known.column("text", "why")],
    ],
    rows: reports.map((report, at) => {
      const { kpi, baseline, target, difference, relative, current, progress, due } = report;
      return [
        ...[known.kpiName(kpi), baseline, target, difference, relative],
        ...[current?.value ?? null, current?.low ?? null, current?.high ?? null, current?.n ?? null],
        ...[progress.progress, due ?? null, known.choices.targets[at]?.owner || known.t("handover.no-owner")],
        progress.state ? known.t(`targets.state.${progress.state}`) : known.t("handover.not-judged"),
        whyNot(known, report),
      ];
    }),
  });
}

/** What is not told of a target, and why: no value, no way, no interval, no day. @param {Known} known @param {Report} report */
function whyNot(known, { kpi, unit, baseline, target, current, progress, missing, due }) {
  if (missing) return known.why(missing);
  if (unit === null) return known.why({ reason: "no-such-kpi", needs: [] });
  if (target === null || baseline === null || progress.progress === null)
    return known.why({ reason: baseline === null ? "no-baseline" : "no-way", needs: [] });
  const method = known.report?.kpis.find(({ id }) => id === kpi)?.method;
  const whole = method === undefined || method === "census";
  const open = [
    ...(current && current.low === null ? [known.t(whole ? "handover.census" : "handover.no-interval")] : []),
    ...(progress.state === "untold" ? [known.t("handover.target.untold-short")] : []),
    ...(due ? [] : [known.t("handover.no-day")]),
  ];
  return open.join(" · ");
}

/** The five letters, with the reason of each. @param {Known} known @param {Report[]} reports @returns {Block[]} */
function smart(known, reports) {
  return table({
    ...{ id: "smart", title: known.t("handover.table.smart"), names: [0, 1] },
    columns: [
      ...[known.column("text", "indicator"), known.column("text", "letter")],
      ...[known.column("text", "holds"), known.column("text", "reason")],
    ],
    rows: reports.flatMap(({ kpi, letters }) =>
      letters.map(({ letter, holds, reason }) => [
        ...[known.kpiName(kpi), letter],
        known.t(`handover.holds.${holds === null ? "open" : holds ? "yes" : "no"}`),
        known.t(`targets.reason.${reason}`),
      ]),
    ),
  });
}

/** Words and numbers that do not agree. @param {Known} known @param {Report[]} reports @returns {Block[]} */
function contradictions(known, reports) {
  const told = reports.filter(({ contradiction }) => contradiction !== null);
  return told.length === 0
    ? [text(known.t("handover.targets.agree"))]
    : told.map(({ kpi, contradiction, unit }) =>
        caution(
          known.t("handover.targets.contradiction", {
            ...{ name: known.kpiName(kpi), given: known.value(contradiction?.given ?? 0, unit ?? "number") },
            leads: known.value(contradiction?.leads_to ?? 0, unit ?? "number"),
          }),
        ),
      );
}

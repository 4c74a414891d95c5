// @ts-check
/** The next audit: what to measure again and when, and which data to have ready. */
import { stepsOf } from "../../elements/maturity-words.js";
import { table, text } from "../blocks.js";
import { byText } from "../known.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */

/** @param {Known} known @returns {Block[]} */
export function next(known) {
  return [text(known.t("handover.next.lead")), ...again(known), ...data(known)];
}

/** What falls due, the first day first. @param {Known} known @returns {Block[]} */
function again(known) {
  /** @type {import("../../generated/core.js").TargetReport[]} */
  const reports = known.answer("targets") ?? [];
  const targets = reports.map(({ kpi, due, progress }) => ({
    ...{ what: known.t("handover.next.target", { name: known.kpiName(kpi) }), due: due ?? null },
    need: progress.needed_n ?? null,
  }));
  const room = known.maturity;
  const steps = (room ? stepsOf(room) : [])
    .filter(({ state }) => state.due !== "" && state.status !== "done" && state.status !== "dropped")
    .map(({ text, state }) => ({ what: text, due: /** @type {string | null} */ (state.due), need: null }));
  const all = [...targets, ...steps].sort((a, b) => byText(a.due ?? "~", b.due ?? "~"));
  if (all.length === 0) return [text(known.t("handover.next.nothing-due"))];
  return table({
    ...{ id: "again", title: known.t("handover.table.again"), note: known.t("handover.next.note") },
    columns: [
      ...[known.column("text", "measure"), known.column("date", "due"), known.column("count", "needed")],
      known.column("text", "why"),
    ],
    rows: all.map(({ what, due, need }) => [
      ...[what, due, need],
      due === null ? known.t("handover.no-day") : need === null ? known.t("handover.next.no-need") : "",
    ]),
  });
}

/** Data that would open figures that are shut, those that open most first. @param {Known} known @returns {Block[]} */
function data(known) {
  /** @type {Map<string, string[]>} */
  const needs = new Map();
  for (const { id, missing } of known.report?.kpis ?? []) {
    if (missing?.reason !== "field-missing") continue;
    for (const need of missing.needs) needs.set(need, [...(needs.get(need) ?? []), known.kpiName(id)]);
  }
  const rows = [...needs].sort(([a, x], [b, y]) => y.length - x.length || byText(a, b));
  if (rows.length === 0) return [text(known.t(known.report ? "handover.next.complete" : "handover.lacking.inventory"))];
  return table({
    ...{ id: "prepare", title: known.t("handover.table.prepare") },
    columns: [known.column("text", "data"), known.column("count", "opens"), known.column("text", "indicators")],
    rows: rows.map(([need, names]) => [known.need(need), names.length, known.say.list(names)]),
  });
}

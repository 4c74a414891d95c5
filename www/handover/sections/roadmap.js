// @ts-check
/** Roadmap: what to do by quarter, what it brings and costs, what comes first, who does it. */
import { nameOf, roleName, stepsOf } from "../../elements/maturity-words.js";
import { table } from "../blocks.js";
import { quadrant } from "../charts/quadrant.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../elements/maturity-words.js").Step} Step */

/** @param {Known} known @returns {Block[]} */
export function roadmap(known) {
  const room = known.maturity;
  const steps = room ? stepsOf(room) : [];
  if (!room || steps.length === 0) return [known.lacking("roadmap")];
  return [
    ...drawn(known, steps),
    ...table({
      ...{ id: "roadmap", title: known.t("handover.table.roadmap"), names: [2, 1] },
      columns: [
        ...[known.column("count", "number"), known.column("text", "quarter"), known.column("text", "action")],
        ...[known.column("text", "practice"), known.column("text", "department"), known.column("text", "owner")],
        ...[known.column("count", "impact"), known.column("count", "effort"), known.column("text", "quadrant")],
        ...[known.column("text", "after"), known.column("text", "status")],
      ],
      rows: steps.map((step) => [
        ...[step.number, step.quarter ? known.say.quarter(step.quarter) : known.t("handover.unplanned"), step.text],
        step.practice === "" ? known.t("handover.no-practice") : nameOf(room, step.practice),
        ...[roleName(known.say, step.department), step.state.owner || known.t("handover.no-owner")],
        ...[step.impact, step.effort, known.t(`maturity.quadrant.${step.quadrant}`)],
        step.blocked_by.flatMap((id) => steps.find((one) => one.id === id)?.number ?? []).join(", "),
        known.t(`maturity.status.${step.state.status}`),
      ]),
    }),
  ];
}

/** @param {Known} known @param {Step[]} all @returns {Block[]} */
function drawn(known, all) {
  const steps = all.filter(({ state }) => state.status !== "dropped" && state.status !== "done");
  if (steps.length === 0) return [];
  const wins = steps.filter((one) => one.quadrant === "quick_win").length;
  const title = known.t("maturity.quadrants-title", { n: wins, all: steps.length });
  const areas = ["quick_win", "major_project", "fill_in", "reconsider"];
  const told = steps.map(
    ({ number, impact, effort }) =>
      `${number}${known.t("colon")} ${known.t("maturity.impact-effort", { impact, effort })}`,
  );
  const svg = quadrant({
    ...{ title, steps, impact: known.t("maturity.axis-impact"), effort: known.t("maturity.axis-effort") },
    names: Object.fromEntries(areas.map((one) => [one, known.t(`maturity.quadrant.${one}`)])),
  });
  return [{ kind: "chart", id: "roadmap", title, alt: `${title}. ${told.join(" · ")}.`, svg }];
}

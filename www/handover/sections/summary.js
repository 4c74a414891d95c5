// @ts-check
/** The page that management reads: stage, strengths, gaps, decisions, what is at stake, and how sure it is. */
import { roleName, scoreText, stageName, stepsOf } from "../../elements/maturity-words.js";
import { table, text } from "../blocks.js";
import { plainFinding } from "../drafts.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../drafts.js").Draft} Draft */

/** Strengths, gaps and decisions told. */
const THREE = 3;

/** @param {Known} known @param {Draft[]} findings @returns {Block[]} */
export function summary(known, findings) {
  return [
    text(stage(known)),
    ...listed(known, findings, "good"),
    ...listed(known, findings, "bad"),
    ...decisions(known),
    text(stake(known)),
    text(confidence(known)),
  ];
}

/** @param {Known} known */
function stage(known) {
  const room = known.maturity;
  const scores = room?.scores;
  if (!room || !scores || scores.overall_declared === null) return known.t("handover.summary.no-stage");
  const { say } = known;
  return known.t("handover.summary.stage", {
    ...{ stage: stageName(room, scores.stage_declared), score: scoreText(say, scores.overall_declared) },
    ...{ proven: stageName(room, scores.stage_evidenced), evidenced: scoreText(say, scores.overall_evidenced) },
    ...{ n: scores.answered, all: scores.applicable },
  });
}

/** The first of each section before the second of any: a summary that speaks of one thing only is none.
 * @param {Known} known @param {Draft[]} findings @param {"good" | "bad"} tone @returns {Block[]} */
function listed(known, findings, tone) {
  const own = findings.filter((one) => one.tone === tone);
  const places = own.map((one, at) => own.slice(0, at).filter(({ section }) => section === one.section).length);
  const first = own
    .map((one, at) => ({ one, at }))
    .sort((a, b) => places[a.at] - places[b.at] || a.at - b.at)
    .slice(0, THREE)
    .map(({ one }) => plainFinding(one));
  if (first.length === 0) return [text(known.t(`handover.summary.no-${tone}`))];
  return [text(known.t(`handover.summary.${tone}`, { n: first.length })), { kind: "findings", items: first }];
}

/** @param {Known} known @returns {Block[]} */
function decisions(known) {
  const room = known.maturity;
  const open = room ? stepsOf(room).filter(({ state }) => state.status === "planned" || state.status === "doing") : [];
  const steps = [...open].sort((a, b) => b.impact - b.effort - (a.impact - a.effort) || a.number - b.number);
  if (!room || steps.length === 0) return [text(known.t("handover.summary.no-decision"))];
  return table({
    ...{ id: "decisions", title: known.t("handover.table.decisions"), names: [0, 2] },
    columns: [
      known.column("text", "decision"),
      known.column("text", "department"),
      known.column("text", "quarter"),
      known.column("count", "impact"),
      known.column("count", "effort"),
    ],
    rows: steps
      .slice(0, THREE)
      .map(({ text, department, quarter, impact, effort }) => [
        ...[text, roleName(known.say, department), known.say.quarter(quarter), impact, effort],
      ]),
  });
}

/** @param {Known} known */
function stake(known) {
  /** @type {import("../../generated/core.js").CaseReport | null} */
  const report = known.answer("case")?.report ?? null;
  if (!report) return known.t("handover.summary.no-stake");
  const { months } = known.choices.case;
  const [low, high] = [report.worst.npv, report.best.npv].map((value) => known.value(value, "money"));
  return known.t("handover.summary.stake", { low, high, n: months });
}

/** @param {Known} known */
function confidence(known) {
  const kpi = known.kpi("identification_rate");
  const index = known.maturity?.scores?.maturity_index ?? null;
  const share =
    kpi?.value == null
      ? known.t("handover.summary.no-identified")
      : known.t("handover.summary.identified", { share: known.value(kpi.value, "rate") });
  const answered = known.maturity?.scores?.answered ?? 0;
  const tested =
    index && index.all > 0 && answered > 0 ? known.t("handover.summary.tested", { n: index.n, all: index.all }) : "";
  return [known.t("handover.summary.confidence"), share, tested].filter(Boolean).join(" ");
}

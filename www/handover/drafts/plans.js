// @ts-check
/** What the journey, the targets, the case, the files and the maturity audit give to say. */
import { chanceText } from "../../elements/case-words.js";
import { checkText } from "../../elements/check-text.js";
import { worstOf } from "../../elements/journey-worst.js";
import { factText, nameOf, proofsOf } from "../../elements/maturity-words.js";
import { soldOf } from "../behind.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../drafts.js").Draft} Draft */
/** @typedef {import("../known.js").Known} Known */

/** @param {Known} known @returns {Draft[]} */
export const planDrafts = (known) => [
  ...lossy(known),
  ...checks(known),
  ...register(known),
  ...targets(known),
  ...worth(known),
];

/** Where most is lost on the way. @param {Known} known @returns {Draft[]} */
function lossy(known) {
  const worst = worstOf(known.answer("journey")?.funnel?.steps ?? []);
  if (!worst || worst.lost.value === null) return [];
  return [
    {
      // Alone, or not to be told from the others, it is no gap of this company.
      ...{ id: "lost", section: "journey", tone: worst.says === "only" || worst.says === "untold" ? "note" : "bad" },
      what: known.t(`handover.lost.${worst.says}`, {
        ...{ from: known.phaseName(worst.from), to: known.phaseName(worst.to), channel: worst.channel },
        value: known.value(worst.lost.value, "rate"),
      }),
      sure: known.sure(worst.lost, "rate"),
      so: known.t("handover.lost.so"),
    },
  ];
}

/** The check that tells when a channel sold nothing. */
const GAP = "days-without-orders";

/** What is wrong in the files. @param {Known} known @returns {Draft[]} */
function checks(known) {
  const all = (known.quality?.findings ?? []).map((one, at) => ({ one, at }));
  // The days on which few bought are those few persons’ days.
  const told = all.filter(({ one }) => one.code !== GAP || soldOf(known, one.names[0] ?? "") >= LEAST);
  return told.map(({ one, at }) => ({
    ...{ id: `check.${one.code}.${one.names.join("|") || at}`, section: "quality", tone: "bad" },
    about: one.names,
    what: `${checkText(known.say, known.currency, one)}.`,
    sure: known.t("handover.check.sure"),
    so: known.t(`check-do.${one.code}`),
  }));
}

/** The register of the maturity audit. @param {Known} known @returns {Draft[]} */
function register(known) {
  const room = known.maturity;
  const scores = room?.scores;
  if (!room || !scores) return [];
  // While nobody has answered, the section says so once.
  const told = scores.findings.filter(({ kind }) => scores.answered > 0 || kind !== "not_scored");
  return told.map((one) => {
    const proofs = proofsOf(room, scores, one);
    return {
      ...{ id: `maturity.${one.id}`, section: "maturity", tone: one.kind === "under_declared" ? "good" : "bad" },
      what: factText(room, scores, one),
      sure: proofs.length > 0 ? proofs.join(" · ") : known.t("handover.register.sure"),
      so: known.t(`maturity.consequence.${one.kind}`),
      ...(one.about !== null && one.about in scores.practices ? { practice: nameOf(room, one.about) } : {}),
    };
  });
}

/** @type {Record<string, Draft["tone"]>} */
const TONES = { reached: "good", "on-track": "good", behind: "bad", "wrong-way": "bad", missed: "bad" };

/** @param {Known} known @returns {Draft[]} */
function targets(known) {
  /** @type {import("../../generated/core.js").TargetReport[]} */
  const reports = known.answer("targets") ?? [];
  return reports.flatMap(({ kpi, unit, target, current, progress, due }, at) => {
    if (!current || target === null || !unit || progress.state === null) return [];
    const untold = progress.state === "untold";
    return [
      {
        id: `target.${at}.${kpi}`,
        section: "targets",
        tone: TONES[progress.state] ?? "note",
        what: known.t(due ? "handover.target.what-by" : "handover.target.what", {
          ...{ name: known.kpiName(kpi), target: known.value(target, unit), day: due ? known.say.day(due) : "" },
          ...{ value: known.value(current.value, unit), state: known.t(`targets.state.${progress.state}`) },
        }),
        sure: `${known.sure(current, unit)}${untold ? ` ${known.t("handover.target.untold")}` : ""}`,
        so: known.t(`handover.target.so-${progress.state}`),
      },
    ];
  });
}

/** What the case comes to, as a range. @param {Known} known @returns {Draft[]} */
function worth(known) {
  /** @type {import("../../generated/core.js").CaseReport | null} */
  const report = known.answer("case")?.report ?? null;
  if (!report) return [];
  const { worst, best, likely, simulated } = report;
  const [low, high] = [worst.npv, best.npv].map((value) => known.value(value, "money"));
  const stands = worst.npv > 0 ? "above" : best.npv < 0 ? "below" : "untold";
  return [
    {
      ...{ id: "case", section: "case", tone: stands === "above" ? "good" : stands === "below" ? "bad" : "note" },
      what: known.t("handover.worth.what", { low, high, likely: known.value(likely.npv, "money") }),
      sure: simulated
        ? known.t("handover.worth.sure", { n: simulated.draws, share: chanceText(known.say, simulated.gains) })
        : known.t("handover.worth.unsure"),
      so: known.t(`handover.worth.${stands}`),
    },
  ];
}

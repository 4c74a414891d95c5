// @ts-check
/** The document from what is known: the chosen sections in the chosen order, with the consultant's words. */
import { withBehind } from "./behind.js";
import { caution, text } from "./blocks.js";
import { findingsOf, plainFinding } from "./drafts.js";
import { Known } from "./known.js";
import { allocation } from "./sections/allocation.js";
import { appendices } from "./sections/appendices.js";
import { attribution } from "./sections/attribution.js";
import { businessCase } from "./sections/case.js";
import { channels } from "./sections/channels.js";
import { cover } from "./sections/cover.js";
import { cross } from "./sections/cross.js";
import { findings } from "./sections/findings.js";
import { inventory } from "./sections/inventory.js";
import { journey } from "./sections/journey.js";
import { maturity } from "./sections/maturity.js";
import { next } from "./sections/next.js";
import { profit } from "./sections/profit.js";
import { quality } from "./sections/quality.js";
import { roadmap } from "./sections/roadmap.js";
import { scope } from "./sections/scope.js";
import { scorecard } from "./sections/scorecard.js";
import { segments } from "./sections/segments.js";
import { summary } from "./sections/summary.js";
import { targets } from "./sections/targets.js";
import { voice } from "./sections/voice.js";
import { chosenSections } from "./sections.js";

/** @typedef {import("./document.js").HandoverDocument} HandoverDocument */
/** @typedef {import("./document.js").Block} Block */
/** @typedef {import("./drafts.js").Draft} Draft */

/** @type {Record<string, (known: Known, findings: Draft[]) => Block[]>} */
const BLOCKS = {
  ...{ cover, summary, scope, inventory, quality, journey, scorecard, channels, attribution, cross, segments, profit },
  ...{ allocation, voice, maturity, findings, targets, roadmap, case: businessCase, next, appendices },
};

/** Sections that tell all findings, or those of all sections, themselves. */
const TOLD = ["summary", "findings"];
/** Findings told at the end of a section; the others are in the register. */
const MOST = 5;

/**
 * @param {import("../store/state.js").State} state
 * @param {import("./document.js").Language} language
 * @returns {HandoverDocument}
 */
export function documentOf(state, language) {
  const known = new Known(state, language);
  const { handover, audit, filters } = state.choices;
  const all = findingsOf(known);
  const failed = Object.values(state.answers).filter(({ problem }) => problem !== null).length;
  const sections = chosenSections(handover).map((id, at) => ({
    ...{ id, number: at + 1, title: known.t(`handover.section.${id}`), intro: handover.words[id] ?? "" },
    blocks: [
      ...(at === 0 && failed > 0 ? [caution(known.t("handover.failed", { n: failed }))] : []),
      ...BLOCKS[id](known, all).map((block) => (block.kind === "table" ? withBehind(known, block) : block)),
      ...own(known, all, id),
    ],
  }));
  return {
    title: audit || known.t("handover.title"),
    ...{ client: handover.cover.client, language, variant: handover.variant, as_of: known.asOf },
    ...{ currency: known.currency, zone: filters.zone, sections },
  };
}

/** The findings of a section, at its end: the first of them, and where the others are. @param {Known} known @param {Draft[]} all @param {string} id @returns {Block[]} */
function own(known, all, id) {
  const items = TOLD.includes(id) ? [] : all.filter(({ section }) => section === id).map(plainFinding);
  if (items.length === 0) return [];
  const more = items.length - MOST;
  const { handover } = known.choices;
  const whole = handover.variant === "full";
  // Where the register is switched off nothing may be lost.
  const cut = more > 0 && (!whole || chosenSections(handover).includes("findings"));
  return [
    { kind: "findings", items: cut ? items.slice(0, MOST) : items },
    ...(cut ? [text(known.t(whole ? "handover.findings.more" : "handover.findings.more-full", { n: more }))] : []),
  ];
}

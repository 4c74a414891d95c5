// @ts-check
/** The journey: what happens in each phase on each channel, where customers go on and where they are lost. */
import { caution, DRAWN, table } from "../blocks.js";
import { journeyMap } from "../charts/journey-map.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").JourneyReport} Report */

const STAGES = ["awareness", "consideration", "decision", "service", "loyalty"];
/** Bridges and moments told at most: the most used first. */
const MOST = 12;

/** @param {Known} known @returns {Block[]} */
export function journey(known) {
  /** @type {Report | null} */
  const report = known.answer("journey");
  if (!report || report.missing) return [known.lacking("journey")];
  return [
    ...grid(known, report),
    ...steps(known, report),
    ...bridges(known, report),
    ...moments(known, report),
    ...notes(known),
    caution(known.t("handover.journey.caution")),
  ];
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function grid(known, { map: { touchpoints } }) {
  const channels = [...new Set(touchpoints.map(({ channel }) => channel))];
  const stages = STAGES.filter((stage) => touchpoints.some((one) => one.stage === stage));
  if (stages.length === 0) return [];
  const rows = channels.map((channel) => ({
    name: channel,
    cells: stages.map((stage) => {
      const own = touchpoints.filter((one) => one.channel === channel && one.stage === stage);
      const events = own.reduce((sum, one) => sum + one.events, 0);
      // Few contacts are of few persons: a chart has no rows that could be masked.
      return events < LEAST ? null : events;
    }),
  }));
  const heads = stages.map((stage) => known.stageName(stage));
  const title = known.t("handover.chart.journey");
  if (rows.length <= DRAWN) return [journeyMap(known.language, title, { heads, rows })];
  // More than a sheet of paper holds: the largest first, sheet by sheet.
  const size = (/** @type {{ cells: (number | null)[] }} */ { cells }) =>
    cells.reduce((/** @type {number} */ sum, cell) => sum + (cell ?? 0), 0);
  const full = Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => cell ?? 0)));
  const sorted = [...rows].sort((a, b) => size(b) - size(a));
  return Array.from({ length: Math.ceil(sorted.length / DRAWN) }, (_, i) => {
    const part = sorted.slice(i * DRAWN, (i + 1) * DRAWN);
    const place = { from: i * DRAWN + 1, to: i * DRAWN + part.length, all: sorted.length };
    const id = i === 0 ? "journey" : `journey-${i + 1}`;
    return journeyMap(
      known.language,
      known.t("handover.chart.part", { title, ...place }),
      { heads, rows: part, full },
      id,
    );
  });
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function steps(known, { funnel }) {
  return table({
    ...{ id: "steps", title: known.t("handover.table.steps"), persons: 5, names: [0, 1] },
    columns: [
      ...[known.column("text", "from"), known.column("text", "to"), known.column("percent", "went-on")],
      ...[known.column("percent", "low"), known.column("percent", "high"), known.column("count", "customers")],
      known.column("text", "why"),
    ],
    rows: funnel.steps.map(({ from, to, went_on: { value, low, high, n } }) => [
      ...[
        known.phaseName(from),
        known.phaseName(to),
        value,
        low,
        high,
        n,
        value === null ? known.t("missing.too-few") : "",
      ],
    ]),
  });
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function bridges(known, { map }) {
  const used = [...map.bridges].sort((a, b) => b.crossed - a.crossed).slice(0, MOST);
  return table({
    ...{ id: "bridges", title: known.t("handover.table.bridges"), persons: 3, names: [0, 1] },
    columns: [
      ...[known.column("text", "from"), known.column("text", "to"), known.column("count", "crossed")],
      ...[known.column("count", "customers"), known.column("percent", "continuity"), known.column("number", "hours")],
      ...[known.column("percent", "bought"), known.column("percent", "lost"), known.column("text", "why")],
    ],
    rows: used.map(({ from, to, crossed, customers, continuity, hours, bought, lost }) => [
      ...[from, to, crossed, customers, continuity.value, hours.value, bought.value, lost.value],
      [continuity, hours, bought, lost].some(({ value }) => value === null) ? known.t("missing.too-few") : "",
    ]),
  });
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function moments(known, { moments: { moments: all } }) {
  const told = all.filter(({ buys }) => buys.difference.value !== null).slice(0, MOST);
  return table({
    ...{ id: "moments", title: known.t("handover.table.moments"), persons: 5, names: [0, 1] },
    ...{ note: known.t("handover.journey.moments") },
    columns: [
      ...[known.column("text", "channel"), known.column("text", "phase"), known.column("percent", "difference")],
      ...[known.column("percent", "low"), known.column("percent", "high"), known.column("count", "journeys")],
    ],
    rows: told.map(({ channel, stage, buys: { difference } }) => [
      ...[channel, known.stageName(stage), difference.value, difference.low, difference.high, difference.n],
    ]),
  });
}

/** What was noted on the spot, by role. @param {Known} known @returns {Block[]} */
function notes(known) {
  return table({
    ...{ id: "notes", title: known.t("handover.table.notes"), names: [0, 1] },
    columns: [
      ...[known.column("text", "phase"), known.column("text", "channel"), known.column("text", "kind")],
      ...[known.column("text", "role"), known.column("text", "note")],
    ],
    rows: known.choices.journey.notes.map(({ phase, channel, to, kind, role, text }) => [
      ...[known.stageName(phase), to ? `${channel} → ${to}` : channel, known.say.code("journey.note-kind", kind)],
      ...[known.say.code("journey.role", role), text],
    ]),
  });
}

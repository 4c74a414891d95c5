// @ts-check
/** Tiles with a period or a segment of their own: what they ask of the engine, and what they show. */
import { isOwn, periodOf } from "./board.js";
import { requestOf } from "./choices.js";
import { knownOf, stepOf } from "./figures.js";

/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").BoardTile} BoardTile */
/** @typedef {import("./state.js").Choices} Choices */
/** @typedef {import("./state.js").Report} Report */
/** @typedef {import("./state.js").TileReport} TileReport */
/** @typedef {import("../generated/core.js").ReportRequest} ReportRequest */

/** Why a tile can show nothing: its segment or its period is not in these files, its last day is before its first, or
 * the engine refused. @typedef {"segment" | "period" | "order" | "refused"} Refusal */

/** @param {ReportRequest} request */
const keyOf = (request) => JSON.stringify(request.settings);

/**
 * What a tile asks: the page's request with the tile's own period and segment in it.
 * @param {Choices} choices
 * @param {BoardTile} tile
 * @param {Report} report
 * @returns {{ request: ReportRequest } | { refusal: Refusal }}
 */
function asked(choices, tile, report) {
  const period = periodOf(tile, choices.filters, report.settings);
  if (!period) return { refusal: tile.period === "dates" ? "order" : "period" };
  const { segment } = tile;
  if (segment && !report.settings.all_segments.includes(segment)) return { refusal: "segment" };
  const segments = segment === null ? choices.filters.segments : segment === "" ? [] : [segment];
  const filters = { ...choices.filters, ...period, segments };
  return { request: requestOf({ ...choices, filters }, knownOf(report)) };
}

/**
 * The figures of all tiles that do not look at what the page looks at; one question for all that look at the same.
 * @param {Engine} engine
 * @param {Choices} choices
 * @param {Report} report the page's
 * @param {Record<string, TileReport>} known figures already at hand for this report
 * @returns {Promise<Record<string, TileReport>>}
 */
export async function tileReportsOf(engine, choices, report, known) {
  const page = keyOf(requestOf(choices, knownOf(report)));
  /** @type {Map<string, { request: ReportRequest, drawn: Set<string> }>} */
  const wanted = new Map();
  for (const tile of choices.board.filter(isOwn)) {
    const ask = asked(choices, tile, report);
    if ("refusal" in ask || keyOf(ask.request) === page) continue;
    const key = keyOf(ask.request);
    const drawn = wanted.get(key)?.drawn ?? new Set();
    if (tile.chart === "interval" || tile.chart === "trend") drawn.add(tile.id);
    wanted.set(key, { request: ask.request, drawn });
  }
  /** @type {Record<string, TileReport>} */
  const reports = {};
  for (const [key, { request, drawn }] of wanted)
    reports[key] = await tileReport(engine, request, [...drawn], known[key]);
  return reports;
}

/**
 * @param {Engine} engine
 * @param {ReportRequest} request
 * @param {string[]} drawn the KPIs whose course is drawn
 * @param {TileReport | undefined} known
 * @returns {Promise<TileReport>}
 */
async function tileReport(engine, request, drawn, known) {
  if (known && drawn.every((id) => known.drawn.includes(id))) return known;
  try {
    const { settings, kpis } = known?.settings ? known : await engine.figures(request);
    const trends = settings && drawn.length > 0 ? await engine.trend(request, stepOf(settings), drawn) : [];
    return { settings, kpis, trends, drawn };
  } catch {
    return { settings: null, kpis: [], trends: [], drawn };
  }
}

/**
 * The state as a tile sees it: the page's, with the tile's own figures in the place of the page's.
 * @param {State} state
 * @param {BoardTile} tile
 * @returns {{ state: State, refusal: Refusal | null, waiting: boolean }}
 */
export function seenBy(state, tile) {
  const { report, choices } = state;
  if (!report || !isOwn(tile)) return { state, refusal: null, waiting: false };
  const ask = asked(choices, tile, report);
  if ("refusal" in ask) return { state, refusal: ask.refusal, waiting: false };
  const key = keyOf(ask.request);
  if (key === keyOf(requestOf(choices, knownOf(report)))) return { state, refusal: null, waiting: false };
  const own = state.tileReports[key];
  if (!own) return { state, refusal: null, waiting: true };
  const { settings, kpis, trends } = own;
  if (!settings) return { state, refusal: "refused", waiting: false };
  return { state: { ...state, report: { ...report, settings, kpis }, trends }, refusal: null, waiting: false };
}

// @ts-check
/** The board: which tiles the overview shows, in which order and width, and what each looks at. */
import { waysIn } from "./needs.js";
import { periodPresets } from "./period.js";

/** @typedef {import("./state.js").BoardTile} BoardTile */
/** @typedef {import("./state.js").State} State */
/** @typedef {{ name: string, from: string, to: string }} Preset */

/** Columns a tile may take. */
export const WIDTHS = [1, 2, 3];
/** What a tile draws beside its figure; the first one where nothing is said. */
export const CHARTS = ["interval", "trend", "channels", "none"];
/** The periods of a tile's own, and "dates" for two days of one's choice. */
const PERIODS = ["days-30", "month", "quarter", "twelve-months", "year", "whole", "dates"];
/** More are no board any more. */
const TILES_KEPT = 60;
const DAY = 86_400_000;

/** A tile that looks at what the page looks at. @param {string} id @returns {BoardTile} */
export const newTile = (id) => ({ id, width: 1, period: "", from: "", to: "", segment: null, chart: CHARTS[0] });

/** What a board that nobody has chosen is filled from, the first of them that the files allow. */
const FIRST = [
  ...["revenue_total", "omnichannel_ratio", "aov", "repeat_rate", "cac", "roi"],
  ...["omnichannel_customer_share", "conversion_rate", "roas"],
].map(newTile);
/** A board understood without training has five to seven. */
const FIGURES = 6;

/** Boards to start from, by role. @type {Record<string, string[]>} */
export const BOARDS = {
  direction: ["revenue_total", "omnichannel_ratio", "aov", "repeat_rate", "cac", "roi"],
  marketing: ["cac", "roas", "roi", "conversion_rate", "omnichannel_ratio"],
  stores: ["revenue_total", "aov", "omnichannel_customer_share", "repeat_rate", "cc_adoption", "ropo"],
  service: ["csat", "nps", "response_time", "resolution_time", "fcr", "repeat_rate"],
};

/** @param {string[]} ids */
export const tilesOf = (ids) => ids.map(newTile);

/** @param {unknown} value */
const dayOr = (value) => (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : "");

/**
 * A tile as it was kept, whatever kept it: earlier versions knew only whether it was `wide`.
 * @param {unknown} stored
 * @returns {BoardTile | null}
 */
function readTile(stored) {
  if (typeof stored !== "object" || stored === null) return null;
  const { id, wide, width, period, from, to, segment, chart } = /** @type {Record<string, any>} */ (stored);
  if (typeof id !== "string") return null;
  const dated = period === "dates";
  return {
    id,
    width: WIDTHS.includes(width) ? width : wide === true ? 2 : 1,
    period: PERIODS.includes(period) ? period : "",
    from: dated ? dayOr(from) : "",
    to: dated ? dayOr(to) : "",
    segment: typeof segment === "string" ? segment : null,
    chart: CHARTS.includes(chart) ? chart : CHARTS[0],
  };
}

/** @param {unknown} stored @returns {BoardTile[]} */
export function readBoard(stored) {
  if (!Array.isArray(stored)) return [];
  return stored
    .slice(0, TILES_KEPT)
    .map(readTile)
    .filter((tile) => tile !== null);
}

/** @param {State} state */
function firstBoard({ report }) {
  return FIRST.filter(({ id }) => report?.kpis.some((kpi) => kpi.id === id && kpi.value !== null)).slice(0, FIGURES);
}

/**
 * The KPIs that the Overview begins with, those of them that these files may tell: of the sentence and of the board.
 * @param {State} state
 */
export function firstKpis(state) {
  const { board } = state.choices;
  const told = (/** @type {{ id: string }} */ { id }) => {
    const needs = state.catalogue?.kpis.find((card) => card.id === id)?.needs;
    return needs !== undefined && waysIn(state, [needs.map((any) => any.join(" | "))]).length === 0;
  };
  const tiles =
    board.length > 0 ? board.filter((one) => !isOwn(one) && told(one)) : FIRST.filter(told).slice(0, FIGURES);
  return [...new Set(["revenue_total", "omnichannel_ratio", ...tiles.map(({ id }) => id)])];
}

/** The tiles in force. @param {State} state */
export const boardOf = (state) => (state.choices.board.length > 0 ? state.choices.board : firstBoard(state));

/** @param {readonly BoardTile[]} board @param {number} at @param {number} to where it stands afterwards */
export function moved(board, at, to) {
  const others = board.filter((_, i) => i !== at);
  return [...others.slice(0, to), board[at], ...others.slice(to)];
}

/** @param {readonly BoardTile[]} board @param {number} at @param {Partial<BoardTile>} patch */
export const changed = (board, at, patch) => board.map((tile, i) => (i === at ? { ...tile, ...patch } : tile));

/** @param {readonly BoardTile[]} board @param {number} at */
export const without = (board, at) => board.filter((_, i) => i !== at);

/** @param {number} width */
export const widthWithin = (width) => Math.min(Math.max(width, WIDTHS[0]), WIDTHS.length);

/**
 * The periods a tile can be given, counted back from the last day of the files.
 * @param {{ data_from: string | null, data_to: string | null } | undefined} settings
 * @returns {Preset[]}
 */
export function tilePresets(settings) {
  const { data_from = null, data_to = null } = settings ?? {};
  const end = Date.parse(`${data_to}T00:00:00Z`);
  const presets = periodPresets(data_from, data_to);
  if (Number.isNaN(end) || !data_to) return presets;
  const from = new Date(end - 29 * DAY).toISOString().slice(0, 10);
  return [{ name: "days-30", from, to: data_to }, ...presets];
}

/**
 * The days a tile looks at, or null where the files do not reach them or there are none.
 * @param {BoardTile} tile
 * @param {{ from: string, to: string }} filters of the page
 * @param {{ data_from: string | null, data_to: string | null } | undefined} settings
 * @returns {{ from: string, to: string } | null}
 */
export function periodOf(tile, { from, to }, settings) {
  if (tile.period === "") return { from, to };
  if (tile.period !== "dates") {
    const preset = tilePresets(settings).find((one) => one.name === tile.period);
    return preset ? { from: preset.from, to: preset.to } : null;
  }
  return tile.from && tile.to && tile.to < tile.from ? null : { from: tile.from, to: tile.to };
}

/** Whether a tile looks at something else than the page may. @param {BoardTile} tile */
export const isOwn = (tile) => tile.period !== "" || tile.segment !== null;

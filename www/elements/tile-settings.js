// @ts-check
/** What a tile looks at, draws and takes: its period, segment, chart, width and place. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { boardOf, CHARTS, changed, moved, periodOf, tilePresets, WIDTHS } from "../store/board.js";
import { kpi as kpiOf } from "../store/state.js";
import { textOf } from "./form-parts.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").BoardTile} BoardTile */

/**
 * What a tile looks at, where it is not the page's choice: on its face, so that it is never misread.
 * @param {import("../say.js").Say} say
 * @param {BoardTile} tile
 * @param {import("../store/state.js").State} state
 */
export function ownText(say, tile, state) {
  const settings = state.report?.settings;
  const parts = [];
  if (tile.period !== "") {
    const period = periodOf(tile, state.choices.filters, settings);
    const { from, to } = period ?? tile;
    const whole = from === "" && to === "";
    parts.push(
      whole || (!period && tile.period !== "dates")
        ? say.t(tile.period === "dates" ? "preset.whole" : `preset.${tile.period}`)
        : say.period(from || settings?.data_from, to || settings?.data_to),
    );
  }
  if (tile.segment !== null) parts.push(tile.segment || say.t("tile.everybody"));
  return parts.join(" · ");
}

/** @param {View} view @param {number} at */
export function tileSettings(view, at) {
  const { state, say, send } = view;
  const board = boardOf(state);
  const tile = board[at];
  const change = (/** @type {Partial<BoardTile>} */ patch) => send("setBoard", changed(board, at, patch));
  return html`${period(view, tile, change)} ${segment(view, tile, change)} ${chart(view, tile, change)}
    <fieldset>
      <legend>${say.t("tile.width")}</legend>
      ${WIDTHS.map(
        (width) => html`<label class="check">
          <input type="radio" name="tile-width" value=${width} .checked=${live(tile.width === width)} @change=${() => change({ width })} />
          <span>${say.t("tile.columns", { n: width })}</span>
        </label>`,
      )}
    </fieldset>
    ${place(view, board, at)}
    <p class="hint">${say.t("board.hint")}</p>`;
}

/** @param {View} view @param {BoardTile} tile @param {(patch: Partial<BoardTile>) => void} change */
function period({ state, say }, tile, change) {
  const settings = state.report?.settings;
  const { filters } = state.choices;
  const start = {
    from: filters.from || (settings?.data_from ?? ""),
    to: filters.to || (settings?.data_to ?? ""),
  };
  const names = ["", ...tilePresets(settings).map((one) => one.name), "dates"];
  const all = names.includes(tile.period) ? names : [...names, tile.period];
  const text = (/** @type {string} */ name) =>
    name === "" ? say.t("tile.as-page") : name === "dates" ? say.t("tile.dates") : say.t(`preset.${name}`);
  const chosen = (/** @type {Event} */ event) => {
    const name = textOf(event);
    change({ period: name, ...(name === "dates" ? start : { from: "", to: "" }) });
  };
  const day = (/** @type {"from" | "to"} */ end) => html`<label class="field">
    <span>${say.t(`filter.${end}`)}</span>
    <input type="date" .value=${live(tile[end])} @change=${(/** @type {Event} */ event) => change({ [end]: textOf(event) })} />
  </label>`;
  return html`<label class="field">
      <span>${say.t("filter.period")}</span>
      <select @change=${chosen}>
        ${all.map((name) => html`<option value=${name} .selected=${live(tile.period === name)}>${text(name)}</option>`)}
      </select>
    </label>
    ${tile.period === "dates" ? html`<div class="actions">${day("from")} ${day("to")}</div>` : nothing}`;
}

/** @param {View} view @param {BoardTile} tile @param {(patch: Partial<BoardTile>) => void} change */
function segment({ state, say }, tile, change) {
  const known = say.sorted(state.report?.settings.all_segments ?? []);
  if (known.length === 0 && tile.segment === null) return nothing;
  const names = tile.segment && !known.includes(tile.segment) ? [...known, tile.segment] : known;
  /** @type {[string | null, string][]} */
  const all = [
    [null, say.t("tile.as-page")],
    ["", say.t("tile.everybody")],
    ...names.map((name) => /** @type {[string, string]} */ ([name, name])),
  ];
  // A segment may be called anything: it is chosen by its place.
  const chosen = (/** @type {Event} */ event) => change({ segment: all[Number(textOf(event))][0] });
  return html`<label class="field">
    <span>${say.t("filter.segments")}</span>
    <select @change=${chosen}>
      ${all.map(([name, text], i) => html`<option value=${i} .selected=${live(tile.segment === name)}>${text}</option>`)}
    </select>
  </label>`;
}

/** @param {View} view @param {BoardTile} tile @param {(patch: Partial<BoardTile>) => void} change */
function chart({ state, say }, tile, change) {
  const byChannel = (kpiOf(state, tile.id)?.breakdown.length ?? 0) > 0;
  const offered = CHARTS.filter((one) => one !== "channels" || byChannel || tile.chart === one);
  return html`<label class="field">
    <span>${say.t("tile.chart")}</span>
    <select @change=${(/** @type {Event} */ event) => change({ chart: textOf(event) })}>
      ${offered.map((one) => html`<option value=${one} .selected=${live(tile.chart === one)}>${say.t(`tile.chart.${one}`)}</option>`)}
    </select>
  </label>`;
}

/** @param {View} view @param {readonly BoardTile[]} board @param {number} at */
function place({ say, send }, board, at) {
  const to = (/** @type {number} */ place) => {
    send("setBoard", moved(board, at, place));
    send("open", { kind: "tile", at: place });
  };
  return html`<div class="actions">
    <button ?disabled=${at === 0} @click=${() => to(at - 1)}>${say.t("tile.earlier")}</button>
    <button ?disabled=${at === board.length - 1} @click=${() => to(at + 1)}>${say.t("tile.later")}</button>
    <span class="muted" role="status">${say.t("tile.place", { at: at + 1, all: board.length })}</span>
  </div>`;
}

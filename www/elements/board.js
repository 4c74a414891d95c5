// @ts-check
/** Which tiles the overview shows, in which order and width. Boards by role to start from. */
import { html } from "lit";
import { live } from "lit/directives/live.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").BoardTile} BoardTile */

/** The figures a board understands without training, in order. */
const DIRECTION = ["revenue_total", "omnichannel_ratio", "aov", "repeat_rate", "cac", "roi"];

/** @type {Record<string, string[]>} */
export const BOARDS = {
  direction: DIRECTION,
  marketing: ["cac", "roas", "roi", "conversion_rate", "omnichannel_ratio"],
  stores: ["revenue_total", "aov", "omnichannel_customer_share", "repeat_rate"],
  service: ["repeat_rate", "conversion_rate", "omnichannel_customer_share"],
};

/** @param {string[]} ids @returns {BoardTile[]} */
const tilesOf = (ids) => ids.map((id) => ({ id, wide: false }));

/** The tiles in force. @param {import("../store/state.js").State} state */
export const boardOf = (state) => (state.choices.board.length > 0 ? state.choices.board : tilesOf(DIRECTION));

/** @param {BoardTile[]} board @param {number} at @param {number} step */
function moved(board, at, step) {
  const next = [...board];
  const [tile] = next.splice(at, 1);
  next.splice(at + step, 0, tile);
  return next;
}

/** @param {View} view */
export function boardEditor(view) {
  const { state, say, send } = view;
  const board = boardOf(state);
  const others = (state.catalogue?.kpis ?? []).filter((card) => !board.some((tile) => tile.id === card.id));
  return html`<p class="hint">${say.t("board.hint")}</p>
    <div class="actions" role="group" aria-label=${say.t("board.roles")}>
      ${Object.entries(BOARDS).map(
        ([role, ids]) =>
          html`<button @click=${() => send("setBoard", tilesOf(ids))}>${say.t(`board.${role}`)}</button>`,
      )}
    </div>
    <ol class="board">
      ${board.map((tile, at) => boardRow(view, board, tile, at))}
    </ol>
    <h3>${say.t("board.others")}</h3>
    <ul class="board">
      ${others.map(
        (card) => html`<li>
          <span>${say.both(card.name)}</span>
          <button aria-label=${say.t("board.add-of", { name: say.both(card.name) })} @click=${() => send("setBoard", [...board, { id: card.id, wide: false }])}>
            ${say.t("board.add")}
          </button>
        </li>`,
      )}
    </ul>`;
}

/** @param {View} view @param {BoardTile[]} board @param {BoardTile} tile @param {number} at */
function boardRow({ state, say, send }, board, tile, at) {
  const card = state.catalogue?.kpis.find((one) => one.id === tile.id);
  const name = card ? say.both(card.name) : tile.id;
  const widen = () =>
    send(
      "setBoard",
      board.map((one, i) => (i === at ? { ...one, wide: !one.wide } : one)),
    );
  return html`<li>
    <span>${name}</span>
    <label class="check">
      <input type="checkbox" aria-label=${say.t("board.wide-of", { name })} .checked=${live(tile.wide)} @change=${widen} />
      <span>${say.t("board.wide")}</span>
    </label>
    <div class="pair">
      <button ?disabled=${at === 0} aria-label=${say.t("board.up-of", { name })} @click=${() => send("setBoard", moved(board, at, -1))}>↑</button>
      <button ?disabled=${at === board.length - 1} aria-label=${say.t("board.down-of", { name })} @click=${() => send("setBoard", moved(board, at, 1))}>↓</button>
    </div>
    <button
      ?disabled=${board.length === 1}
      aria-label=${say.t("board.remove-of", { name })}
      @click=${() =>
        send(
          "setBoard",
          board.filter((_, i) => i !== at),
        )}
    >
      ${say.t("board.remove")}
    </button>
  </li>`;
}

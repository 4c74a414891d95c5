// @ts-check
/** The tiles of the overview, and how they are arranged: by mouse, by touch, by keyboard. */
import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  BOARDS,
  boardOf,
  changed,
  isOwn,
  moved,
  newTile,
  tilesOf,
  WIDTHS,
  widthWithin,
  without,
} from "../store/board.js";
import { kpiCard, kpi as kpiOf } from "../store/state.js";
import { seenBy } from "../store/tiles.js";
import { OmElement } from "./base.js";
import { columnsTo, follow, gapAt, placeAfter } from "./board-gesture.js";
import { framed, tile } from "./tile.js";
import { ownText } from "./tile-settings.js";

/** @typedef {import("../store/state.js").BoardTile} BoardTile */
/** @typedef {import("./board-gesture.js").Gap} Gap */
/** @typedef {{ at: number, gap: Gap | null, width: number | null }} Held what the pointer holds, and where it would go */

/** A grip's six dots. */
const DOTS = svg`<svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true">${[2, 8].map((x) =>
  [3, 8, 13].map((y) => svg`<circle cx=${x} cy=${y} r="1.4" fill="currentColor"></circle>`),
)}</svg>`;

class BoardElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { held: { state: true }, said: { state: true }, adding: { state: true } };

  /** Keys of tiles, so that a tile that moves keeps its elements. @type {WeakMap<BoardTile, string>} */
  #keys = new WeakMap();
  #count = 0;
  /** @type {readonly BoardTile[]} */
  #before = [];
  /** The tile whose grip takes the focus once the board is drawn. @type {number | null} */
  #focus = null;

  constructor() {
    super();
    /** @type {Held | null} */
    this.held = null;
    this.said = "";
    this.adding = "";
  }

  get #board() {
    return boardOf(this.state);
  }

  get #list() {
    return /** @type {HTMLElement} */ (this.querySelector(".tiles"));
  }

  /** A tile that was set otherwise is still the same tile. */
  willUpdate() {
    const [board, before] = [this.#board, this.#before];
    for (const [at, one] of board.entries()) {
      const old = before[at];
      if (old?.id === one.id && !this.#keys.has(one) && !board.includes(old)) this.#keys.set(one, this.#keyOf(old));
    }
    this.#before = board;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (this.#focus === null || !changes.has("state")) return;
    const grips = this.querySelectorAll(".grip");
    /** @type {HTMLElement | undefined} */ (grips[Math.min(this.#focus, grips.length - 1)])?.focus();
    this.#focus = null;
  }

  /** @param {BoardTile} one */
  #nameOf({ id }) {
    const card = kpiCard(this.state, id);
    return card ? this.say.both(card.name) : id;
  }

  /** @param {BoardTile} one */
  #keyOf(one) {
    const key = this.#keys.get(one) ?? `${one.id}-${this.#count++}`;
    this.#keys.set(one, key);
    return key;
  }

  // What is done to the board.

  /** @param {number} at @param {number} to */
  #move(at, to) {
    const board = this.#board;
    const place = Math.min(Math.max(to, 0), board.length - 1);
    this.said = this.say.t("board.place", { name: this.#nameOf(board[at]), at: place + 1, all: board.length });
    if (place === at) return;
    this.#focus = place;
    this.send("setBoard", moved(board, at, place));
  }

  /** @param {number} at @param {number} wanted */
  #widen(at, wanted) {
    const width = widthWithin(wanted);
    const one = this.#board[at];
    this.said = this.say.t("board.width-of", { name: this.#nameOf(one), n: width, all: WIDTHS.length });
    if (width === one.width) return;
    this.#focus = at;
    this.send("setBoard", changed(this.#board, at, { width }));
  }

  /** @param {number} at */
  #remove(at) {
    const board = this.#board;
    if (board.length === 1) {
      this.said = this.say.t("board.last");
      return;
    }
    this.said = this.say.t("board.removed", { name: this.#nameOf(board[at]), n: board.length - 1 });
    this.#focus = at;
    this.send("setBoard", without(board, at));
  }

  #add() {
    const id = this.adding || this.state.catalogue?.kpis[0]?.id;
    if (!id) return;
    const board = [...this.#board, newTile(id)];
    this.said = this.say.t("board.place", { name: this.#nameOf(newTile(id)), at: board.length, all: board.length });
    this.send("setBoard", board);
  }

  /** @param {KeyboardEvent} event @param {number} at */
  #pressed(event, at) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { width } = this.#board[at];
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => (event.shiftKey ? this.#widen(at, width - 1) : this.#move(at, at - 1)),
      ArrowRight: () => (event.shiftKey ? this.#widen(at, width + 1) : this.#move(at, at + 1)),
      ArrowUp: () => this.#move(at, at - 1),
      ArrowDown: () => this.#move(at, at + 1),
      Home: () => this.#move(at, 0),
      End: () => this.#move(at, this.#board.length - 1),
      "-": () => this.#widen(at, width - 1),
      "+": () => this.#widen(at, width + 1),
      Delete: () => this.#remove(at),
      Backspace: () => this.#remove(at),
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }

  // By pointer.

  /** A tile is taken anywhere by a mouse; by its grip alone by a finger, which scrolls elsewhere. @param {PointerEvent} event @param {number} at */
  #take(event, at) {
    const on = /** @type {Element} */ (event.target);
    if (event.button !== 0 || on.closest(".edge")) return;
    const byGrip = on.closest(".grip") !== null;
    if (!byGrip && (event.pointerType !== "mouse" || on.closest("button, a, input, select, .plot, table"))) return;
    const held = /** @type {HTMLElement} */ (event.currentTarget);
    const tiles = [...this.#list.children];
    const start = { rects: tiles.map((one) => one.getBoundingClientRect()), x: scrollX, y: scrollY };
    follow(event, held, {
      move: ({ x, y, dx, dy }) => {
        // The page may have been scrolled under the pointer.
        const [sx, sy] = [scrollX - start.x, scrollY - start.y];
        held.style.transform = `translate(${dx + sx}px, ${dy + sy}px)`;
        const gap = gapAt(start.rects, x + sx, y + sy, this.#list.clientWidth);
        this.held = { at, gap, width: null };
      },
      end: (done) => {
        held.style.transform = "";
        const gap = this.held?.gap;
        this.held = null;
        if (done && gap) this.#move(at, placeAfter(at, gap));
      },
    });
  }

  /** @param {PointerEvent} event @param {number} at */
  #pull(event, at) {
    if (event.button !== 0) return;
    event.preventDefault();
    const edge = /** @type {HTMLElement} */ (event.currentTarget);
    const place = /** @type {Element} */ (edge.parentElement).getBoundingClientRect();
    follow(event, edge, {
      move: ({ x }) => {
        this.held = { at, gap: null, width: columnsTo(this.#list, place, x, WIDTHS.length) };
      },
      end: (done) => {
        const width = this.held?.width;
        this.held = null;
        if (done && width) this.#widen(at, width);
      },
    });
  }

  // What is drawn.

  render() {
    const { state, say } = this;
    const { arranging } = state;
    const board = this.#board;
    return html`
      ${
        board.length > 0
          ? html`<ul class="tiles ${arranging ? "arranging" : ""} ${this.held?.gap ? "carrying" : ""}" aria-label=${say.t("overview.tiles")}>
              ${repeat(
                board,
                (one) => this.#keyOf(one),
                (one, at) => this.#tile(one, at),
              )}
            </ul>`
          : nothing
      }
      ${arranging ? this.#tools() : nothing}
      <p class="board-open">
        <button class=${arranging ? "primary" : "link"} @click=${() => this.send("arrange", !arranging)}>
          ${say.t(arranging ? "board.done" : "board.edit")}
        </button>
      </p>
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  /** @param {BoardTile} one @param {number} at */
  #tile(one, at) {
    const { say, send, state } = this;
    const { arranging } = state;
    const seen = seenBy(state, one);
    const kpi = kpiOf(seen.state, one.id);
    // What no file holds stands in the list of what is missing; here it would only take room.
    const known = kpi !== undefined && (isOwn(one) || kpi.missing?.reason !== "field-missing");
    if (!known && !arranging) return nothing;
    const frame = {
      form: this.#form(one, at),
      own: ownText(say, one, state),
      chart: one.chart,
      key: this.#keyOf(one),
      ...(isOwn(one) ? { at } : {}),
      ...(arranging ? this.#handles(one, at) : {}),
    };
    const text = seen.waiting ? say.t("tile.waiting") : seen.refusal ? say.t(`tile.no-${seen.refusal}`) : "";
    if (kpi && !text) return tile({ say, send, state: seen.state }, kpi, frame);
    const head = { id: one.id, name: this.#nameOf(one), explained: false };
    return framed({ say, send, state }, head, frame, html`<p class="missing">${text || say.t("tile.unknown")}</p>`);
  }

  /** @param {BoardTile} one @param {number} at */
  #form(one, at) {
    const { held } = this;
    const width = held?.at === at && held.width ? held.width : one.width;
    const forms = [`columns-${width}`];
    if (held?.at === at) forms.push(held.gap ? "carried" : "pulled");
    if (held?.gap?.beside === at && placeAfter(held.at, held.gap) !== held.at)
      forms.push(held.gap.after ? "drop-after" : "drop-before");
    return forms.join(" ");
  }

  /** @param {BoardTile} one @param {number} at */
  #handles(one, at) {
    const { say, send } = this;
    const name = this.#nameOf(one);
    const all = this.#board.length;
    const open = () => send("open", { kind: "tile", at });
    return {
      down: (/** @type {PointerEvent} */ event) => this.#take(event, at),
      tools: html`<div class="handles">
        <button
          class="grip"
          title=${say.t("board.keys")}
          aria-label=${say.t("board.grip", { name, at: at + 1, all })}
          aria-describedby="board-keys"
          @click=${open}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#pressed(event, at)}
        >
          ${DOTS}
        </button>
        <button class="quiet" aria-label=${say.t("tile.set-of", { name })} @click=${open}>${say.t("tile.set")}</button>
        <button class="quiet" ?disabled=${all === 1} aria-label=${say.t("board.remove-of", { name })} @click=${() => this.#remove(at)}>×</button>
      </div>`,
      edge: html`<span class="edge" aria-hidden="true" @pointerdown=${(/** @type {PointerEvent} */ event) => this.#pull(event, at)}></span>`,
    };
  }

  #tools() {
    const { say, state, send } = this;
    const cards = state.catalogue?.kpis ?? [];
    const chosen = (/** @type {Event} */ event) => {
      this.adding = /** @type {HTMLSelectElement} */ (event.target).value;
    };
    return html`<div class="board-tools">
      <p class="hint" id="board-keys">${say.t("board.keys")}</p>
      <div class="actions">
        <label class="field">
          <span>${say.t("board.others")}</span>
          <select @change=${chosen}>
            ${cards.map((card) => html`<option value=${card.id}>${say.both(card.name)}</option>`)}
          </select>
        </label>
        <button @click=${() => this.#add()}>${say.t("board.add")}</button>
      </div>
      <div class="actions" role="group" aria-label=${say.t("board.roles")}>
        <span class="label">${say.t("board.roles")}</span>
        ${Object.entries(BOARDS).map(
          ([role, ids]) =>
            html`<button @click=${() => send("setBoard", tilesOf(ids))}>${say.t(`board.${role}`)}</button>`,
        )}
        <button @click=${() => send("open", { kind: "choice" })}>${say.t("choice.open")}</button>
      </div>
    </div>`;
  }
}

customElements.define("om-board", BoardElement);

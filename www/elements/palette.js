// @ts-check
/** Ctrl K: every room, indicator and action within a few letters. */
import { html } from "lit";
import { formatAddress } from "../store/address.js";
import { saveAudit } from "./audit.js";
import { OmElement } from "./base.js";

/** @typedef {{ label: string, kind: string, run: () => void }} Command */

const SHOWN = 12;

/** An action where it has its place. @param {boolean} there @param {string} label @param {() => void} run @returns {[string, () => void][]} */
const only = (there, label, run) => (there ? [[label, run]] : []);

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class PaletteElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { query: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.query = "";
    this.at = 0;
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
  }

  /** @returns {Command[]} */
  get #commands() {
    const { state, say, send } = this;
    const rooms = state.rooms.map((room) => ({
      label: say.t(`room.${room}`),
      kind: say.t("palette.room"),
      run: () => send("go", formatAddress(room, state.choices.filters)),
    }));
    const kpis = (state.catalogue?.kpis ?? []).map((card) => ({
      label: say.both(card.name),
      kind: say.t("palette.kpi"),
      run: () => send("open", { kind: "explain", id: card.id }),
    }));
    return [...rooms, ...kpis, ...this.#actions];
  }

  #arrange() {
    this.send("go", formatAddress("overview", this.state.choices.filters));
    this.send("arrange", true);
  }

  /** @returns {Command[]} */
  get #actions() {
    const { send, say, state } = this;
    /** @type {[string, () => void][]} */
    const actions = [
      [say.t("data.sample"), () => send("trySample")],
      [say.t("audit.save"), () => saveAudit(this.view)],
      ...only(state.rooms.includes("overview"), say.t("board.edit"), () => this.#arrange()),
      [say.t("action.undo"), () => send("undo")],
      [say.t("action.redo"), () => send("redo")],
      [say.t("language.fr"), () => send("setLanguage", "fr")],
      [say.t("language.en"), () => send("setLanguage", "en")],
      [say.t("theme.light"), () => send("setTheme", "light")],
      [say.t("theme.dark"), () => send("setTheme", "dark")],
      [say.t("promise.title"), () => send("open", { kind: "promise" })],
      [say.t("version.title"), () => send("open", { kind: "promise" })],
      [say.t("data.remove-all"), () => send("removeAll")],
      [say.t("afresh.action"), () => send("startAfresh")],
      ...only(!state.embedded, say.t("erase.action"), () => send("open", { kind: "erase" })),
    ];
    return actions.map(([label, run]) => ({ label, kind: say.t("palette.action"), run }));
  }

  get #found() {
    const words = plain(this.query).split(/\s+/);
    return this.#commands.filter(({ label }) => words.every((word) => plain(label).includes(word))).slice(0, SHOWN);
  }

  /** @param {Command | undefined} command */
  #run(command) {
    if (!command) return;
    this.send("open", null);
    command.run();
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    const found = this.#found;
    /** @type {Record<string, () => void>} */
    const moves = {
      ArrowDown: () => (this.at = Math.min(this.at + 1, found.length - 1)),
      ArrowUp: () => (this.at = Math.max(this.at - 1, 0)),
      Enter: () => this.#run(found[this.at]),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    moves[event.key]();
  };

  /** @param {Event} event */
  #typed = (event) => {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
  };

  render() {
    const { say } = this;
    const found = this.#found;
    return html`<input
        class="palette"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `palette-${this.at}` : ""}
        aria-label=${say.t("palette.search")}
        placeholder=${say.t("palette.search")}
        .value=${this.query}
        @input=${this.#typed}
        @keydown=${this.#keys}
      />
      <ul id="palette-list" role="listbox" aria-label=${say.t("palette.title")}>
        ${found.map(
          (
            command,
            at,
          ) => html`<li id="palette-${at}" role="option" aria-selected=${at === this.at} @click=${() => this.#run(command)}>
            <span>${command.label}</span> <span class="muted">${command.kind}</span>
          </li>`,
        )}
      </ul>
      <p class="hint" role="status">${say.t("palette.found", { n: found.length })}</p>`;
  }
}

customElements.define("om-palette", PaletteElement);

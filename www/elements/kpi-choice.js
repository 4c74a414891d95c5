// @ts-check
/** Indicators chosen by sector and aim: each with what it says, how it is computed, and why it is proposed. */
import { html, nothing } from "lit";
import { boardOf, tilesOf } from "../store/board.js";
import { figuresFor } from "../store/kpi-choice.js";
import { modelOf } from "../store/maturity-ask.js";
import { kpiCard, kpi as kpiOf } from "../store/state.js";
import { OmElement } from "./base.js";
import { missingText } from "./fields.js";

/** @typedef {import("../store/kpi-choice.js").Proposed} Proposed */

/** Proposed as chosen: a board that is understood at a look. */
const CHOSEN = 6;
/** Practices named as a reason. */
const NAMED = 2;

class KpiChoiceElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    ...OmElement.properties,
    sector: { state: true },
    aim: { state: true },
    ticked: { state: true },
  };

  constructor() {
    super();
    /** Of the audit, until another one is chosen. @type {string | null | undefined} */
    this.sector = undefined;
    /** @type {string | null | undefined} */
    this.aim = undefined;
    /** Nothing until a box is touched. @type {readonly string[] | null} */
    this.ticked = null;
  }

  render() {
    const { say, state } = this;
    const model = modelOf(state);
    if (!model || !state.catalogue) return html`<p class="muted" role="status">${say.t("channels.waiting")}</p>`;
    const { profile, goal } = state.choices.maturity;
    const [sector, aim] = [this.sector === undefined ? profile : this.sector, this.aim === undefined ? goal : this.aim];
    const proposed = figuresFor(model, state.catalogue, sector, aim);
    const ticked = this.ticked ?? proposed.slice(0, CHOSEN).map(({ id }) => id);
    return html`<p>${say.t("choice.about")}</p>
      <div class="settings-row">
        ${this.#select("sector", model.profiles, sector)} ${this.#select("aim", model.goals, aim)}
      </div>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#put(event, ticked, false)}>
        <fieldset class="choice">
          <legend>${say.t("choice.proposed", { n: proposed.length })}</legend>
          ${proposed.map((one) => this.#one(one, ticked))}
        </fieldset>
        <div class="actions">
          <button class="primary" ?disabled=${ticked.length === 0}>${say.t("choice.replace", { n: ticked.length })}</button>
          <button type="button" ?disabled=${ticked.length === 0} @click=${(/** @type {Event} */ event) => this.#put(event, ticked, true)}>
            ${say.t("choice.add")}
          </button>
          <button type="button" @click=${() => this.send("open", null)}>${say.t("action.cancel")}</button>
        </div>
      </form>`;
  }

  /** @param {"sector" | "aim"} what @param {readonly { id: string, en: string, fr: string }[]} all @param {string | null} chosen */
  #select(what, all, chosen) {
    const { say } = this;
    return html`<label class="field">
      <span>${say.t(`choice.${what}`)}</span>
      <select
        @change=${(/** @type {Event} */ event) => {
          this[what] = /** @type {HTMLSelectElement} */ (event.target).value || null;
          this.ticked = null;
        }}
      >
        <option value="" ?selected=${chosen === null}>${say.t("choice.any")}</option>
        ${all.map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${say.both(one)}</option>`)}
      </select>
    </label>`;
  }

  /** @param {Proposed} proposed @param {readonly string[]} ticked */
  #one({ id, of_sector, practices }, ticked) {
    const { say, state } = this;
    const card = kpiCard(state, id);
    if (!card) return nothing;
    const kpi = kpiOf(state, id);
    const names = practices.slice(0, NAMED).map(({ name }) => say.both(name));
    const why = [
      of_sector ? say.t("choice.of-sector") : "",
      names.length > 0 ? say.t("choice.of-practices", { names: say.list(names) }) : "",
    ].filter(Boolean);
    const lacks = kpi?.missing ? missingText(this, kpi.missing) : "";
    return html`<div class="proposed">
      <label class="check">
        <input
          type="checkbox"
          aria-describedby="choice-${id}"
          .checked=${ticked.includes(id)}
          @change=${(/** @type {Event} */ event) => {
            const is = /** @type {HTMLInputElement} */ (event.target).checked;
            this.ticked = is ? [...ticked, id] : ticked.filter((one) => one !== id);
          }}
        />
        <strong>${say.both(card.name)}</strong>
      </label>
      <div id="choice-${id}">
        <p>${say.both(card.formula)}</p>
        <p class="hint">${why.join(" · ")}</p>
        ${lacks ? html`<p class="hint missing">${lacks}</p>` : nothing}
      </div>
    </div>`;
  }

  /** @param {Event} event @param {readonly string[]} ticked @param {boolean} beside what is there */
  #put(event, ticked, beside) {
    event.preventDefault();
    const { state } = this;
    const known = beside ? boardOf(state) : [];
    const fresh = ticked.filter((id) => !known.some((tile) => tile.id === id));
    this.send("setBoard", [...known, ...tilesOf(fresh)]);
    this.send("open", null);
  }
}

customElements.define("om-kpi-choice", KpiChoiceElement);

// @ts-check
/** The phases of the journey: which set, what each is called and made of, and the one goal and one indicator asked for each. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { SETS, STAGES, TEMPLATES } from "../store/journey-shape.js";
import { OmElement } from "./base.js";
import { textOf } from "./form-parts.js";
import { frontOf } from "./journey-grid.js";
import { kpiName, phaseName } from "./journey-parts.js";
import "./form.js";

/** @typedef {import("../store/journey-shape.js").Phase} Phase */

class JourneyPhasesElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, editing: { state: true } };

  constructor() {
    super();
    /** The place of the phase in the form. @type {number | null} */
    this.editing = null;
  }

  /** @param {readonly Phase[]} phases */
  #put(phases) {
    this.send("setJourney", { phases });
  }

  render() {
    const { say, state } = this;
    const { journey } = state.choices;
    return html`<details class="card journey-phases">
      <summary><h2>${say.t("journey.phases")}</h2></summary>
      <p class="subtitle">${say.t("journey.phases-about")}</p>
      <div class="settings-row">
        <label class="field">
          <span>${say.t("journey.template")}</span>
          <select @change=${(/** @type {Event} */ event) => this.#template(textOf(event))}>
            ${Object.keys(TEMPLATES).map((one) => html`<option value=${one} .selected=${live(one === journey.template)}>${say.t(`journey.template.${one}`)}</option>`)}
          </select>
        </label>
        <button @click=${() => this.#fill()}>${say.t("journey.fill")}</button>
        ${["five", "four"].map((set) => html`<button @click=${() => this.#put(SETS[set])}>${say.t(`journey.set.${set}`)}</button>`)}
      </div>
      <ol class="phase-list">
        ${journey.phases.map((one, at) => html`<li>${at === this.editing ? this.#form(one, at) : this.#phase(one, at)}</li>`)}
      </ol>
      ${this.#mapping()} ${this.#days()}
    </details>`;
  }

  /** @param {Phase} phase @param {number} at */
  #phase(phase, at) {
    const { say } = this;
    const name = phaseName(this, phase);
    const front = frontOf(this, phase);
    return html`<h3>${name}</h3>
      <p>${phase.goal ? html`${say.t("journey.goal")}${say.t("colon")} ${say.name(phase.goal)}` : html`<span class="muted">${say.t("journey.no-goal")}</span>`}</p>
      <p>
        ${phase.kpi ? html`${say.t("journey.kpi")}${say.t("colon")} ${kpiName(this, phase.kpi)}` : html`<span class="muted">${say.t("journey.no-kpi")} ${front ? say.t("journey.shown-instead", { kpi: kpiName(this, front) }) : ""}</span>`}
      </p>
      <button aria-label=${say.t("decisions.edit-of", { decision: name })} @click=${() => this.#edit(at)}>${say.t("decisions.edit")}</button>`;
  }

  /** @param {number | null} at */
  async #edit(at) {
    this.editing = at;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.querySelector(at === null ? ".phase-list button" : ".phase-list input")
    )?.focus();
  }

  /** @param {Phase} phase @param {number} at */
  #form(phase, at) {
    const { say, state } = this;
    const cards = state.catalogue?.kpis ?? [];
    const fields = ["name", "goal", "kpi"].map((name) => ({
      ...{ name, label: say.t(`journey.field.${name}`), hint: say.t(`journey.hint.${name}`) },
      ...(name === "kpi" ? { offered: cards.map((one) => say.both(one.name)) } : {}),
    }));
    const idOf = (/** @type {string} */ typed) => {
      const text = typed.toLocaleLowerCase();
      return cards.find(({ id, name }) => [id, name.fr, name.en].some((one) => one.toLocaleLowerCase() === text))?.id;
    };
    const usual = phaseName(this, { ...phase, name: "" });
    /** @param {Record<string, string>} typed */
    const apply = ({ name, goal, kpi }) => {
      const own = name === usual ? "" : name;
      this.#put(state.choices.journey.phases.with(at, { ...phase, name: own, goal, kpi: idOf(kpi) ?? "" }));
      this.#edit(null);
    };
    return html`<om-form
        .say=${say}
        .name=${"phase"}
        .fields=${fields}
        .values=${{ name: phaseName(this, phase), goal: phase.goal, kpi: phase.kpi ? kpiName(this, phase.kpi) : "" }}
        .check=${(/** @type {Record<string, string>} */ { kpi, goal }) => ({
          ...(idOf(kpi) ? {} : { kpi: say.t("targets.wrong.kpi") }),
          ...(goal ? {} : { goal: say.t("journey.wrong-goal") }),
        })}
        .apply=${apply}
      ></om-form>
      <button @click=${() => this.#edit(null)}>${say.t("decisions.cancel")}</button>`;
  }

  /** Goals and indicators of the kind of business, where none is said. */
  #fill() {
    const { say, state } = this;
    const { phases, template } = state.choices.journey;
    this.#put(
      phases.map((one) => {
        const key = `journey.goal.${template}.${one.key}`;
        const goal = one.goal || (say.has(key) ? say.t(key) : "");
        return { ...one, goal, kpi: one.kpi || frontOf(this, one) };
      }),
    );
  }

  /** @param {string} template */
  #template(template) {
    this.send("setJourney", { template });
  }

  /** Which phase each phase of the files belongs to. */
  #mapping() {
    const { say, state } = this;
    const { phases } = state.choices.journey;
    const put = (/** @type {string} */ stage, /** @type {number} */ to) =>
      this.#put(
        phases.map((one, at) => {
          const rest = one.stages.filter((held) => held !== stage);
          return { ...one, stages: at === to ? STAGES.filter((held) => held === stage || rest.includes(held)) : rest };
        }),
      );
    return html`<fieldset class="settings-row">
      <legend>${say.t("journey.mapping")}</legend>
      ${STAGES.map((stage) => {
        const at = phases.findIndex(({ stages }) => stages.includes(stage));
        return html`<label class="field">
          <span>${say.t(`phase.${stage}`)}</span>
          <select @change=${(/** @type {Event} */ event) => put(stage, Number(textOf(event)))}>
            ${phases.map((one, i) => html`<option value=${i} .selected=${live(i === at)}>${phaseName(this, one)}</option>`)}
            <option value="-1" .selected=${live(at === -1)}>${say.t("journey.in-none")}</option>
          </select>
        </label>`;
      })}
    </fieldset>`;
  }

  #days() {
    const { say, state } = this;
    const { days, return_days } = state.choices.journey;
    const whole = (/** @type {string} */ text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650;
    return html`<om-form
      .say=${say}
      .name=${"journey-days"}
      .fields=${["days", "return_days"].map((name) => ({ name, type: "decimal", label: say.t(`journey.${name}`), hint: say.t(`journey.${name}-hint`) }))}
      .values=${{ days: String(days), return_days: String(return_days) }}
      .check=${(/** @type {Record<string, string>} */ typed) => Object.fromEntries(Object.entries(typed).flatMap(([name, text]) => (whole(text) ? [] : [[name, say.t("journey.wrong-days")]])))}
      .apply=${(/** @type {Record<string, string>} */ typed) => this.send("setJourney", { days: Number(typed.days), return_days: Number(typed.return_days) })}
    ></om-form>
    ${nothing}`;
  }
}

customElements.define("om-journey-phases", JourneyPhasesElement);

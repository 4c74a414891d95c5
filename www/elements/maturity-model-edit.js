// @ts-check
/** The model changed here: what practices weigh, which figures they are held against, and the versions that come of it. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { download } from "../charts/export.js";
import { modelOf } from "../store/maturity-ask.js";
import { bandsTyped, changesMethod, checksOf, modelWith, versionAfter } from "../store/model-edit.js";
import { OmElement } from "./base.js";
import { textOf, typedNumber } from "./form-parts.js";
import { figureOf, listed, today } from "./maturity-parts.js";
import { problemText } from "./problem.js";
import { scroll } from "./scroll.js";

/** @typedef {import("./room-maturity.js").Room} Room */
/** @typedef {import("./maturity-parts.js").Practice} Practice */

/** What is being typed of a practice. @typedef {{ weight: string, checks: { kpi: string, bands: string }[], note: string }} Draft */

class ModelEditElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    ...OmElement.properties,
    room: { attribute: false },
    practice: { state: true },
    draft: { state: true },
    fault: { state: true },
  };

  constructor() {
    super();
    /** @type {Room | null} */
    this.room = null;
    this.practice = "";
    /** @type {Draft | null} */
    this.draft = null;
    this.fault = "";
  }

  /** @param {string} id */
  #pick(id) {
    this.practice = id;
    this.draft = null;
    this.fault = "";
  }

  /** @param {Partial<Draft>} patch @param {Practice} practice */
  #typed(patch, practice) {
    this.draft = { ...this.#draftOf(practice), ...patch };
  }

  /** @param {Practice} practice @returns {Draft} */
  #draftOf(practice) {
    const { say } = this;
    const bands = (/** @type {number[]} */ all) => all.map((one) => say.typed(one)).join(" ; ");
    return (
      this.draft ?? {
        weight: say.typed(practice.weight),
        checks: checksOf(practice).map((one) => ({ kpi: one.kpi, bands: bands(one.bands) })),
        note: "",
      }
    );
  }

  render() {
    const { room, say } = this;
    if (!room) return nothing;
    const all = listed(room.model);
    const { practice } = all.find((one) => one.practice.id === this.practice) ?? all[0];
    return html`<section class="card">
      <h2>${say.t("model-edit.title")}</h2>
      <p class="subtitle">${say.t("model-edit.lead")}</p>
      <label class="field wide"><span>${say.t("maturity.head.practice")}</span>
        <select @change=${(/** @type {Event} */ event) => this.#pick(textOf(event))}>
          ${all.map(({ practice: { id, name } }) => html`<option value=${id} .selected=${live(id === practice.id)}>${say.both(name)}</option>`)}
        </select></label>
      ${this.#form(room, practice)} ${versions(room)}
      <div class="actions"><button @click=${() => this.#save()}>${say.t("model-edit.save")}</button></div>
    </section>`;
  }

  /** @param {Room} room @param {Practice} practice */
  #form(room, practice) {
    const { say } = this;
    const draft = this.#draftOf(practice);
    const free = room.model.kpis.filter(({ id }) => !draft.checks.some(({ kpi }) => kpi === id));
    const name = (/** @type {string} */ kpi) => {
      const figure = figureOf(room, kpi);
      return figure ? say.both(figure.name) : kpi;
    };
    const banded = (/** @type {number} */ at, /** @type {string} */ bands) =>
      this.#typed({ checks: draft.checks.map((one, i) => (i === at ? { ...one, bands } : one)) }, practice);
    /** @param {Event} event */
    const added = (event) => {
      const kpi = textOf(event);
      if (kpi !== "") this.#typed({ checks: [...draft.checks, { kpi, bands: "" }] }, practice);
    };
    return html`<form class="model-edit" @submit=${(/** @type {SubmitEvent} */ event) => this.#keep(event, practice)}>
      ${this.fault ? html`<p class="problem" role="alert">${this.fault}</p>` : nothing}
      <label class="field"><span>${say.t("model-edit.weight")}</span>
        <input class="short" inputmode="decimal" autocomplete="off" .value=${live(draft.weight)} @change=${(/** @type {Event} */ event) => this.#typed({ weight: textOf(event) }, practice)} /></label>
      <fieldset>
        <legend>${say.t("model-edit.checks")}</legend>
        <p class="hint">${say.t("model-edit.bands-hint", { n: practice.levels.length - 1 })}</p>
        ${draft.checks.map(
          ({ kpi, bands }, at) => html`<div class="model-check">
            <label class="field"><span>${name(kpi)}</span>
              <input autocomplete="off" .value=${live(bands)} @change=${(/** @type {Event} */ event) => banded(at, textOf(event))} /></label>
            <button type="button" aria-label=${say.t("maturity.remove-of", { who: name(kpi) })} @click=${() => this.#typed({ checks: draft.checks.filter((_, i) => i !== at) }, practice)}>${say.t("maturity.remove")}</button>
          </div>`,
        )}
        <label class="field"><span>${say.t("model-edit.add")}</span>
          <select @change=${added}>
            <option value="" .selected=${live(true)}>${say.t("model-edit.none")}</option>
            ${free.map(({ id }) => html`<option value=${id}>${name(id)}</option>`)}
          </select></label>
      </fieldset>
      <label class="field wide"><span>${say.t("model-edit.note")}</span>
        <input autocomplete="off" .value=${live(draft.note)} @change=${(/** @type {Event} */ event) => this.#typed({ note: textOf(event).trim() }, practice)} /></label>
      <button type="submit" ?disabled=${this.draft === null}>${say.t("model-edit.keep", { version: this.#next(practice) })}</button>
    </form>`;
  }

  /** What was typed, once it can be used. @param {Practice} practice */
  #patch(practice) {
    const draft = this.#draftOf(practice);
    const weight = typedNumber(draft.weight);
    const checks = draft.checks.map(({ kpi, bands }) => ({ kpi, bands: bandsTyped(bands) }));
    const steps = practice.levels.length - 1;
    const wrong = checks.find(({ bands }) => bands === null || bands.length !== steps);
    if (weight === null || !(weight > 0)) return { fault: this.say.t("model-edit.wrong-weight") };
    if (wrong) return { fault: this.say.t("model-edit.wrong-bands", { n: steps }) };
    return { patch: { weight, checks: /** @type {{ kpi: string, bands: number[] }[]} */ (checks) } };
  }

  /** @param {Practice} practice */
  #next(practice) {
    const { patch } = this.#patch(practice);
    const { version } = /** @type {Room} */ (this.room).model.model;
    return versionAfter(version, patch ? changesMethod(practice, patch) : true);
  }

  /** @param {SubmitEvent} event @param {Practice} practice */
  #keep(event, practice) {
    event.preventDefault();
    const room = /** @type {Room} */ (this.room);
    const model = modelOf(room.state);
    const read = this.#patch(practice);
    this.fault = read.fault ?? "";
    if (!model || !read.patch) return;
    const isOwn = room.audit.model_text !== "";
    const text = modelWith(model, practice.id, read.patch, { isOwn, today: today() });
    const note = [this.say.both(practice.name), this.#draftOf(practice).note].filter(Boolean).join(" – ");
    if (text === null) return;
    room.act((one) =>
      one.editModel(text, note, today(), (problem) => {
        this.fault = problem ? problemText(this.say, problem) : "";
        if (!problem) this.draft = null;
      }),
    );
  }

  #save() {
    const model = modelOf(this.state);
    if (!model) return;
    const { reference, ...rest } = model;
    const blob = new Blob([JSON.stringify(rest, null, 1)], { type: "application/json" });
    download(blob, `${reference.id}-${reference.version}.json`);
  }
}

customElements.define("om-model-edit", ModelEditElement);

/** The versions made here, the latest last. @param {Room} room */
function versions({ say, audit, model }) {
  if (audit.versions.length === 0) return nothing;
  return html`<h3>${say.t("model-edit.versions")}</h3>
    ${scroll(
      say.t("model-edit.versions"),
      html`<table class="figures">
        <thead><tr>${["version", "day", "changed", "hash"].map((head) => html`<th scope="col">${say.t(`model-edit.head.${head}`)}</th>`)}</tr></thead>
        <tbody>
          ${audit.versions.map(
            (one) => html`<tr>
              <th scope="row">${say.name(one.version)} ${one.sha256 === model.reference.sha256 ? html`<span class="muted">${say.t("model-edit.in-force")}</span>` : nothing}</th>
              <td>${one.day === "" ? "–" : say.day(one.day, "short")}</td>
              <td class="words">${say.name(one.note)}</td>
              <td><code>${one.sha256.slice(0, 12)}</code></td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
}

/** @param {Room} room */
export const modelEdit = (room) =>
  html`<om-model-edit .state=${room.state} .say=${room.say} .room=${room}></om-model-edit>`;

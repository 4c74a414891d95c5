// @ts-check
/** Notes at a cell of the grid or at a bridge: interviews, usability tests, mystery visits, comments, each under its role. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { NOTE_KINDS, NOTE_ROLES } from "../store/journey-shape.js";
import { OmElement } from "./base.js";
import { faultLine } from "./form-parts.js";
import { phaseName } from "./journey-parts.js";

/** @typedef {import("../store/journey-shape.js").Note} Note */

class JourneyNotesElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, wrong: { state: true } };

  constructor() {
    super();
    /** What keeps a note from being kept: a key of a text, or none. */
    this.wrong = "";
  }

  render() {
    const { say, state } = this;
    const { notes } = state.choices.journey;
    return html`<section class="card journey-notes">
      <h2>${say.t("journey.notes")}</h2>
      <p class="subtitle">${say.t("journey.notes-about")}</p>
      ${
        notes.length === 0
          ? html`<p class="muted">${say.t("journey.no-notes")}</p>`
          : html`<ul class="visits">
              ${notes.map((note, at) => this.#note(note, at))}
            </ul>`
      }
      ${this.#form()}
    </section>`;
  }

  /** @param {Note} note @param {number} at */
  #note(note, at) {
    const { say, state } = this;
    const { notes } = state.choices.journey;
    const name = `${say.t(`journey.note-kind.${note.kind}`)} ${this.#place(note)}`;
    return html`<li>
      <b>${say.t(`journey.note-kind.${note.kind}`)}</b>
      <span class="muted">${say.t(`journey.role.${note.role}`)} · ${this.#place(note)}${note.day ? html` · ${say.day(note.day)}` : nothing}</span>
      <span>${say.name(note.text)}</span>
      <button aria-label=${say.t("decisions.remove-of", { decision: name })} @click=${() => this.send("setJourney", { notes: notes.toSpliced(at, 1) })}>${say.t("decisions.remove")}</button>
    </li>`;
  }

  /** Where a note stands. @param {Note} note */
  #place({ phase, channel, to }) {
    const { say, state } = this;
    if (to) return `${channel} → ${to}`;
    const found = state.choices.journey.phases.find(({ key }) => key === phase);
    const parts = [found ? phaseName(this, found) : phase, channel || say.t("journey.all-channels")];
    return parts.filter(Boolean).join(" · ");
  }

  /** @param {SubmitEvent} event */
  #add = (event) => {
    event.preventDefault();
    const { state } = this;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const isBridge = typed.to !== "";
    const alike = isBridge && (typed.channel === "" || typed.channel === typed.to);
    this.wrong = typed.text === "" ? "journey.wrong-note" : alike ? "journey.wrong-bridge" : "";
    if (this.wrong) return;
    const note = /** @type {Note} */ ({ ...typed, phase: isBridge ? "" : typed.phase });
    this.send("setJourney", { notes: [...state.choices.journey.notes, note] });
    form.reset();
  };

  #form() {
    const { say, state, wrong } = this;
    const { phases } = state.choices.journey;
    const channels = state.report?.settings.all_channels ?? [];
    const today = new Date().toISOString().slice(0, 10);
    const choose = (/** @type {string} */ name, /** @type {[string, string][]} */ offered) =>
      html`<label class="field">
        <span>${say.t(`journey.note.${name}`)}</span>
        <select name=${name}>
          ${offered.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
        </select>
      </label>`;
    const named = channels.map((one) => /** @type {[string, string]} */ ([one, one]));
    return html`<form class="fields" novalidate @submit=${this.#add}>
      <div class="settings-row">
        ${choose(
          "kind",
          NOTE_KINDS.map((one) => [one, say.t(`journey.note-kind.${one}`)]),
        )}
        ${choose(
          "role",
          NOTE_ROLES.map((one) => [one, say.t(`journey.role.${one}`)]),
        )}
        ${choose(
          "phase",
          phases.map((one) => [one.key, phaseName(this, one)]),
        )}
        ${choose("channel", [["", say.t("journey.all-channels")], ...named])}
        ${choose("to", [["", say.t("journey.no-bridge")], ...named])}
        <label class="field"><span>${say.t("journey.note.day")}</span><input type="date" name="day" .value=${live(today)} /></label>
      </div>
      <div class="form-field ${wrong ? "wrong" : ""}">
        <label for="journey-note">${say.t("journey.note.text")}</label>
        ${faultLine(say, "journey-note", wrong ? say.t(wrong) : undefined)}
        <textarea id="journey-note" name="text" rows="2" aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ? "journey-note-error" : nothing}></textarea>
      </div>
      <button type="submit">${say.t("journey.add-note")}</button>
    </form>`;
  }
}

customElements.define("om-journey-notes", JourneyNotesElement);

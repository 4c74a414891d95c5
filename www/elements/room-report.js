// @ts-check
/** The Report room: what is handed over, in which words, and how it looks; then saved as a file. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { download } from "../charts/export.js";
import { documentOf } from "../handover/document-of.js";
import { FORMATS } from "../handover/formats.js";
import { Known } from "../handover/known.js";
import { contextOf, leaving, made } from "../handover/made.js";
import { auditFileName } from "../store/audit.js";
import { handoverAsks } from "../store/handover-ask.js";
import { COVER_FIELDS } from "../store/handover-shape.js";
import { readyFiles } from "../store/state.js";
import { OmElement } from "./base.js";
import { textOf } from "./form-parts.js";
import { findingsPart } from "./report-findings.js";
import { PICTURES } from "./report-pictures.js";
import { preview } from "./report-preview.js";
import { sectionsPart } from "./report-sections.js";
import "../both-languages.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").State} State */

/** @param {View} view */
export const roomReport = ({ state, say }) => html`<om-report .state=${state} .say=${say}></om-report>`;

/** Whether every figure of the report is there, and current. @param {State} state */
export function isWhole(state) {
  if (state.working || state.files.some(({ status }) => status === "looking" || status === "loading")) return false;
  if (state.report && (!state.quality || readyFiles(state).some((file) => hashOf(state, file) === null))) return false;
  const asked = handoverAsks(state).filter(({ alone }) => alone || state.report);
  return asked.every(({ name }) => state.answers[name] && !state.answers[name].waiting);
}

/** @param {State} state @param {import("../store/state.js").FileState} file */
const hashOf = ({ report }, { id, sha256 }) => sha256 ?? report?.inputs.find((one) => one.id === id)?.sha256 ?? null;

class ReportElement extends OmElement {
  static tag = "om-report";

  /** The section that was moved, to be given the focus where it is now. */
  #moved = "";

  updated() {
    if (this.#moved === "") return;
    const line = this.querySelector(`[data-section="${this.#moved}"]`);
    this.#moved = "";
    const at = /** @type {HTMLElement | null} */ (this.querySelector(":focus"));
    // The button that was pressed has gone with its line, or cannot be pressed any more.
    if (!at || !line?.contains(at) || at.matches(":disabled"))
      /** @type {HTMLElement | null} */ (line?.querySelector(".moves button:not(:disabled)"))?.focus();
  }

  get #language() {
    return this.state.choices.handover.language || this.say.language;
  }

  /** @param {import("../handover/formats.js").Format} format */
  async #save(format) {
    const { state } = this;
    const content = await made(documentOf(state, this.#language), format, contextOf(state));
    const kind = state.choices.handover.variant === "full" ? "report" : "management";
    const name = `${auditFileName(state.choices.audit).replace(/\.omnimeter\.json$/, "")}-${kind}-${this.#language}`;
    download(new Blob([/** @type {BlobPart} */ (content)], { type: format.type }), `${name}${format.extension}`);
  }

  render() {
    const { view, say, state } = this;
    const whole = isWhole(state);
    return html`<p class="lead">${say.t("handover.room.lead")}</p>
      <p class="sublead" role="status">${say.t(whole ? "handover.room.whole" : "handover.room.waiting")}</p>
      ${this.#settings(whole)}
      <div class="report-desk">
        <div class="report-choices">
          ${sectionsPart(view, (id) => {
            this.#moved = id;
          })}
          ${findingsPart(view, new Known(state, this.#language))}
        </div>
        <div class="report-paper">${preview(leaving(documentOf(state, this.#language)))}</div>
      </div>`;
  }

  /** @param {boolean} whole */
  #settings(whole) {
    const { say, state } = this;
    const { variant, language, cover } = state.choices.handover;
    const choose = (/** @type {Partial<import("../store/handover-shape.js").Handover>} */ patch) =>
      this.send("setHandover", patch);
    return html`<section class="card report-settings">
      <h2>${say.t("handover.room.settings")}</h2>
      <div class="settings-row">
        <label class="field"><span>${say.t("handover.room.variant")}</span>
          <select @change=${(/** @type {Event} */ event) => choose({ variant: /** @type {any} */ (textOf(event)) })}>
            ${["full", "management"].map((one) => html`<option value=${one} .selected=${live(one === variant)}>${say.t(`handover.variant.${one}`)}</option>`)}
          </select></label>
        <label class="field"><span>${say.t("handover.room.language")}</span>
          <select @change=${(/** @type {Event} */ event) => choose({ language: /** @type {any} */ (textOf(event)) })}>
            ${["", "fr", "en"].map((one) => html`<option value=${one} .selected=${live(one === language)}>${say.t(`handover.room.language-${one || "page"}`)}</option>`)}
          </select></label>
        ${COVER_FIELDS.map(
          (name) => html`<label class="field"><span>${say.t(`handover.cover.${name}`)}</span>
            <input type="text" .value=${cover[name]} @change=${(/** @type {Event} */ event) => choose({ cover: { ...cover, [name]: textOf(event).trim() } })} /></label>`,
        )}
      </div>
      <div class="actions">
        <span class="report-save" aria-hidden="true">${say.t("handover.room.save-as")}</span>
        ${[...FORMATS, PICTURES].map((format) => {
          const name = say.t(format.name);
          return html`<button ?disabled=${!whole} aria-label=${say.t("handover.room.save", { format: name })} @click=${() => this.#save(format)}>${name}</button>`;
        })}
      </div>
      <div class="actions">
        <button ?disabled=${!whole} @click=${() => window.print()}>${say.t("handover.room.print")}</button>
      </div>
      ${whole ? nothing : html`<p class="hint">${say.t("handover.room.save-later")}</p>`}
    </section>`;
  }
}

customElements.define(ReportElement.tag, ReportElement);

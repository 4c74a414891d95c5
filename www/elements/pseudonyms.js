// @ts-check
/** A copy of a file with pseudonyms in the place of persons. The key is typed, used and forgotten. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { asProblem } from "../problem.js";
import { OmElement } from "./base.js";
import { describedBy, faultLine } from "./form-parts.js";
import { problemText } from "./problem.js";

/** The engine refuses a shorter one. */
const LEAST = 12;

class PseudonymsElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { file: { attribute: false }, fault: { state: true }, saved: { state: true } };

  constructor() {
    super();
    /** @type {import("../store/state.js").FileState | null} */
    this.file = null;
    this.fault = "";
    this.saved = false;
  }

  /** @param {SubmitEvent} event */
  #save = (event) => {
    event.preventDefault();
    const { file, say } = this;
    const field = /** @type {HTMLInputElement | null} */ (this.querySelector("input"));
    if (!file || !field) return;
    this.saved = false;
    this.fault = field.value.length < LEAST ? say.t("pseudonyms.short", { n: LEAST }) : "";
    if (this.fault) return field.focus();
    this.send("askPseudonyms", file.key, field.value, async (parts) => {
      try {
        const name = file.label.replace(/(\.\w+)?$/, `-${say.t("pseudonyms.suffix")}.csv`);
        download(new Blob(await parts, { type: "text/csv" }), name);
        this.saved = true;
      } catch (thrown) {
        this.fault = problemText(say, asProblem(thrown));
      }
    });
    field.value = "";
  };

  render() {
    const { say, fault } = this;
    const [id, hint] = ["pseudonyms-key", say.t("pseudonyms.key-hint", { n: LEAST })];
    return html`<form class="fields" novalidate @submit=${this.#save}>
      <p>${say.t("pseudonyms.text")}</p>
      <div class="form-field ${fault ? "wrong" : ""}">
        <label for=${id}>${say.t("pseudonyms.key")}</label>
        <p class="hint" id="${id}-hint">${hint}</p>
        ${faultLine(say, id, fault || undefined)}
        <input
          id=${id}
          type="password"
          autocomplete="off"
          spellcheck="false"
          aria-describedby=${describedBy(id, { hint, fault: fault || undefined })}
          aria-invalid=${fault ? "true" : nothing}
        />
      </div>
      <div class="actions">
        <button class="primary" type="submit">${say.t("pseudonyms.save")}</button>
        <span class="hint" role="status">${this.saved ? say.t("pseudonyms.saved") : ""}</span>
      </div>
      <p class="hint">${say.t("pseudonyms.limits")}</p>
    </form>`;
  }
}

customElements.define("om-pseudonyms", PseudonymsElement);

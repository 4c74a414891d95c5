// @ts-check
/** A small form: what is typed counts once it is applied, and only if nothing in it is wrong. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { OmElement } from "./base.js";
import { describedBy, errorSummary, faultOf, formField } from "./form-parts.js";
import { titleErrors } from "./title.js";

/** @typedef {import("./form-parts.js").Fault} Fault */
/** @typedef {Record<string, string>} Values */

/**
 * @typedef {object} FieldSpec
 * @property {string} name
 * @property {string} label
 * @property {string} [hint]
 * @property {"text" | "date" | "decimal"} [type]
 * @property {string[]} [offered] values offered while typing
 */

class FormElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    name: { attribute: false },
    fields: { attribute: false },
    values: { attribute: false },
    check: { attribute: false },
    apply: { attribute: false },
    typed: { state: true },
    faults: { state: true },
  };

  /** The values that were last given. @type {Values} */
  #given = {};
  /** What was last applied: typed, and no longer of the user's alone. @type {Values} */
  #applied = {};
  /** The subject of the form, by its name: another one begins it anew. */
  #subject = "";

  constructor() {
    super();
    /** Unique in the page: the ids of the controls begin with it. */
    this.name = "form";
    /** @type {FieldSpec[]} */
    this.fields = [];
    /** @type {Values} */
    this.values = {};
    /** What is wrong, by field. @type {(values: Values) => Values} */
    this.check = () => ({});
    /** @type {(values: Values) => void} */
    this.apply = () => {};
    /** @type {Values} */
    this.typed = {};
    /** @type {Fault[]} */
    this.faults = [];
  }

  willUpdate() {
    if (this.name !== this.#subject) {
      this.#subject = this.name;
      this.#given = {};
      this.#applied = {};
      this.typed = {};
      this.faults = [];
    }
    const { values } = this;
    const changed = Object.keys(values).filter((name) => values[name] !== this.#given[name]);
    if (changed.length === 0) return;
    // What was typed meanwhile is not taken away by figures that arrive.
    const { typed } = this;
    const taken = changed.filter((name) => [this.#given[name], this.#applied[name], undefined].includes(typed[name]));
    this.typed = { ...typed, ...Object.fromEntries(taken.map((name) => [name, values[name]])) };
    this.faults = this.faults.filter(({ id }) => !taken.some((name) => this.#id(name) === id));
    this.#given = { ...values };
  }

  updated() {
    titleErrors(this, this.faults.length > 0 ? `${this.say.t("form.error")} ` : "");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    titleErrors(this, "");
  }

  /** @param {string} name */
  #id(name) {
    return `${this.name}-${name}`;
  }

  /** @param {SubmitEvent} event */
  #submit = async (event) => {
    event.preventDefault();
    const wrong = { ...this.check(this.typed), ...this.#unfinished() };
    this.faults = this.fields.flatMap(({ name }) => (wrong[name] ? { id: this.#id(name), text: wrong[name] } : []));
    if (this.faults.length === 0) {
      this.#applied = { ...this.typed };
      return this.apply({ ...this.typed });
    }
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".error-summary"))?.focus();
  };

  /** A date begun and not finished reads as an empty one. @returns {Values} */
  #unfinished() {
    const begun = this.fields.filter(({ name }) => {
      const control = this.querySelector(`#${CSS.escape(this.#id(name))}`);
      return control instanceof HTMLInputElement && control.validity.badInput;
    });
    return Object.fromEntries(begun.map(({ name }) => [name, this.say.t("form.unfinished-date")]));
  }

  render() {
    const { say, faults } = this;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${errorSummary(say, faults)} ${this.fields.map((field) => this.#field(field))}
      <button type="submit">${say.t("form.apply")}</button>
    </form>`;
  }

  /** @param {FieldSpec} field */
  #field({ name, label, hint, type = "text", offered }) {
    const id = this.#id(name);
    const fault = faultOf(this.faults, id);
    /** @param {Event} event */
    const typed = (event) => {
      this.typed = { ...this.typed, [name]: /** @type {HTMLInputElement} */ (event.target).value.trim() };
    };
    const control = html`<input
        id=${id}
        type=${type === "date" ? "date" : "text"}
        inputmode=${type === "decimal" ? "decimal" : nothing}
        class=${type === "decimal" ? "short" : ""}
        autocomplete="off"
        spellcheck="false"
        list=${offered ? `${id}-offered` : nothing}
        aria-describedby=${describedBy(id, { hint, fault })}
        aria-invalid=${fault ? "true" : nothing}
        .value=${live(this.typed[name] ?? "")}
        @change=${typed}
        @input=${type === "date" ? nothing : typed}
      />
      ${offered ? html`<datalist id="${id}-offered">${offered.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}`;
    return formField(this.say, { id, label, hint, fault, control });
  }
}

customElements.define("om-form", FormElement);

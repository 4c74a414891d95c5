// @ts-check
/** A segment made, changed, renamed or taken away: its rule is checked while it is typed, and counts once applied. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { withSegment } from "../store/segments.js";
import { OmElement } from "./base.js";
import { faultText, nameSelect } from "./customers-segments.js";
import { describedBy, errorSummary, faultOf, formField, textOf } from "./form-parts.js";
import { titleErrors } from "./title.js";

/** @typedef {import("./form-parts.js").Fault} Fault */
/** @typedef {import("../generated/core.js").SegmentSummary} Summary */

/** Milliseconds without a key before a rule is counted: of several, the last one is shown. */
const PAUSE = 200;

class SegmentFormElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    answer: { attribute: false },
    edited: { state: true },
    name: { state: true },
    rule: { state: true },
    size: { state: true },
    faults: { state: true },
  };

  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import("../generated/core.js").Segments | null} */
    this.answer = null;
    /** The name of the one being changed; empty for a new one. */
    this.edited = "";
    this.name = "";
    this.rule = "";
    /** What the rule comes to. @type {Summary | null} */
    this.size = null;
    /** @type {Fault[]} */
    this.faults = [];
  }

  updated() {
    titleErrors(this, this.faults.length > 0 ? `${this.say.t("form.error")} ` : "");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    titleErrors(this, "");
  }

  /** @param {string} name */
  #take(name) {
    const found = this.state.choices.segments.find((one) => one.name === name);
    [this.edited, this.name, this.rule] = [found?.name ?? "", found?.name ?? "", found?.rule ?? ""];
    this.faults = [];
    this.size = null;
    if (this.rule) this.#count();
  }

  /** @param {Event} event */
  #typed = (event) => {
    this.rule = textOf(event);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#count(), PAUSE);
  };

  /** @returns {Promise<Summary | null>} */
  async #count() {
    const turn = ++this.#turn;
    if (this.rule.trim() === "") {
      this.size = null;
      return null;
    }
    const size = await new Promise((resolve) =>
      this.send("askSegment", this.rule, (answer) => answer.then(resolve, () => resolve(null))),
    );
    if (turn === this.#turn) this.size = size;
    return size;
  }

  /** @param {SubmitEvent} event */
  #submit = async (event) => {
    event.preventDefault();
    clearTimeout(this.#timer);
    const { say } = this;
    const size = await this.#count();
    const name = this.name.trim();
    const { segments } = this.state.choices;
    const others = segments.filter((one) => one.name !== this.edited).map((one) => one.name);
    const own = this.answer?.segments.filter((one) => one.rule === null).map((one) => one.name) ?? [];
    /** @type {Fault[]} */
    const faults = [];
    if (name === "") faults.push({ id: "segment-name", text: say.t("segments.name-empty") });
    else if ([...others, ...own].includes(name))
      faults.push({ id: "segment-name", text: say.t("segments.name-taken", { name: say.name(name) }) });
    if (this.rule.trim() === "") faults.push({ id: "segment-rule", text: say.t("segments.rule-empty") });
    else if (size?.fault) faults.push({ id: "segment-rule", text: faultText(say, size.fault) });
    this.faults = faults;
    if (faults.length > 0) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector(".error-summary"))?.focus();
      return;
    }
    const renamed = this.edited && this.edited !== name ? /** @type {[string, string]} */ ([this.edited, name]) : null;
    this.send("setSegments", withSegment(segments, this.edited, { name, rule: this.rule.trim() }), renamed);
    this.edited = name;
  };

  #delete = () => {
    const gone = this.edited;
    this.send(
      "setSegments",
      this.state.choices.segments.filter((one) => one.name !== gone),
    );
    this.#take("");
  };

  render() {
    const { say, faults } = this;
    const names = this.state.choices.segments.map((one) => one.name);
    const [nameFault, ruleFault] = [faultOf(faults, "segment-name"), faultOf(faults, "segment-rule")];
    const nameInput = html`<input
      id="segment-name"
      autocomplete="off"
      aria-describedby=${describedBy("segment-name", { fault: nameFault })}
      aria-invalid=${nameFault ? "true" : nothing}
      .value=${live(this.name)}
      @input=${(/** @type {Event} */ event) => (this.name = textOf(event))}
    />`;
    const hint = say.t("segments.rule-hint");
    const ruleInput = html`<textarea
        id="segment-rule"
        class="rule"
        rows="2"
        spellcheck="false"
        aria-describedby=${`${describedBy("segment-rule", { hint, fault: ruleFault }).toString()} segment-size`}
        aria-invalid=${ruleFault ? "true" : nothing}
        .value=${live(this.rule)}
        @input=${this.#typed}
      ></textarea>
      <p class="hint" id="segment-size" role="status">${this.#sizeText()}</p>`;
    return html`${
      names.length > 0
        ? nameSelect({
            label: say.t("segments.which"),
            names,
            chosen: this.edited,
            none: say.t("segments.new"),
            change: (name) => this.#take(name),
          })
        : nothing
    }
      <form class="fields" novalidate @submit=${this.#submit}>
        ${errorSummary(say, faults)} ${formField(say, { id: "segment-name", label: say.t("segments.name"), fault: nameFault, control: nameInput })}
        ${formField(say, { id: "segment-rule", label: say.t("segments.rule"), hint, fault: ruleFault, control: ruleInput })}
        <div class="actions">
          <button type="submit">${say.t(this.edited ? "segments.save" : "segments.create")}</button>
          ${this.edited ? html`<button type="button" @click=${this.#delete}>${say.t("segments.delete")}</button>` : nothing}
        </div>
      </form>
      ${this.#help()}`;
  }

  #sizeText() {
    const { say, size } = this;
    if (this.rule.trim() === "") return say.t("segments.size-empty");
    if (!size) return "";
    if (size.fault) return faultText(say, size.fault);
    const text = say.t("segments.size", { n: size.customers });
    if (size.sensitive.length === 0) return text;
    return `${text} ${say.t("segments.sensitive", { traits: say.list(size.sensitive) })}`;
  }

  /** What rules may ask for. */
  #help() {
    const { say, answer } = this;
    if (!answer) return nothing;
    return html`<details>
      <summary>${say.t("segments.words")}</summary>
      <ul class="plain">
        ${answer.words.map((word) => html`<li><code>${word}</code> ${say.t(`segments.word.${word}`)}</li>`)}
        ${answer.traits.map(
          ({ key, values, sensitive }) => html`<li>
            <code>${/^[\w-]+$/.test(key) ? `attribute.${key}` : `attribute."${key}"`}</code> ${say.list(values)}
            ${sensitive ? html`<span class="caution">${say.t("segments.trait-sensitive")}</span>` : nothing}
          </li>`,
        )}
      </ul>
      <p class="hint">${say.t("segments.joined")}</p>
    </details>`;
  }
}

customElements.define("om-segment-form", SegmentFormElement);

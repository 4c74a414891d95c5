// @ts-check
/** What was decided, on what grounds, by whom, and what was hoped for: kept with the audit. */
import { html, nothing } from "lit";
import { kpi as kpiOf } from "../store/state.js";
import { OmElement } from "./base.js";
import { countText, intervalText } from "./figures.js";
import { typedNumber } from "./form-parts.js";
import { liftText, pText } from "./test-parts.js";
import "./form.js";

/** @typedef {import("../store/state.js").Decision} Decision */
/** @typedef {import("./base.js").View} View */

const TEXTS = /** @type {const} */ ([
  ...["source", "hypothesis", "decision", "who", "expected", "channel", "reached", "planned"],
]);
/** How many units: numbers, where they are said. */
const SIZES = /** @type {const} */ (["reached", "planned"]);

/** @param {import("../say.js").Say} say @param {number | null | undefined} size */
const sizeText = (say, size) => (typeof size === "number" ? say.typed(size) : "");

/** @param {import("../say.js").Say} say @param {Decision} entry */
const sizes = (say, { reached, planned }) =>
  reached === null
    ? nothing
    : html`<div><dt>${say.t("decisions.reached")}</dt><dd>${planned === null ? say.number(reached) : say.t("decisions.of-planned", { reached, planned })}</dd></div>`;

/** @param {import("../say.js").Say} say @param {Record<string, string>} typed */
function wrong(say, typed) {
  const sizes = SIZES.filter((name) => !((typedNumber(typed[name] ?? "") ?? 0) >= 0));
  return {
    ...(typed.decision ? {} : { decision: say.t("decisions.empty") }),
    ...Object.fromEntries(sizes.map((name) => [name, say.t("decisions.no-number")])),
  };
}

class DecisionLogElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, editing: { state: true } };

  constructor() {
    super();
    /** The place of the entry in the form: after the last one for a new one. @type {number | null} */
    this.editing = null;
  }

  render() {
    const { say, state } = this;
    const { log } = state.choices.tests;
    const { editing } = this;
    return html`<h2>${say.t("decisions.title")}</h2>
      <p class="subtitle">${say.t("decisions.subtitle")}</p>
      ${log.length === 0 ? html`<p class="muted">${say.t("decisions.none")}</p>` : html`<ol class="decisions">${log.map((entry, at) => (at === editing ? nothing : this.#entry(entry, at)))}</ol>`}
      ${
        editing === null
          ? html`<button @click=${() => this.#edit(log.length)}>${say.t("decisions.add")}</button>`
          : this.#form(log[editing], editing)
      }`;
  }

  /** @param {number | null} at */
  async #edit(at) {
    this.editing = at;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(at === null ? "button" : "input"))?.focus();
  }

  /** @param {Decision} entry @param {number} at */
  #entry(entry, at) {
    const { say, state } = this;
    const { log } = state.choices.tests;
    const part = (/** @type {"hypothesis" | "expected" | "who" | "channel"} */ name) =>
      entry[name] ? html`<div><dt>${say.t(`decisions.${name}`)}</dt><dd>${say.name(entry[name])}</dd></div>` : nothing;
    return html`<li>
      <h3>${say.name(entry.decision)}</h3>
      <p class="muted">
        ${entry.date ? say.day(entry.date) : nothing} ${entry.source ? html`· ${say.name(entry.source)}` : nothing}
        ${entry.figure ? html`· ${say.name(entry.figure)}` : nothing}
      </p>
      <dl class="beside">${part("hypothesis")} ${part("expected")} ${part("who")} ${part("channel")} ${sizes(say, entry)}</dl>
      <div class="actions">
        <button aria-label=${say.t("decisions.edit-of", { decision: entry.decision })} @click=${() => this.#edit(at)}>${say.t("decisions.edit")}</button>
        <button
          aria-label=${say.t("decisions.remove-of", { decision: entry.decision })}
          @click=${() => {
            this.editing = null;
            this.send("setTests", { log: log.filter((_, i) => i !== at) });
          }}
        >
          ${say.t("decisions.remove")}
        </button>
      </div>
    </li>`;
  }

  /** @param {Decision | undefined} entry @param {number} at */
  #form(entry, at) {
    const { say, state } = this;
    const { log } = state.choices.tests;
    const today = new Date().toISOString().slice(0, 10);
    const sources = this.#sources();
    /** @type {Record<string, string>} */
    const values = {
      ...{ date: entry?.date || today, source: entry?.source ?? sources[0]?.name ?? "" },
      ...{ hypothesis: entry?.hypothesis ?? "", decision: entry?.decision ?? "", who: entry?.who ?? "" },
      expected: entry?.expected ?? "",
      channel: entry?.channel ?? "",
      ...Object.fromEntries(SIZES.map((name) => [name, sizeText(say, entry?.[name])])),
    };
    const channels = [...(state.report?.settings.all_channels ?? [])];
    const fields = [
      { name: "date", type: "date", label: say.t("decisions.date") },
      ...TEXTS.map((name) => ({
        ...{ name, label: say.t(`decisions.${name}`) },
        ...(name === "channel" ? { hint: say.t("decisions.channel-hint"), offered: channels } : {}),
        ...(name === "planned" ? { hint: say.t("decisions.planned-hint") } : {}),
        ...(name === "source" ? { hint: say.t("decisions.source-hint"), offered: sources.map((one) => one.name) } : {}),
      })),
    ];
    /** @param {Record<string, string>} typed */
    const apply = (typed) => {
      const figure = sources.find(({ name }) => name === typed.source)?.figure;
      const same = entry?.source === typed.source;
      const sizes = Object.fromEntries(SIZES.map((name) => [name, typedNumber(typed[name] ?? "")]));
      const saved = /** @type {Decision} */ ({ ...typed, ...sizes, figure: same ? entry.figure : (figure ?? "") });
      this.send("setTests", { log: [...log.slice(0, at), saved, ...log.slice(at + 1)] });
      this.#edit(null);
    };
    return html`<div class="decision-form">
      <h3>${say.t(entry ? "decisions.editing" : "decisions.adding")}</h3>
      <om-form
        .say=${say}
        .name=${`decision-${at}`}
        .fields=${fields}
        .values=${values}
        .check=${(/** @type {Record<string, string>} */ typed) => wrong(say, typed)}
        .apply=${apply}
      ></om-form>
      <button @click=${() => this.#edit(null)}>${say.t("decisions.cancel")}</button>
    </div>`;
  }

  /** What a decision may come from, with what it has come to by now. */
  #sources() {
    const { say, state } = this;
    const currency = state.report?.settings.currency ?? "EUR";
    /** @type {{ name: string, figure: string }[]} */
    const all = [];
    /** @type {import("../generated/core.js").Reading | undefined} */
    const reading = state.answers.experiment?.value;
    for (const one of reading?.metrics[0]?.versus ?? []) {
      const name = [reading?.name || say.t("decisions.test"), one.variant].join(" · ");
      const lift = one.lift === null ? "" : liftText(say, one.lift);
      all.push({ name, figure: `${lift} (p ${pText(say, one.p_corrected)}, n = ${say.number(one.n)})`.trim() });
    }
    for (const card of state.catalogue?.kpis ?? []) {
      const found = kpiOf(state, card.id);
      if (!found || found.value === null) continue;
      const figure = `${say.value(found.value, found.unit, currency, true)} ${intervalText(say, found, currency)}, ${countText(say, found)}`;
      all.push({ name: say.both(card.name), figure });
    }
    return all;
  }
}

customElements.define("om-decision-log", DecisionLogElement);

// @ts-check
/** Targets one below the other, each with what has become of it, and the form for one. */
import { html, nothing } from "lit";
import { kpi as kpiOf } from "../store/state.js";
import { TARGET_FIELDS } from "../store/targets.js";
import { OmElement } from "./base.js";
import { problemText } from "./problem.js";
import { targetCard } from "./target-card.js";
import "./form.js";
import { idOf, nameOf } from "./kpi-names.js";

/** @typedef {import("../store/state.js").Target} Target */
/** @typedef {import("../generated/core.js").TargetReport} Report */

class TargetListElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, editing: { state: true } };

  constructor() {
    super();
    /** The place of the target in the form: after the last one for a new one. @type {number | null} */
    this.editing = null;
  }

  render() {
    const { say, state, editing } = this;
    const { targets } = state.choices;
    const answer = state.answers.targets;
    /** @type {Report[]} */
    const reports = answer?.value ?? [];
    const current = answer && !answer.waiting && answer.of === JSON.stringify(targets);
    return html`${answer?.problem ? html`<p class="notice error" role="alert">${problemText(say, answer.problem)}</p>` : nothing}
      ${targets.length === 0 ? html`<p class="card muted">${say.t("targets.none")}</p>` : nothing}
      <ol class="target-list">
        ${targets.map((target, at) => (at === editing ? html`<li>${this.#form(target, at)}</li>` : this.#card(target, at, current ? reports[at] : undefined)))}
      </ol>
      ${
        editing === null
          ? html`<button class="primary" @click=${() => this.#edit(targets.length)}>${say.t("targets.add")}</button>`
          : editing === targets.length
            ? this.#form(undefined, editing)
            : nothing
      }`;
  }

  /** @param {number | null} at */
  async #edit(at) {
    this.editing = at;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.querySelector(at === null ? "button.primary" : ".target-form input")
    )?.focus();
  }

  /** @param {Target} target @param {number} at @param {Report | undefined} report */
  #card(target, at, report) {
    const { targets } = this.state.choices;
    return targetCard(this, {
      ...{ target, report },
      name: nameOf(this.state, this.say, target.kpi),
      edit: () => this.#edit(at),
      remove: () => this.send("setTargets", targets.toSpliced(at, 1)),
      mean: (change) => this.send("setTargets", targets.with(at, { ...target, change })),
    });
  }

  /** @param {Target | undefined} target @param {number} at */
  #form(target, at) {
    const { say, state } = this;
    const { targets } = state.choices;
    const cards = state.catalogue?.kpis ?? [];
    const values = Object.fromEntries(TARGET_FIELDS.map((name) => [name, target?.[name] ?? ""]));
    const fields = TARGET_FIELDS.map((name) => ({
      ...{ name, label: say.t(`targets.field.${name}`), hint: say.t(`targets.hint.${name}`) },
      ...(name === "kpi" ? { offered: cards.map((one) => say.both(one.name)) } : {}),
    }));
    /** @param {Record<string, string>} typed */
    const apply = (typed) => {
      const id = idOf(this.state, typed.kpi);
      // What it is now is where it starts: tomorrow's figure must not move the start.
      const now = state.report && id ? kpiOf(state, id)?.value : null;
      const today = state.report?.settings.as_of?.slice(0, 10) ?? new Date().toISOString().slice(0, 10);
      const saved = /** @type {Target} */ ({
        ...typed,
        kpi: id ?? typed.kpi,
        baseline: typed.baseline || (typeof now === "number" ? String(now) : ""),
        start: typed.start || today,
        change: target?.goal === typed.goal ? target.change : null,
        noted: target?.due === typed.due && target.noted ? target.noted : new Date().toISOString().slice(0, 10),
      });
      this.send("setTargets", targets.toSpliced(at, 1, saved));
      this.#edit(null);
    };
    return html`<section class="card target-form">
      <h2>${say.t(target ? "targets.editing" : "targets.adding")}</h2>
      <om-form
        .say=${say}
        .name=${"target"}
        .fields=${fields}
        .values=${{ ...values, kpi: target ? nameOf(this.state, this.say, target.kpi) : "" }}
        .check=${(/** @type {Record<string, string>} */ typed) => this.#wrong(typed)}
        .apply=${apply}
      ></om-form>
      <button @click=${() => this.#edit(null)}>${say.t("decisions.cancel")}</button>
    </section>`;
  }

  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  #wrong(typed) {
    const { say } = this;
    return {
      ...(idOf(this.state, typed.kpi) ? {} : { kpi: say.t("targets.wrong.kpi") }),
      ...(typed.goal || typed.target ? {} : { goal: say.t("targets.wrong.goal") }),
    };
  }
}

customElements.define("om-target-list", TargetListElement);

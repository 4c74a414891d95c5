// @ts-check
/** The business case: its lines, its terms, and what they come to. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";
import { caseResult } from "./case-result.js";
import { typedNumber } from "./form-parts.js";
import { problemText } from "./problem.js";
import { scroll } from "./scroll.js";
import "./form.js";
import { idOf, nameOf } from "./kpi-names.js";

/** @typedef {import("../store/state.js").CaseLine} CaseLine */
/** @typedef {import("../generated/core.js").CaseAnswer} Answer */

const FIELDS = /** @type {const} */ ([
  ...["name", "likely", "low", "high", "from", "until", "ramp", "kpi", "to", "worth", "source"],
]);
const TEXTS = ["name", "kpi", "to", "source"];
const MONTHS = ["from", "until", "ramp"];

class CaseListElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { ...OmElement.properties, editing: { state: true } };

  constructor() {
    super();
    /** The line in the form, and where it goes. @type {{ at: number, kind: "cost" | "gain" } | null} */
    this.editing = null;
  }

  render() {
    const { say, state, editing } = this;
    const { case: own } = state.choices;
    const answer = state.answers.case;
    const current = answer && !answer.waiting && answer.of === JSON.stringify(own);
    return html`<section class="card">
        <h2>${say.t("case.title")}</h2>
        <p class="subtitle">${say.t("case.subtitle")}</p>
        ${answer?.problem ? html`<p class="notice error" role="alert">${problemText(say, answer.problem)}</p>` : nothing}
        ${own.lines.length === 0 ? html`<p class="muted">${say.t("case.none")}</p>` : this.#lines(current ? answer.value : null)}
        ${editing === null ? this.#adders() : this.#form(own.lines[editing.at], editing)} ${this.#terms()}
      </section>
      ${own.lines.length > 0 && current && answer.value ? caseResult(this, answer.value) : nothing}`;
  }

  #adders() {
    const { say, state } = this;
    const at = state.choices.case.lines.length;
    return html`<div class="actions">
      ${/** @type {const} */ (["cost", "gain"]).map((kind) => html`<button data-kind=${kind} @click=${() => this.#edit({ at, kind })}>${say.t(`case.add.${kind}`)}</button>`)}
    </div>`;
  }

  /** @param {{ at: number, kind: "cost" | "gain" } | null} editing */
  async #edit(editing) {
    this.editing = editing;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(editing ? ".case-form input" : "[data-kind]"))?.focus();
  }

  /** @param {Answer | null} answer */
  #lines(answer) {
    const { say, state } = this;
    const { lines } = state.choices.case;
    const currency = state.report?.settings.currency ?? "EUR";
    const money = (/** @type {number} */ value) => say.value(value, "money", currency, true);
    return scroll(
      say.t("case.lines"),
      html`<table class="figures">
        <thead>
          <tr>
            ${["name", "kind", "amount", "when", "source"].map((one) => html`<th scope="col">${say.t(`case.head.${one}`)}</th>`)}
            <th scope="col"><span class="visually-hidden">${say.t("case.head.change")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line, at) => {
            const counted = /** @type {CaseLine} */ (answer?.lines[at] ?? line);
            const fault = answer?.faults.find((one) => one.line === at);
            const [low, high] = [counted.low ?? counted.likely, counted.high ?? counted.likely];
            const range = low === high ? "" : say.t("targets.range", { low: money(low), high: money(high) });
            return html`<tr>
              <th scope="row">${say.name(line.name)}</th>
              <td>${say.t(`case.kind.${line.kind}`)}</td>
              <td>
                ${fault ? html`<span class="notice warning">${say.t(`case.fault.${fault.code}`)}</span>` : html`${money(counted.likely)}<span class="muted">${range}</span>`}
                ${line.tied ? html`<div class="muted">${say.t("case.tied", { kpi: nameOf(this.state, this.say, line.tied.kpi), to: line.tied.to })}</div>` : nothing}
              </td>
              <td>${when(this, line)}</td>
              <td>${say.name(line.source)}</td>
              <td>
                <button aria-label=${say.t("decisions.edit-of", { decision: line.name })} @click=${() => this.#edit({ at, kind: line.kind })}>${say.t("decisions.edit")}</button>
                <button
                  aria-label=${say.t("decisions.remove-of", { decision: line.name })}
                  @click=${() => this.#save({ lines: lines.toSpliced(at, 1) })}
                >
                  ${say.t("decisions.remove")}
                </button>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    );
  }

  /** @param {Partial<import("../store/state.js").BusinessCase>} patch */
  #save(patch) {
    this.send("setCase", { ...this.state.choices.case, ...patch });
  }

  #terms() {
    const { say, state } = this;
    const { months, yearly_discount } = state.choices.case;
    const read = (/** @type {Record<string, string>} */ typed) => {
      const [long, rate] = [typedNumber(typed.months), typedNumber(typed.discount)];
      return { months: long, yearly_discount: rate === null ? null : rate / 100 };
    };
    return html`<om-form
      .say=${say}
      .name=${"case-terms"}
      .fields=${[
        { name: "months", type: "decimal", label: say.t("case.months") },
        { name: "discount", type: "decimal", label: say.t("case.discount"), hint: say.t("case.discount-hint") },
      ]}
      .values=${{ months: String(months), discount: say.typed(yearly_discount * 100) }}
      .check=${(/** @type {Record<string, string>} */ typed) => {
        const { months: long, yearly_discount: rate } = read(typed);
        return {
          ...(long !== null && Number.isInteger(long) && long >= 1 && long <= 240
            ? {}
            : { months: say.t("case.wrong.months") }),
          ...(rate !== null && rate >= 0 && rate <= 1 ? {} : { discount: say.t("case.wrong.discount") }),
        };
      }}
      .apply=${(/** @type {Record<string, string>} */ typed) => this.#save(/** @type {any} */ (read(typed)))}
    ></om-form>`;
  }

  /** @param {CaseLine | undefined} line @param {{ at: number, kind: "cost" | "gain" }} editing */
  #form(line, { at, kind }) {
    const { say, state } = this;
    const cards = state.catalogue?.kpis ?? [];
    const typed = (/** @type {number | null | undefined} */ value) => (value == null ? "" : say.typed(value));
    const fields = FIELDS.filter((name) => kind === "gain" || !["kpi", "to", "worth"].includes(name)).map((name) => ({
      ...{ name, label: say.t(`case.field.${name}`), hint: say.t(`case.hint.${name}`) },
      type: TEXTS.includes(name) ? "text" : "decimal",
      ...(name === "kpi" ? { offered: cards.map((one) => say.both(one.name)) } : {}),
    }));
    const values = {
      ...{
        name: line?.name ?? "",
        likely: line?.tied ? "" : typed(line?.likely),
        low: typed(line?.low),
        high: typed(line?.high),
      },
      ...{
        from: typed(line?.from),
        until: line?.monthly ? typed(line.to ?? state.choices.case.months) : "",
        ramp: typed(line?.ramp),
      },
      ...{
        kpi: line?.tied ? nameOf(this.state, this.say, line.tied.kpi) : "",
        to: line?.tied?.to ?? "",
        worth: typed(line?.tied?.worth),
      },
      source: line?.source ?? "",
    };
    return html`<div class="case-form">
      <h3>${say.t(`case.add.${kind}`)}</h3>
      <om-form
        .say=${say}
        .name=${`case-${kind}-${at}`}
        .fields=${fields}
        .values=${values}
        .check=${(/** @type {Record<string, string>} */ one) => this.#wrong(one)}
        .apply=${(/** @type {Record<string, string>} */ one) => {
          this.#save({ lines: state.choices.case.lines.toSpliced(at, 1, this.#lineOf(one, kind)) });
          this.#edit(null);
        }}
      ></om-form>
      <button @click=${() => this.#edit(null)}>${say.t("decisions.cancel")}</button>
    </div>`;
  }

  /** @param {Record<string, string>} typed @param {"cost" | "gain"} kind @returns {CaseLine} */
  #lineOf(typed, kind) {
    const number = (/** @type {string | undefined} */ text) => (text ? typedNumber(text) : null);
    const until = number(typed.until);
    const kpi = typed.kpi ? idOf(this.state, typed.kpi) : undefined;
    return {
      ...{ name: typed.name, kind, likely: number(typed.likely) ?? 0 },
      ...(kpi ? { low: null, high: null } : { low: number(typed.low), high: number(typed.high) }),
      ...{ monthly: until !== null, from: number(typed.from) ?? 0, to: until, ramp: number(typed.ramp) ?? 0 },
      ...{ source: typed.source, tied: kpi ? { kpi, to: typed.to ?? "", worth: number(typed.worth) ?? 0 } : null },
    };
  }

  /** @param {Record<string, string>} typed @returns {Record<string, string>} */
  #wrong(typed) {
    const { say } = this;
    /** @type {Record<string, string>} */
    const wrong = {};
    if (!typed.name) wrong.name = say.t("case.wrong.name");
    for (const name of FIELDS.filter((one) => !TEXTS.includes(one) && typed[one])) {
      const value = typedNumber(typed[name]);
      const whole = !MONTHS.includes(name) || (value !== null && Number.isInteger(value) && value <= 240);
      if (!(value !== null && value >= 0) || !whole)
        wrong[name] = say.t(MONTHS.includes(name) ? "case.wrong.month" : "case.wrong.amount");
    }
    if (typed.kpi && !idOf(this.state, typed.kpi)) wrong.kpi = say.t("targets.wrong.kpi");
    else if (typed.kpi && (!typed.to || !typed.worth)) wrong.kpi = say.t("case.wrong.tied");
    else if (!typed.kpi && !typed.likely) wrong.likely = say.t("case.wrong.amount");
    return wrong;
  }
}

/** @param {import("./base.js").View} view @param {CaseLine} line */
function when({ say }, { monthly, from, to, ramp }) {
  if (!monthly) return say.t("case.once", { month: from });
  const span = say.t(to === null ? "case.monthly-on" : "case.monthly", { from, to: to ?? 0 });
  return ramp > 0 ? html`${span} <span class="muted">${say.t("case.ramp", { n: ramp })}</span>` : span;
}

customElements.define("om-case-list", CaseListElement);

// @ts-check
/**
 * What the evidence of a file does not decide, asked with both readings side by side on the client's own values. An
 * answer is a choice of the mapping: it can be undone, and is kept in the audit file.
 */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";
import { isZone } from "./form-parts.js";
import { whereText } from "./warnings.js";

/** @typedef {import("./base.js").View} View */
/** @typedef {import("../store/state.js").FileState} FileState */
/** @typedef {import("../store/state.js").Mapping} Mapping */
/** @typedef {import("../store/state.js").Choice} Choice */
/** @typedef {import("../generated/core.js").Warning} Warning */
/** @typedef {import("../generated/core.js").Preview} Preview */
/** @typedef {import("../generated/core.js").PreviewCell} PreviewCell */
/** @typedef {{ id: string, mapping: Mapping }} Option */
/** @typedef {{ warning: Warning, options: Option[], answered: string | null }} Question */

const DATES = ["AMBIGUOUS_DATE", "CONFLICTING_DATE_ORDER"];
const NUMBERS = ["AMBIGUOUS_NUMBER", "MIXED_NUMBER_FORMATS"];
/** What the engine calls UTF-8 that was taken for Windows-1252 and saved once more. */
const TWICE = "UTF-8 twice";
const VALUES = 3;

/** @type {Record<string, Partial<Choice>>} */
const READINGS = {
  "day-first": { date_order: "day-first" },
  "month-first": { date_order: "month-first" },
  "decimal-comma": { decimal: "comma", grouping: "point" },
  "decimal-point": { decimal: "point", grouping: "comma" },
};

/** @param {FileState} file @param {Mapping | null} mapping @param {Warning[]} warnings @returns {Question[]} */
export function questionsOf(file, mapping, warnings) {
  if (!mapping) return [];
  const columns = warnings.flatMap((warning) => columnQuestion(mapping, warning));
  // A file that is read as repaired shows no more of it; the answer is for all its columns.
  const damaged = file.sniff?.warnings.find(({ code }) => code === "MOJIBAKE");
  return damaged && file.sniff?.encoding.startsWith("UTF-8")
    ? [...columns, repairQuestion(mapping, { ...damaged, column: null })]
    : columns;
}

/** @param {Mapping} mapping @param {Warning} warning @returns {Question[]} */
function columnQuestion(mapping, warning) {
  const ids = DATES.includes(warning.code)
    ? ["day-first", "month-first"]
    : NUMBERS.includes(warning.code)
      ? ["decimal-comma", "decimal-point"]
      : [];
  const of = Object.keys(mapping.fields).filter((id) => warning.column && mapping.fields[id].column === warning.column);
  if (ids.length === 0 || of.length === 0) return [];
  const options = ids.map((id) => {
    const changed = of.map((field) => [field, { ...mapping.fields[field], ...READINGS[id] }]);
    return { id, mapping: { ...mapping, fields: { ...mapping.fields, ...Object.fromEntries(changed) } } };
  });
  const { date_order, decimal } = mapping.fields[of[0]];
  const said = DATES.includes(warning.code) ? date_order : decimal && `decimal-${decimal}`;
  return [{ warning, options, answered: said ?? null }];
}

/** @param {Mapping} mapping @param {Warning} warning @returns {Question} */
function repairQuestion(mapping, warning) {
  const options = [
    { id: "repaired", mapping: { ...mapping, encoding: TWICE } },
    { id: "as-it-stands", mapping: { ...mapping, encoding: "UTF-8" } },
  ];
  const { encoding } = mapping;
  return { warning, options, answered: encoding === TWICE ? "repaired" : encoding ? "as-it-stands" : null };
}

/**
 * The questions still open, and the answers that were given.
 * @param {View} view @param {FileState} file @param {Question[]} questions @param {(mapping: Mapping) => void} answer
 */
export function questionList({ state, say }, file, questions, answer) {
  if (questions.length === 0) return nothing;
  const open = questions.filter(({ answered }) => answered === null);
  const given = questions.filter(({ answered }) => answered !== null);
  return html`${open.map(
    (question) =>
      html`<om-question .state=${state} .say=${say} .file=${file} .question=${question} .answer=${answer}></om-question>`,
  )}
  ${given.map(
    ({ warning, answered }) =>
      html`<p class="hint answer">${say.t(`answered.${warning.column ? "column" : "file"}`, { column: warning.column ?? "", reading: say.t(`answer.${answered}`) })}</p>`,
  )}`;
}

class QuestionElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    file: { attribute: false },
    question: { attribute: false },
    answer: { attribute: false },
    shown: { state: true },
  };

  /** What the previews at hand are of. */
  #asked = "";

  constructor() {
    super();
    /** @type {FileState | null} */
    this.file = null;
    /** @type {Question | null} */
    this.question = null;
    /** @type {(mapping: Mapping) => void} */
    this.answer = () => {};
    /** What each option makes of the first rows. @type {(Preview | null)[]} */
    this.shown = [];
  }

  willUpdate() {
    const { file, question } = this;
    const asked = JSON.stringify([file?.key, file?.size, file?.modified, question?.options]);
    if (!file || !question || asked === this.#asked) return;
    this.#asked = asked;
    this.shown = [];
    for (const [at, { mapping }] of question.options.entries())
      this.updateComplete.then(() =>
        this.send("askPreview", file.key, mapping, ({ preview }) => {
          if (asked === this.#asked) this.shown = Object.assign([...this.shown], { [at]: preview });
        }),
      );
  }

  /** The values that the options read otherwise, each with its readings. */
  get #values() {
    const [one, other] = this.shown;
    if (!one || !other) return [];
    const { column } = this.question?.warning ?? {};
    const fields = this.file?.draft?.mapping?.fields ?? this.file?.mapping?.fields ?? {};
    /** @type {Map<string, PreviewCell[]>} */
    const found = new Map();
    for (const [r, row] of one.rows.entries())
      for (const [c, cell] of row.cells.entries()) {
        const twin = other.rows[r]?.cells[c];
        if (!twin || (column && fields[one.fields[c]] && fields[one.fields[c]].column !== column)) continue;
        if (JSON.stringify(cell) === JSON.stringify(twin) || found.size === VALUES) continue;
        if (!found.has(cell.text)) found.set(cell.text, [cell, twin]);
      }
    return [...found.values()];
  }

  render() {
    const { say, question } = this;
    if (!question) return nothing;
    const { warning, options } = question;
    const id = `question-${this.file?.key}-${warning.code}-${warning.column ?? ""}`;
    const values = this.#values;
    return html`<section class="question" aria-labelledby=${id}>
      <p id=${id}>
        <strong>${say.t(`question.${warning.code}`, { column: warning.column ?? "" })}</strong>
        <span class="muted">${whereText(say, { ...warning, column: null })}</span>
      </p>
      <p class="muted">${say.code("warning-do", warning.code)}</p>
      <div class="options">
        ${options.map(
          (option, at) => html`<div class="option">
            ${values.length > 0 ? html`<ul>${values.map((cells) => html`<li>${this.#value(cells[at], cells[0])}</li>`)}</ul>` : nothing}
            <button type="button" @click=${() => this.answer(option.mapping)}>${say.t(`answer.${option.id}`)}</button>
          </div>`,
        )}
      </div>
    </section>`;
  }

  /** @param {PreviewCell} cell @param {PreviewCell} first of the same value */
  #value(cell, first) {
    if (!this.question?.warning.column) return html`<strong>${cell.text}</strong>`;
    return html`<span class="muted">${first.text} →</span> <strong>${this.#reading(cell)}</strong>`;
  }

  /** @param {PreviewCell} cell */
  #reading({ unreadable, number, instant, days, text }) {
    const { say, state } = this;
    if (unreadable) return say.t("question.unreadable");
    if (number !== null) return say.number(number, 6);
    const zone = this.question?.options[0].mapping.zone ?? state.choices.filters.zone;
    if (instant) return say.moment(instant, isZone(zone) ? zone : "UTC");
    const [from, to] = days?.split("/") ?? [];
    return from ? say.period(from, to) : text;
  }
}

customElements.define("om-question", QuestionElement);

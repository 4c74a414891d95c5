// @ts-check
/** Rows by columns as a table that is coloured by value: every value stands in its cell, every gap has its reason. */
import { scaleQuantize } from "d3-scale";
import { html, nothing } from "lit";
import { OmElement } from "../elements/base.js";

/** @typedef {{ value: number } | { reason: string }} HeatCell */

/**
 * @typedef {object} HeatSpec
 * @property {string} id
 * @property {string} title what it shows, as a sentence
 * @property {string} subtitle unit, method and n
 * @property {string} [note]
 * @property {string} corner what the rows and the columns are
 * @property {string[]} columns
 * @property {string[]} rows
 * @property {HeatCell[][]} cells
 * @property {(value: number) => string} format
 * @property {number} [middle] with it the scale has two sides, of one width
 */

const STEPS = [1, 2, 3, 4, 5, 6, 7];

/** @param {HeatSpec} spec */
export function heatScale({ cells, middle }) {
  const values = cells.flat().flatMap((cell) => ("value" in cell ? [cell.value] : []));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isEmpty = values.length === 0;
  if (middle === undefined) {
    const [low, high] = isEmpty ? [0, 0] : [least, most];
    // Where all are equal none stands out.
    const step = low < high ? scaleQuantize([low, high], STEPS) : () => 1;
    return { low, high, middle, isEmpty, classOf: (/** @type {number} */ value) => `seq-${step(value)}` };
  }
  const side = isEmpty ? 0 : Math.max(Math.abs(least - middle), Math.abs(most - middle));
  const [low, high] = [middle - side, middle + side];
  const step = side > 0 ? scaleQuantize([low, high], STEPS) : () => 4;
  return { low, high, middle, isEmpty, classOf: (/** @type {number} */ value) => `div-${step(value)}` };
}

/** The reasons, each once, in the order in which they are met. @param {HeatSpec} spec */
const reasonsOf = ({ cells }) => [...new Set(cells.flat().flatMap((cell) => ("reason" in cell ? [cell.reason] : [])))];

class HeatMatrixElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { spec: { attribute: false }, at: { state: true } };

  constructor() {
    super();
    /** @type {HeatSpec | null} */
    this.spec = null;
    /** @type {{ row: number, column: number } | null} */
    this.at = null;
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    if (!this.spec || event.altKey || event.metaKey) return;
    const [lastRow, lastColumn] = [this.spec.rows.length - 1, this.spec.columns.length - 1];
    const { row, column } = this.at ?? { row: 0, column: 0 };
    const all = event.ctrlKey;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [all ? 0 : row, 0],
      End: [all ? lastRow : row, lastColumn],
    };
    if (event.key === "Escape") this.at = null;
    const [toRow, toColumn] = moves[event.key] ?? [];
    if (toRow === undefined || toColumn === undefined) return;
    event.preventDefault();
    const within = (/** @type {number} */ to, /** @type {number} */ last) => Math.min(Math.max(to, 0), last);
    // The first key only shows the cursor.
    this.at = this.at ? { row: within(toRow, lastRow), column: within(toColumn, lastColumn) } : { row: 0, column: 0 };
  };

  updated() {
    this.querySelector("table")?.style.setProperty("--columns", String(this.spec?.columns.length ?? 1));
    this.querySelector("td.at")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  render() {
    const { spec, say } = this;
    if (!spec || spec.rows.length === 0 || spec.columns.length === 0) return nothing;
    const reasons = reasonsOf(spec);
    return html`<figure aria-labelledby="heat-${spec.id}">
      <h2 id="heat-${spec.id}">${spec.title}</h2>
      <p class="subtitle">${spec.subtitle}</p>
      <div
        class="scroll"
        role="group"
        tabindex="0"
        aria-label="${spec.title} ${say.t("heat.keys")}"
        @keydown=${this.#keys}
        @blur=${() => (this.at = null)}
      >
        ${this.#table(spec, reasons)}
      </div>
      <p class="cursor" aria-live="polite">${this.#atText(spec)}</p>
      <figcaption class="heat-foot">
        ${this.#legend(spec)} ${reasons.length > 0 ? reasonList(reasons) : nothing}
        ${spec.note ? html`<span class="note">${spec.note}</span>` : nothing}
      </figcaption>
    </figure>`;
  }

  /** @param {HeatSpec} spec @param {string[]} reasons */
  #table(spec, reasons) {
    const { classOf } = heatScale(spec);
    return html`<table class="heat" aria-labelledby="heat-${spec.id}">
      <thead>
        <tr>
          <th scope="col">${spec.corner}</th>
          ${spec.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${spec.rows.map(
          (name, row) => html`<tr>
            <th scope="row">${name}</th>
            ${spec.columns.map((_, column) => this.#cell(spec, { row, column }, reasons, classOf))}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /**
   * @param {HeatSpec} spec
   * @param {{ row: number, column: number }} place
   * @param {string[]} reasons
   * @param {(value: number) => string} classOf
   */
  #cell(spec, { row, column }, reasons, classOf) {
    const cell = spec.cells[row][column];
    const at = this.at?.row === row && this.at.column === column ? "at" : "";
    if ("value" in cell) return html`<td class="${classOf(cell.value)} ${at}">${spec.format(cell.value)}</td>`;
    return html`<td class="none ${at}">
      <span aria-hidden="true">–<sup>${mark(reasons.indexOf(cell.reason))}</sup></span>
      <span class="visually-hidden">${cell.reason}</span>
    </td>`;
  }

  /** @param {HeatSpec} spec */
  #atText(spec) {
    if (!this.at) return "";
    const { row, column } = this.at;
    const cell = spec.cells[row][column];
    const value = "value" in cell ? spec.format(cell.value) : this.say.t("heat.none", { reason: cell.reason });
    return this.say.t("heat.point", { row: spec.rows[row], column: spec.columns[column], value });
  }

  /** @param {HeatSpec} spec */
  #legend(spec) {
    const { low, high, middle, isEmpty } = heatScale(spec);
    if (isEmpty) return nothing;
    const { say } = this;
    const [from, to] = [spec.format(low), spec.format(high)];
    const hasSides = middle !== undefined;
    const centre = hasSides ? spec.format(middle) : "";
    const words = hasSides
      ? say.t("heat.legend-sides", { low: from, middle: centre, high: to })
      : say.t("heat.legend", { low: from, high: to });
    return html`<div>
      <p class="visually-hidden">${words}</p>
      <div class="heat-scale ${hasSides ? "three" : ""}" aria-hidden="true">
        ${STEPS.map((step) => html`<span class="swatch ${hasSides ? "div" : "seq"}-${step}"></span>`)}
        <span class="start">${from}</span>
        ${hasSides ? html`<span class="middle">${centre}</span>` : nothing}
        <span class="end">${to}</span>
      </div>
    </div>`;
  }
}

/** The letter of a reason: a, b, c … @param {number} i */
const mark = (i) => String.fromCharCode(97 + (i % 26));

/** @param {string[]} reasons */
const reasonList = (reasons) =>
  html`<ul class="reasons">${reasons.map((reason, i) => html`<li><sup>${mark(i)}</sup> ${reason}</li>`)}</ul>`;

customElements.define("om-heat-matrix", HeatMatrixElement);

// @ts-check
/** Rows by columns as a table that is coloured by value: every value stands in its cell, every gap has its reason. */
import { scaleQuantize } from "d3-scale";
import { html, nothing } from "lit";
import { OmElement } from "../elements/base.js";
import { pager } from "../elements/pages.js";

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
 * @property {{ size: number, kept?: number }} [pages] where there are more than `size` rows or columns they come page by
 *   page; the last `kept` columns stand on every page
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
  static properties = { spec: { attribute: false }, at: { state: true }, top: { state: true }, left: { state: true } };

  constructor() {
    super();
    /** @type {HeatSpec | null} */
    this.spec = null;
    /** @type {{ row: number, column: number } | null} */
    this.at = null;
    /** The first row and the first column of the page that is shown. */
    this.top = 0;
    this.left = 0;
  }

  /** The places of the rows and columns that are shown. @param {HeatSpec} spec */
  #shown({ rows, columns, pages }) {
    const size = pages?.size ?? Math.max(rows.length, columns.length);
    const turned = columns.length - (pages?.kept ?? 0);
    const part = (/** @type {number} */ from, /** @type {number} */ count) =>
      Array.from({ length: Math.min(size, count - from) }, (_, i) => from + i);
    const kept = Array.from({ length: columns.length - turned }, (_, i) => turned + i);
    return {
      size,
      turned,
      rows: part(this.#top(rows.length, size), rows.length),
      columns: [...part(this.#left(turned, size), turned), ...kept],
    };
  }

  /** @param {number} count @param {number} size */
  #top = (count, size) => (this.top < count ? this.top : Math.floor((count - 1) / size) * size);

  /** @param {number} count @param {number} size */
  #left = (count, size) => (this.left < count ? this.left : Math.floor(Math.max(count - 1, 0) / size) * size);

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
    const { size, turned, rows, columns } = this.#shown(this.spec);
    this.at = this.at
      ? { row: within(toRow, lastRow), column: within(toColumn, lastColumn) }
      : { row: rows[0], column: columns[0] };
    // The page follows the cursor.
    this.top = Math.floor(this.at.row / size) * size;
    if (this.at.column < turned) this.left = Math.floor(this.at.column / size) * size;
  };

  updated() {
    this.querySelector("table")?.style.setProperty(
      "--columns",
      String(this.spec ? this.#shown(this.spec).columns.length : 1),
    );
    this.querySelector("td.at")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  render() {
    const { spec, say } = this;
    if (!spec || spec.rows.length === 0 || spec.columns.length === 0) return nothing;
    const reasons = reasonsOf(spec);
    return html`<figure aria-labelledby="heat-${spec.id}">
      <h2 id="heat-${spec.id}">${spec.title}</h2>
      <p class="subtitle">${spec.subtitle}</p>
      ${this.#pagers(spec)}
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

  /** @param {HeatSpec} spec */
  #pagers(spec) {
    const { say } = this;
    const { size, turned } = this.#shown(spec);
    const turn = (/** @type {"top" | "left"} */ side) => (/** @type {number} */ offset) => {
      this[side] = offset;
      this.at = null;
    };
    const part = (/** @type {"rows" | "columns"} */ side, /** @type {number} */ offset, /** @type {number} */ count) =>
      pager(say, { what: `pages.heat-${side}`, offset, size, count, turn: turn(side === "rows" ? "top" : "left") });
    return html`<div class="heat-pages">
      ${part("rows", this.#top(spec.rows.length, size), spec.rows.length)} ${part("columns", this.#left(turned, size), turned)}
    </div>`;
  }

  /** @param {HeatSpec} spec @param {string[]} reasons */
  #table(spec, reasons) {
    const { classOf } = heatScale(spec);
    const { rows, columns } = this.#shown(spec);
    return html`<table class="heat" aria-labelledby="heat-${spec.id}">
      <thead>
        <tr>
          <th scope="col">${spec.corner}</th>
          ${columns.map((column) => html`<th scope="col">${spec.columns[column]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            <th scope="row">${spec.rows[row]}</th>
            ${columns.map((column) => this.#cell(spec, { row, column }, reasons, classOf))}
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

// @ts-check
/**
 * The frame of every chart: a title that states the finding, the drawing, a cursor for the keyboard that is read out,
 * a table of the same figures, and the drawing as a file.
 */
import { html, nothing, svg } from "lit";
import { OmElement } from "../elements/base.js";
import { savePng, saveSvg } from "./export.js";

/**
 * @typedef {object} ChartSpec
 * @property {string} id
 * @property {string} title what the chart shows, as a sentence
 * @property {string} subtitle unit, method and n
 * @property {string} summary all of it in words
 * @property {string} note what it must not be read without
 * @property {{ text: string }[]} points what the cursor reads out
 * @property {{ head: string[], rows: string[][] }} table
 * @property {(width: number) => number} height
 * @property {(width: number, at: number) => unknown} draw
 */

const FIRST_WIDTH = 560;

class ChartElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    spec: { attribute: false },
    width: { state: true },
    at: { state: true },
    asTable: { state: true },
  };

  /** @type {ResizeObserver | null} */
  #sizes = null;

  constructor() {
    super();
    /** @type {ChartSpec | null} */
    this.spec = null;
    this.width = FIRST_WIDTH;
    this.at = -1;
    this.asTable = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) this.width = Math.round(contentRect.width);
    });
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    const last = (this.spec?.points.length ?? 0) - 1;
    /** @type {Record<string, number>} */
    const moves = {
      ArrowDown: this.at + 1,
      ArrowRight: this.at + 1,
      ArrowUp: this.at - 1,
      ArrowLeft: this.at - 1,
      Home: 0,
      End: last,
    };
    if (event.key === "Escape") this.at = -1;
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.at = Math.min(Math.max(moves[event.key], 0), last);
  };

  get #drawing() {
    return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (this.querySelector("svg")));
  }

  render() {
    const { spec, say } = this;
    if (!spec) return nothing;
    return html`<figure part="chart" aria-labelledby="chart-${spec.id}">
      <h2 id="chart-${spec.id}">${spec.title}</h2>
      <p class="subtitle">${spec.subtitle}</p>
      ${this.asTable ? this.#table(spec) : this.#plot(spec)}
      <p class="cursor" aria-live="polite">${this.at >= 0 && !this.asTable ? spec.points[this.at]?.text : ""}</p>
      <figcaption>
        <span class="links">
          <button class="link" aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>${say.t("chart.table")}</button>
          ${
            this.asTable
              ? nothing
              : html`<button class="link" @click=${() => saveSvg(this.#drawing, spec)}>SVG</button>
                  <button class="link" @click=${() => savePng(this.#drawing, spec)}>PNG</button>`
          }
        </span>
        <span class="note">${spec.note}</span>
      </figcaption>
    </figure>`;
  }

  /** @param {ChartSpec} spec */
  #plot(spec) {
    const { width, say } = this;
    const height = spec.height(width);
    return html`<div
      class="plot"
      role="group"
      tabindex="0"
      aria-roledescription=${say.t("chart.role")}
      aria-label="${spec.summary} ${say.t("chart.keys")}"
      @keydown=${this.#keys}
      @blur=${() => (this.at = -1)}
    >
      <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
        ${svg`${spec.draw(width, this.at)}`}
      </svg>
    </div>`;
  }

  /** @param {ChartSpec} spec */
  #table({ table, title }) {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}>
      <table class="figures">
        <thead>
          <tr>
            ${table.head.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("om-chart", ChartElement);

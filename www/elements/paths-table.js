// @ts-check
/** The distinct journeys, page by page from the engine: what customers touched, and what it led to. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";
import "./data-table.js";

/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("./table-rows.js").FetchPage} FetchPage */
/** @typedef {import("../generated/core.js").PathReport} PathReport */

const PAGE = 20;
/** As a file of aggregated journeys writes it, so that an export can be read again. */
const STEP = " > ";

/** @param {PathReport} row */
const cellsOf = ({ path, journeys, conversions, rate, value, share }) => [
  path.join(STEP),
  path.length,
  journeys,
  conversions,
  rate,
  value,
  share,
];

class PathsTableElement extends OmElement {
  /** @type {Column[]} */
  #columns = [];
  /** @type {FetchPage | null} */
  #fetchPage = null;

  /** Other figures are another list: it begins again at its first page. @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has("state") && changed.get("state")?.report !== this.state.report) this.#fetchPage = this.#pages();
    if (changed.has("say") || this.#columns.length === 0) this.#columns = this.#heads();
  }

  /** @returns {FetchPage} */
  #pages() {
    return async (query) => {
      const { rows, total } = await new Promise((resolve) => this.send("askPaths", query, resolve));
      return { rows: rows.map(cellsOf), total };
    };
  }

  /** @returns {Column[]} */
  #heads() {
    const { say } = this;
    /** @param {string} id @param {(value: number) => string} format @returns {Column} */
    const number = (id, format) => ({ id, name: say.t(`paths.${id}`), kind: "number", format });
    const count = (/** @type {number} */ value) => say.number(value, 2);
    const share = (/** @type {number} */ value) => say.percent(value, 1);
    const money = (/** @type {number} */ value) =>
      say.value(value, "money", this.state.report?.settings.currency ?? "EUR", true);
    return [
      { id: "path", name: say.t("paths.path") },
      number("touches", count),
      number("journeys", count),
      number("conversions", count),
      number("rate", share),
      number("value", money),
      number("share", share),
    ];
  }

  render() {
    const { say, state } = this;
    const paths = state.report?.attribution.distinct_paths ?? 0;
    if (!this.#fetchPage || paths === 0) return nothing;
    return html`<section class="card">
      <h2>${say.t("paths.title")}</h2>
      <p class="subtitle">${say.t("paths.subtitle", { n: paths })}</p>
      <om-data-table
        .say=${say}
        .name=${say.t("paths.file")}
        .caption=${say.t("paths.caption")}
        .columns=${this.#columns}
        .fetchPage=${this.#fetchPage}
        .pageSize=${PAGE}
        .sort=${"conversions"}
        .descending=${true}
      ></om-data-table>
    </section>`;
  }
}

customElements.define("om-paths-table", PathsTableElement);

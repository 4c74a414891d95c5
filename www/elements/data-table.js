// @ts-check
/** A table of rows: sorted, filtered, page by page, copied, and taken away as a file. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { OmElement } from "./base.js";
import { allRows, pagesOf, shown } from "./table-rows.js";
import { toCsv, toTsv } from "./table-text.js";

/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("./table-rows.js").FetchPage} FetchPage */
/** @typedef {import("./table-rows.js").Page} Page */
/** @typedef {import("./table-text.js").Cell} Cell */

/** How long typing rests before it is looked for, in milliseconds. */
const REST = 200;
const PAGE = 50;
/** A cell of no more letters stays on one line. */
const SHORT = 20;

class DataTableElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    name: { attribute: false },
    caption: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    fetchPage: { attribute: false },
    pageSize: { attribute: false },
    sort: { state: true },
    descending: { state: true },
    filter: { state: true },
    offset: { state: true },
    page: { state: true },
    busy: { state: true },
    failed: { state: true },
    told: { state: true },
  };

  /** Only the answer to the last question counts. */
  #asked = 0;
  #timer = 0;
  /** @type {FetchPage} */
  #pages = () => ({ rows: [], total: 0 });

  constructor() {
    super();
    /** What the file is called. */
    this.name = "table";
    this.caption = "";
    /** @type {Column[]} */
    this.columns = [];
    /** Its cells are in the order of the columns. @type {Cell[][]} */
    this.rows = [];
    /** Rows from elsewhere, in place of `rows`. @type {FetchPage | null} */
    this.fetchPage = null;
    this.pageSize = PAGE;
    /** @type {string | null} */
    this.sort = null;
    this.descending = false;
    this.filter = "";
    this.offset = 0;
    /** @type {Page | null} */
    this.page = null;
    this.busy = false;
    this.failed = false;
    /** What happened last, for all to read. */
    this.told = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (["rows", "columns", "fetchPage", "pageSize"].some((name) => changed.has(name))) {
      this.#pages = this.fetchPage ?? pagesOf(this.columns, this.rows, this.say.language);
      this.offset = 0;
      this.#ask();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #query() {
    return { sort: this.sort, descending: this.descending, filter: this.filter };
  }

  async #ask() {
    this.#asked += 1;
    const asked = this.#asked;
    this.busy = true;
    this.told = "";
    try {
      const page = await this.#pages({ ...this.#query, offset: this.offset, limit: this.pageSize });
      if (asked !== this.#asked) return;
      this.page = page;
      this.failed = false;
    } catch {
      if (asked !== this.#asked) return;
      this.failed = true;
    }
    this.busy = false;
  }

  /** @param {Column} column */
  #sortBy({ id }) {
    this.descending = this.sort === id && !this.descending;
    this.sort = id;
    this.offset = 0;
    this.#ask();
  }

  /** @param {InputEvent} event */
  #typed = (event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.filter = value.trim();
      this.offset = 0;
      this.#ask();
    }, REST);
  };

  /** @param {number} offset */
  #turn(offset) {
    this.offset = offset;
    this.#ask();
  }

  get #head() {
    return this.columns.map(({ name }) => name);
  }

  async #copy() {
    const rows = this.page?.rows ?? [];
    const point = this.say.number(1.5, 1).replace(/\d/g, "");
    try {
      await navigator.clipboard.writeText(toTsv(this.#head, rows, point));
      this.told = this.say.t("datatable.copied", { n: rows.length });
    } catch {
      this.told = this.say.t("datatable.not-copied");
    }
  }

  async #export() {
    try {
      const rows = await allRows(this.#pages, this.#query);
      download(new Blob([toCsv(this.#head, rows)], { type: "text/csv" }), `omnimeter-${this.name}.csv`);
      this.told = this.say.t("datatable.exported", { n: rows.length });
    } catch {
      this.failed = true;
    }
  }

  render() {
    const { say } = this;
    return html`<div class="rows-tools">
        <label class="field">
          <span>${say.t("datatable.filter")}</span>
          <input type="search" autocomplete="off" spellcheck="false" @input=${this.#typed}>
        </label>
        <div class="actions">
          <button ?disabled=${!this.page?.rows.length} @click=${this.#copy}>${say.t("datatable.copy")}</button>
          <button ?disabled=${!this.page?.rows.length} @click=${this.#export}>${say.t("datatable.export")}</button>
        </div>
      </div>
      ${this.failed ? this.#failure() : nothing}
      <div class="scroll" role="region" tabindex="0" aria-label=${this.caption}>${this.#table()}</div>
      <div class="rows-pages">
        <p class="rows-status" role="status">${[this.#count(), this.told].filter(Boolean).join(" ")}</p>
        ${this.#pager()}
      </div>`;
  }

  #failure() {
    const { say } = this;
    return html`<p class="problem" role="alert">
      ${say.t("datatable.failed")} <button class="link" @click=${() => this.#ask()}>${say.t("datatable.again")}</button>
    </p>`;
  }

  #table() {
    const rows = this.page?.rows ?? [];
    return html`<table class="rows" aria-busy=${this.busy ? "true" : "false"}>
      <caption>${this.caption}</caption>
      <thead>
        <tr>${this.columns.map((column) => this.#headCell(column))}</tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${this.columns.map((column, i) => bodyCell(row[i], column, i === 0))}</tr>`)}
      </tbody>
    </table>`;
  }

  /** @param {Column} column */
  #headCell(column) {
    const isSorted = this.sort === column.id;
    const order = this.descending ? "descending" : "ascending";
    const kind = column.kind === "number" ? "number" : "";
    if (column.fixed) return html`<th scope="col" class=${kind}>${column.name}</th>`;
    return html`<th scope="col" class=${kind} aria-sort=${isSorted ? order : nothing}>
      <button class="sort" @click=${() => this.#sortBy(column)}>
        <span>${column.name}</span>
        <span class="arrow" aria-hidden="true">${isSorted ? (this.descending ? "▼" : "▲") : "↕"}</span>
      </button>
    </th>`;
  }

  #count() {
    const { say, page, filter } = this;
    if (!page) return "";
    if (page.total === 0) return filter ? say.t("datatable.no-match", { filter }) : say.t("datatable.empty");
    const place = { from: this.offset + 1, to: this.offset + page.rows.length, n: page.total };
    return filter ? say.t("datatable.matching", { ...place, filter }) : say.t("datatable.count", place);
  }

  #pager() {
    const { say, page, offset, pageSize } = this;
    if (!page || page.total <= pageSize) return nothing;
    const last = Math.floor((page.total - 1) / pageSize) * pageSize;
    return html`<div class="actions" role="group" aria-label=${say.t("datatable.pages")}>
      ${this.#turner("first", 0, offset > 0)} ${this.#turner("previous", offset - pageSize, offset > 0)}
      ${this.#turner("next", offset + pageSize, offset < last)} ${this.#turner("last", last, offset < last)}
    </div>`;
  }

  /** A button that leads nowhere keeps the focus: it is said to be disabled, not taken away. @param {string} key @param {number} to @param {boolean} isOpen */
  #turner(key, to, isOpen) {
    const turn = () => isOpen && this.#turn(to);
    return html`<button aria-disabled=${isOpen ? "false" : "true"} @click=${turn}>${this.say.t(`datatable.${key}`)}</button>`;
  }
}

/** @param {Cell | undefined} cell @param {Column} column @param {boolean} isHead */
function bodyCell(cell, column, isHead) {
  const text = shown(cell, column);
  const kind = column.kind === "number" ? "number" : text.length <= SHORT ? "short" : "";
  return isHead ? html`<th scope="row" class=${kind}>${text}</th>` : html`<td class=${kind}>${text}</td>`;
}

customElements.define("om-data-table", DataTableElement);

// @ts-check
/** What differs between two systems, thing by thing, the worst first, and all of it as a file. */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { OmElement } from "./base.js";
import { span } from "./comparison-result.js";
import "./data-table.js";

/** @typedef {import("../store/state.js").ComparisonAnswer} Comparison */
/** @typedef {import("../generated/core.js").Item} Item */
/** @typedef {import("../generated/core.js").ItemKind} ItemKind */
/** @typedef {import("./table-rows.js").Column} Column */
/** @typedef {import("./table-rows.js").FetchPage} FetchPage */

const PAGE = 20;
/** Of a field. @type {ItemKind[]} */
const OF_FIELD = ["different", "formatting", "missing-a", "missing-b", "unreadable", "other-currency"];
/** Of a thing as a whole. @type {ItemKind[]} */
const OF_THING = ["only-a", "only-b", "repeated-a", "repeated-b"];
/** Where the core sorts. */
const SORTS = /** @type {const} */ ({ key: "key", gap: "gap", share: "share", line_a: "line" });

class ComparisonItemsElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    answer: { attribute: false },
    field: { state: true },
    kind: { state: true },
    failed: { state: true },
  };

  /** @type {FetchPage | null} */
  #fetchPage = null;
  /** @type {Column[]} */
  #columns = [];

  constructor() {
    super();
    /** @type {Comparison | null} */
    this.answer = null;
    /** The position of the field listed. */
    this.field = 0;
    /** @type {ItemKind} */
    this.kind = "different";
    this.failed = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.answer) return;
    if (changed.has("answer")) [this.field, this.kind] = this.#worst();
    if (["answer", "field", "kind", "say"].some((name) => changed.has(name))) {
      this.#columns = this.#heads();
      this.#fetchPage = this.#pages();
    }
  }

  /** The field that differs most, or what else there is. @returns {[number, ItemKind]} */
  #worst() {
    const { fields = [], a, b } = this.answer ?? { a: null, b: null };
    const counts = fields.map(({ different }) => different);
    const most = Math.max(0, ...counts);
    if (most > 0 || !a || !b) return [Math.max(0, counts.indexOf(most)), "different"];
    return [0, a.only > 0 ? "only-a" : b.only > 0 ? "only-b" : "different"];
  }

  get #pair() {
    return this.answer?.plan.fields[this.field];
  }

  get #isWhole() {
    return OF_THING.includes(this.kind);
  }

  /** @returns {FetchPage} */
  #pages() {
    const { kind, field } = this;
    const whole = this.#isWhole;
    return async ({ sort, ...query }) => {
      const request = {
        ...query,
        sort: SORTS[/** @type {"gap"} */ (sort)] ?? "gap",
        kinds: [kind],
        field: whole ? null : field,
      };
      const page = await new Promise((resolve) => this.send("comparing", (one) => resolve(one.items(request))));
      return { total: page.total, rows: page.items.map((/** @type {Item} */ item) => this.#cells(item)) };
    };
  }

  /** @param {Item} item @returns {import("./table-text.js").Cell[]} */
  #cells({ key, a, b, gap, share, line_a, line_b }) {
    const values = [this.#value(a), this.#value(b)];
    if (this.#isWhole)
      return this.kind.startsWith("only") ? [key, line_a ?? line_b] : [key, Number(a ?? b), line_a, line_b];
    const measured = this.#measured ? [gap, ...(this.#pair?.kind === "number" ? [share] : [])] : [];
    return [key, ...values, ...measured, line_a, line_b];
  }

  /** @param {string | null} text */
  #value(text) {
    if (text === null) return null;
    const { kind } = this.#pair ?? {};
    if (kind === "number" && !text.includes(" ")) return Number(text);
    if (kind === "flag") return this.say.t(`compare.flag.${text}`);
    if (kind === "time") return this.say.moment(text, this.answer?.plan.zone ?? "UTC");
    return text;
  }

  /** Whether the values listed are some distance apart. */
  get #measured() {
    const { kind } = this.#pair ?? {};
    return this.kind === "different" && (kind === "number" || kind === "time");
  }

  /** @returns {Column[]} */
  #heads() {
    const { say } = this;
    const number = (/** @type {number} */ value) => say.number(value, 2);
    const line = (/** @type {string} */ id) => ({
      id,
      name: say.t(`compare.item.${id}`),
      kind: /** @type {const} */ ("number"),
      format: String,
    });
    const key = { id: "key", name: say.t("compare.item.key") };
    if (this.kind.startsWith("only")) return [key, { ...line("line_a"), name: say.t("compare.item.line") }];
    const lines = [line("line_a"), { ...line("line_b"), fixed: true }];
    if (this.kind.startsWith("repeated")) {
      const rows = { id: "rows", name: say.t("compare.item.rows"), kind: /** @type {const} */ ("number"), fixed: true };
      const two = ["first", "second"].map((one) => ({ ...line(one), fixed: true }));
      return [key, rows, ...two];
    }
    const isNumber = this.#pair?.kind === "number";
    const kind = isNumber ? /** @type {const} */ ("number") : /** @type {const} */ ("text");
    const sides = ["a", "b"].map((id) => ({
      id,
      name: say.t(`compare.item.${id}`),
      kind,
      format: number,
      fixed: true,
    }));
    if (!this.#measured) return [key, ...sides, ...lines];
    const gap = {
      id: "gap",
      name: say.t(isNumber ? "compare.item.gap" : "compare.item.delay"),
      kind: /** @type {const} */ ("number"),
      format: isNumber
        ? (/** @type {number} */ value) => say.signedNumber(value, 2)
        : (/** @type {number} */ value) => span(say, value),
    };
    const share = {
      id: "share",
      name: say.t("compare.item.share"),
      kind: /** @type {const} */ ("number"),
      format: (/** @type {number} */ value) => say.signed(value, "rate", ""),
    };
    return [key, ...sides, gap, ...(isNumber ? [share] : []), ...lines];
  }

  get #caption() {
    const list = this.say.t(`compare.list.${this.kind}`);
    return this.#isWhole ? list : this.say.t("compare.items-caption", { list, field: this.#pair?.a ?? "" });
  }

  async #export() {
    try {
      const text = await new Promise((resolve) => this.send("comparing", (one) => resolve(one.csv())));
      download(new Blob([text], { type: "text/csv" }), `${this.say.t("compare.file")}.csv`);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  render() {
    const { say, answer } = this;
    if (!answer || !this.#fetchPage) return nothing;
    const kinds = answer.fields.length > 0 ? [...OF_FIELD, ...OF_THING] : OF_THING;
    return html`<h3>${say.t("compare.items")}</h3>
      <div class="rows-tools">
        <label class="field">
          <span>${say.t("compare.list")}</span>
          <select @change=${(/** @type {Event} */ event) => (this.kind = /** @type {ItemKind} */ (/** @type {HTMLSelectElement} */ (event.target).value))}>
            ${kinds.map((kind) => html`<option value=${kind} .selected=${kind === this.kind}>${say.t(`compare.list.${kind}`)}</option>`)}
          </select>
        </label>
        ${
          this.#isWhole
            ? nothing
            : html`<label class="field">
                <span>${say.t("compare.head.field")}</span>
                <select @change=${(/** @type {Event} */ event) => (this.field = Number(/** @type {HTMLSelectElement} */ (event.target).value))}>
                  ${answer.plan.fields.map(({ a }, at) => html`<option value=${at} .selected=${at === this.field}>${say.name(a)}</option>`)}
                </select>
              </label>`
        }
        <div class="actions">
          <button @click=${this.#export}>${say.t("compare.export")}</button>
        </div>
      </div>
      ${this.failed ? html`<p class="problem" role="alert">${say.t("datatable.failed")}</p>` : nothing}
      <om-data-table
        .say=${say}
        .name=${say.t("compare.file")}
        .caption=${this.#caption}
        .columns=${this.#columns}
        .fetchPage=${this.#fetchPage}
        .pageSize=${PAGE}
        .sort=${this.#measured ? "gap" : "key"}
        .descending=${this.#measured}
      ></om-data-table>`;
  }
}

customElements.define("om-comparison-items", ComparisonItemsElement);

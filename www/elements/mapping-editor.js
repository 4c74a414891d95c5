// @ts-check
/** How a file is read: the table, the column of each field, the rows kept, what each row is. */
import { html, nothing } from "lit";
import { OmElement } from "./base.js";
import { conditionRows } from "./conditions.js";
import { fieldRow } from "./field-row.js";
import { fieldName } from "./fields.js";
import { problemText } from "./problem.js";

/** @typedef {import("../store/state.js").FileState} FileState */
/** @typedef {import("../store/state.js").Mapping} Mapping */
/** @typedef {import("../store/state.js").Choice} Choice */
/** @typedef {import("../store/state.js").RowFilter} RowFilter */
/** @typedef {import("../store/state.js").StatusRule} StatusRule */

const PREVIEW_ROWS = 8;

/** @param {FileState} file @returns {Mapping | null} */
const current = (file) => file.mapping ?? /** @type {Mapping | null} */ (file.sniff?.proposal ?? null);

class MappingEditorElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { file: { attribute: false }, draft: { state: true } };

  constructor() {
    super();
    /** @type {FileState | null} */
    this.file = null;
    /** @type {Mapping | null} */
    this.draft = null;
    /** The proposal the draft was last taken from.
     * @type {unknown} */
    this.proposal = undefined;
  }

  /** A draft begins with what is in force; a new proposal of the engine, once asked for, replaces it. */
  willUpdate() {
    const proposal = this.file?.sniff?.proposal;
    if (!this.file || proposal === this.proposal) return;
    const asked = this.proposal !== undefined;
    this.proposal = proposal;
    this.draft = structuredClone(asked ? /** @type {Mapping | null} */ (proposal ?? null) : current(this.file));
  }

  /** @param {Partial<Mapping>} patch */
  #change(patch) {
    if (this.draft) this.draft = { ...this.draft, ...patch };
  }

  /** @param {string} id @param {Choice | null} choice */
  #setField = (id, choice) => {
    const fields = { ...this.draft?.fields };
    delete fields[id];
    if (choice) fields[id] = choice;
    this.#change({ fields });
  };

  /** @param {Event} event */
  #table = (event) => {
    const table = /** @type {HTMLSelectElement} */ (event.target).value;
    if (this.file && table) this.send("proposeTable", this.file.key, table);
  };

  /** @param {Event} event */
  #apply = (event) => {
    event.preventDefault();
    if (this.file && this.draft) this.send("applyMapping", this.file.key, this.draft);
  };

  render() {
    const { file, draft, say } = this;
    if (!file?.sniff) return nothing;
    return html`<form class="mapping" @submit=${this.#apply}>
      ${draft ? nothing : html`<p class="notice warning">${say.t("mapping.unknown")}</p>`}
      ${file.problem ? html`<p class="problem" role="alert">${problemText(say, file.problem, (id) => fieldName(this.view, id, draft?.table))}</p>` : nothing}
      ${this.#tableChoice(draft?.table ?? "")} ${draft ? this.#parts(draft) : nothing} ${this.#preview()}
      <div class="actions sticky">
        <button class="primary" type="submit" ?disabled=${!draft || file.status === "loading"}>
          ${file.status === "loading" ? say.t("file.loading") : say.t("mapping.apply")}
        </button>
        <button type="button" @click=${() => this.send("open", null)}>${say.t("action.cancel")}</button>
      </div>
    </form>`;
  }

  /** @param {string} table */
  #tableChoice(table) {
    const { say, state } = this;
    return html`<label class="field">
      <span>${say.t("mapping.table")}</span>
      <select @change=${this.#table}>
        ${table ? nothing : html`<option value="">${say.t("mapping.choose-table")}</option>`}
        ${state.catalogue?.tables.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === table}>${say.both(name)}</option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {Mapping} draft */
  #parts(draft) {
    const { say } = this;
    const orders = draft.table === "orders";
    return html`${this.#fields(draft)}
      ${
        orders
          ? html`<label class="check">
              <input type="checkbox" .checked=${draft.lines ?? false} @change=${() => this.#change({ lines: !draft.lines })} />
              <span>${say.t("mapping.lines")}</span>
            </label>`
          : nothing
      }
      ${this.#conditions("filters", draft.filters ?? [])} ${orders ? this.#conditions("statuses", draft.statuses ?? []) : nothing}
      <label class="field">
        <span>${say.t("mapping.zone")}</span>
        <input
          .value=${draft.zone ?? ""}
          placeholder=${this.state.choices.filters.zone}
          @change=${(/** @type {Event} */ event) =>
            this.#change({ zone: /** @type {HTMLInputElement} */ (event.target).value.trim() || null })}
        />
        <span class="hint">${say.t("mapping.zone-hint")}</span>
      </label>`;
  }

  /** @param {Mapping} draft */
  #fields(draft) {
    const { say, state, file } = this;
    const columns = file?.sniff?.columns ?? [];
    const fields = state.catalogue?.tables.find((table) => table.id === draft.table)?.fields ?? [];
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("mapping.fields")}>
      <table class="field-table">
        <caption>
          ${say.t("mapping.fields")}
        </caption>
        <thead>
          <tr>
            ${["field", "column", "reading", "examples"].map((head) => html`<th scope="col">${say.t(`mapping.head.${head}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${fields.map((field) => fieldRow({ say, columns, set: this.#setField }, field, draft.fields[field.id] ?? null))}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {"filters" | "statuses"} kind @param {(RowFilter | StatusRule)[]} list */
  #conditions(kind, list) {
    const columns = (this.file?.sniff?.columns ?? []).map((column) => column.name);
    /** @param {(RowFilter | StatusRule)[]} next */
    const change = (next) => this.#change({ [kind]: next });
    return conditionRows({ say: this.say, kind, columns, change }, list);
  }

  #preview() {
    const { say, file } = this;
    const { columns = [], rows = [] } = file?.sniff ?? {};
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${say.t("mapping.preview")}>
      <table class="preview">
        <caption>
          ${say.t("mapping.preview")}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col"><span>${column.name}</span><span class="muted">${say.t(`kind.${column.kind}`)}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, PREVIEW_ROWS).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("om-mapping-editor", MappingEditorElement);

// @ts-check
/**
 * How a file is read: how it is written, the table, the column of each field, the rows kept, what each row is. What is
 * changed is a draft, kept with the file until it is applied or discarded.
 */
import { html, nothing } from "lit";
import { download } from "../charts/export.js";
import { presetFileName, writePreset } from "../preset-file.js";
import { OmElement } from "./base.js";
import { conditionRows } from "./conditions.js";
import { dialectFields } from "./dialect-fields.js";
import { fieldRow } from "./field-row.js";
import { fieldName } from "./fields.js";
import { describedBy, errorSummary, faultOf, formField } from "./form-parts.js";
import { mappingFaults, problemFault } from "./mapping-check.js";
import { previewTable } from "./mapping-preview.js";
import { questionList, questionsOf } from "./questions.js";
import { titleErrors } from "./title.js";
import { warningList } from "./warnings.js";

/** @typedef {import("../store/state.js").FileState} FileState */
/** @typedef {import("../store/state.js").Mapping} Mapping */
/** @typedef {import("../store/state.js").Choice} Choice */
/** @typedef {import("../store/state.js").RowFilter} RowFilter */
/** @typedef {import("../store/state.js").StatusRule} StatusRule */
/** @typedef {import("./form-parts.js").Fault} Fault */
/** @typedef {import("./mapping-preview.js").Shown} Shown */

const ROWS = 8;

/** @param {FileState} file @returns {Mapping | null} */
const inForce = (file) => file.mapping ?? /** @type {Mapping | null} */ (file.sniff?.proposal ?? null);

class MappingEditorElement extends OmElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { file: { attribute: false }, faults: { state: true }, shown: { state: true } };

  /** Only the preview last asked for counts. */
  #asked = 0;
  /** The mapping that the preview is of. */
  #previewed = "";

  constructor() {
    super();
    /** @type {FileState | null} */
    this.file = null;
    /** What was wrong when the form was last sent. @type {Fault[]} */
    this.faults = [];
    /** @type {Shown} */
    this.shown = { preview: null, problem: null };
  }

  get #draft() {
    const { file } = this;
    return file && (file.draft ? file.draft.mapping : inForce(file));
  }

  get #sniff() {
    return this.file?.draft?.sniff ?? this.file?.look ?? this.file?.sniff ?? null;
  }

  get #prefix() {
    return `mapping-${this.file?.key}`;
  }

  get #check() {
    const fields = this.state.catalogue?.tables.find((table) => table.id === this.#draft?.table)?.fields ?? [];
    return mappingFaults(this.say, this.#prefix, this.#draft, fields);
  }

  /** Faults that were told stay until they are mended. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("file")) return;
    const before = /** @type {FileState | null | undefined} */ (changed.get("file"));
    if (this.faults.length > 0 && before?.draft !== this.file?.draft) this.faults = this.#check;
    this.#preview();
  }

  updated() {
    titleErrors(this, this.#faults.length > 0 ? `${this.say.t("form.error")} ` : "");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    titleErrors(this, "");
  }

  get #faults() {
    const { file, say } = this;
    if (this.faults.length > 0 || !file?.problem) return this.faults;
    const name = (/** @type {string} */ id) => fieldName(this.view, id, this.#draft?.table);
    return [problemFault(say, this.#prefix, file.problem, name)];
  }

  /** What the draft makes of the first rows. */
  #preview() {
    const { file } = this;
    const mapping = this.#draft;
    const asked = JSON.stringify([file?.key, mapping, this.state.choices.filters.zone]);
    if (!file || asked === this.#previewed) return;
    this.#previewed = asked;
    const turn = ++this.#asked;
    if (!mapping) this.shown = { preview: null, problem: null };
    else
      this.send("askPreview", file.key, mapping, (shown) => {
        if (turn === this.#asked) this.shown = shown;
      });
  }

  /** @param {Partial<Mapping>} patch */
  #change = (patch) => {
    if (this.file && this.#draft) this.send("draftMapping", this.file.key, { ...this.#draft, ...patch });
  };

  /** @param {string} id @param {Choice | null} choice */
  #setField = (id, choice) => {
    const fields = { ...this.#draft?.fields };
    delete fields[id];
    if (choice) fields[id] = choice;
    this.#change({ fields });
  };

  /** Another table, delimiter or encoding: the engine looks at the file again. @param {import("../direct-engine.js").SniffOptions} said */
  #lookAs = (said) => {
    const { delimiter, encoding } = this.file?.draft?.said ?? this.#draft ?? {};
    if (this.file) this.send("lookAs", this.file.key, { table: this.#draft?.table, delimiter, encoding, ...said });
  };

  /** @param {Event} event */
  #apply = async (event) => {
    event.preventDefault();
    this.faults = this.#check;
    if (this.file && this.#draft && this.faults.length === 0)
      this.send("applyMapping", this.file.key, this.#draft, () => this.#lead());
    else await this.#lead();
  };

  /** To what is wrong. */
  async #lead() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".error-summary"))?.focus();
  }

  render() {
    const { file, say } = this;
    const sniff = this.#sniff;
    const draft = this.#draft;
    if (!file || !sniff) return nothing;
    return html`<form class="mapping" novalidate @submit=${this.#apply}>
      ${errorSummary(say, this.#faults)}
      ${draft ? nothing : html`<p class="notice warning">${say.t("mapping.unknown")}</p>`}
      <div class="settings-row">
        ${this.#tableChoice(draft?.table ?? "")}
        ${dialectFields(say, this.#prefix, sniff, file.draft?.said ?? draft ?? {}, this.#lookAs)}
      </div>
      ${this.#doubts(file, draft, sniff.warnings)} ${draft ? this.#parts(draft) : nothing}
      ${draft ? html`<div class="actions"><button type="button" @click=${() => this.#savePreset(file, draft)}>${say.t("preset.save")}</button></div>` : nothing}
      ${draft ? previewTable(this.view, this.shown, draft.table, ROWS) : nothing} ${this.#rows()}
      ${this.#actions(file, draft)}
    </form>`;
  }

  /** @param {FileState} file @param {Mapping | null} draft @param {import("../generated/core.js").Warning[]} warnings */
  #doubts(file, draft, warnings) {
    const questions = questionsOf(file, draft, warnings);
    return html`${questionList(this.view, file, questions, (mapping) => this.#change(mapping))}
    ${warningList(this.say, warnings, { read: false, asked: questions.map(({ warning }) => warning) })}`;
  }

  /** @param {FileState} file @param {Mapping | null} draft */
  #actions(file, draft) {
    const { say } = this;
    const loading = file.status === "loading";
    return html`<div class="actions sticky">
      <button class="primary" type="submit" ?disabled=${loading}>${say.t(loading ? "file.loading" : "mapping.apply")}</button>
      <button type="button" aria-disabled=${file.draft ? "false" : "true"} @click=${() => file.draft && this.send("draftMapping", file.key, null)}>
        ${say.t("mapping.discard")}
      </button>
      <span class="hint" role="status">${file.draft && draft ? say.t("mapping.draft") : ""}</span>
    </div>`;
  }

  /** The mapping as a file, for the next exports with these columns. @param {FileState} file @param {Mapping} draft */
  #savePreset(file, draft) {
    const name = file.label.replace(/\.\w+$/, "");
    download(new Blob([writePreset({ name, mapping: draft })], { type: "application/json" }), presetFileName(name));
  }

  /** @param {string} table */
  #tableChoice(table) {
    const { say, state } = this;
    const id = `${this.#prefix}-table`;
    const fault = faultOf(this.#faults, id);
    const control = html`<select
      id=${id}
      aria-describedby=${describedBy(id, { fault })}
      aria-invalid=${fault ? "true" : nothing}
      @change=${(/** @type {Event} */ event) => this.#lookAs({ table: /** @type {HTMLSelectElement} */ (event.target).value })}
    >
      ${table ? nothing : html`<option value="">${say.t("mapping.choose-table")}</option>`}
      ${state.catalogue?.tables.map(
        (one) => html`<option value=${one.id} .selected=${one.id === table}>${say.both(one.name)}</option>`,
      )}
    </select>`;
    return formField(say, { id, label: say.t("mapping.table"), fault, control });
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
      ${this.#zone(draft)}`;
  }

  /** @param {Mapping} draft */
  #zone(draft) {
    const { say } = this;
    const id = `${this.#prefix}-zone`;
    const [hint, fault] = [say.t("mapping.zone-hint"), faultOf(this.#faults, id)];
    const control = html`<input
      id=${id}
      .value=${draft.zone ?? ""}
      placeholder=${this.state.choices.filters.zone}
      aria-describedby=${describedBy(id, { hint, fault })}
      aria-invalid=${fault ? "true" : nothing}
      @change=${(/** @type {Event} */ event) =>
        this.#change({ zone: /** @type {HTMLInputElement} */ (event.target).value.trim() || null })}
    />`;
    return formField(say, { id, label: say.t("mapping.zone"), hint, fault, control });
  }

  /** @param {Mapping} draft */
  #fields(draft) {
    const { say, state } = this;
    const columns = this.#sniff?.columns ?? [];
    const fields = state.catalogue?.tables.find((table) => table.id === draft.table)?.fields ?? [];
    const { reasons = [], preset = null, proposal = null } = this.#sniff ?? {};
    const proposed = /** @type {Mapping | null} */ (proposal);
    const found = {
      reasons,
      system: preset?.system ?? "",
      proposed: proposed?.table === draft.table ? proposed : null,
    };
    const tools = { say, columns, set: this.#setField, prefix: this.#prefix, faults: this.#faults, found };
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
          ${fields.map((field) => fieldRow(tools, field, draft.fields[field.id] ?? null))}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {"filters" | "statuses"} kind @param {(RowFilter | StatusRule)[]} list */
  #conditions(kind, list) {
    const columns = (this.#sniff?.columns ?? []).map((column) => column.name);
    /** @param {(RowFilter | StatusRule)[]} next */
    const change = (next) => this.#change({ [kind]: next });
    return conditionRows({ say: this.say, kind, columns, change, prefix: this.#prefix, faults: this.#faults }, list);
  }

  /** The rows as they stand in the file. */
  #rows() {
    const { say } = this;
    const { columns = [], rows = [] } = this.#sniff ?? {};
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
          ${rows.slice(0, ROWS).map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("om-mapping-editor", MappingEditorElement);

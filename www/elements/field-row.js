// @ts-check
/** One field of a mapping: where it comes from, how it is read, what its cells look like. */
import { html, nothing } from "lit";

/** @typedef {import("../store/state.js").Choice} Choice */
/** @typedef {import("../generated/core.js").Column} Column */
/** @typedef {import("../generated/core.js").FieldCard} FieldCard */
/** @typedef {{ say: import("../say.js").Say, columns: Column[], set: (id: string, choice: Choice | null) => void }} Tools */

const EXAMPLES = 3;
/** Values of the select that are no column: a header cannot hold a NUL. */
const NONE = "";
const CONSTANT = "\u0000constant";

/** @param {Event} event */
const textOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;

/** @param {Tools} tools @param {FieldCard} field @param {Choice | null} choice */
export function fieldRow(tools, field, choice) {
  const { say, columns } = tools;
  const column = columns.find((one) => one.name === choice?.column);
  const name = say.both(field.name);
  return html`<tr>
    <th scope="row">${name} ${field.required ? html`<span class="muted">${say.t("mapping.required")}</span>` : nothing}</th>
    <td>${source(tools, field, choice, name)}</td>
    <td>${reading(tools, field, choice, name)}</td>
    <td class="examples">${(column?.examples ?? []).slice(0, EXAMPLES).map((cell) => html`<span>${cell}</span>`)}</td>
  </tr>`;
}

/** @param {Tools} tools @param {FieldCard} field @param {Choice | null} choice @param {string} name */
function source({ say, columns, set }, field, choice, name) {
  const constant = choice?.constant !== undefined && choice.column === undefined;
  /** @param {string} value */
  const choose = (value) => {
    if (value === NONE) set(field.id, null);
    else set(field.id, value === CONSTANT ? { constant: "" } : { column: value });
  };
  return html`<select aria-label=${say.t("mapping.column-of", { field: name })} @change=${(/** @type {Event} */ event) => choose(textOf(event))}>
      <option value=${NONE} .selected=${!choice}>${say.t("mapping.no-column")}</option>
      <option value=${CONSTANT} .selected=${constant}>${say.t("mapping.constant")}</option>
      ${columns.map((column) => html`<option value=${column.name} .selected=${column.name === choice?.column}>${column.name}</option>`)}
    </select>
    ${
      constant
        ? html`<input
            aria-label=${say.t("mapping.constant-of", { field: name })}
            .value=${choice?.constant ?? ""}
            @change=${(/** @type {Event} */ event) => set(field.id, { constant: textOf(event) })}
          />`
        : nothing
    }`;
}

/** The reading a column leaves open, for the kinds that need one. @param {Tools} tools @param {FieldCard} field
 * @param {Choice | null} choice @param {string} name */
function reading({ say, set }, field, choice, name) {
  if (!choice?.column) return nothing;
  if (field.kind === "path") {
    return html`<input
      aria-label=${say.t("mapping.separator-of", { field: name })}
      placeholder=${say.t("mapping.separator")}
      .value=${choice.separator ?? ""}
      @change=${(/** @type {Event} */ event) => set(field.id, { ...choice, separator: textOf(event) || undefined })}
    />`;
  }
  /** @type {Record<string, ["decimal" | "date_order", string[]]>} */
  const kinds = {
    money: ["decimal", ["comma", "point"]],
    number: ["decimal", ["comma", "point"]],
    time: ["date_order", ["day-first", "month-first"]],
  };
  if (!(field.kind in kinds)) return nothing;
  const [key, options] = kinds[field.kind];
  return html`<select
    aria-label=${say.t("mapping.reading-of", { field: name })}
    @change=${(/** @type {Event} */ event) => set(field.id, { ...choice, [key]: textOf(event) || undefined })}
  >
    <option value="" .selected=${!choice[key]}>${say.t("mapping.from-sample")}</option>
    ${options.map((option) => html`<option value=${option} .selected=${choice[key] === option}>${say.t(`reading.${option}`)}</option>`)}
  </select>`;
}

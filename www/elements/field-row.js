// @ts-check
/** One field of a mapping: where it comes from, how it is read, what its cells look like. */
import { html, nothing } from "lit";
import { describedBy, faultLine, faultOf, textOf } from "./form-parts.js";

/** @typedef {import("../store/state.js").Choice} Choice */
/** @typedef {import("../generated/core.js").Column} Column */
/** @typedef {import("../generated/core.js").FieldCard} FieldCard */
/**
 * @typedef {{ say: import("../say.js").Say, columns: Column[], set: (id: string, choice: Choice | null) => void,
 *   prefix: string, faults: import("./form-parts.js").Fault[], found: Found }} Tools `prefix` begins the ids of the controls
 */
/**
 * Why the engine proposes what it does.
 * @typedef {{ reasons: import("../generated/core.js").Reason[], system: string,
 *   proposed: import("../store/state.js").Mapping | null }} Found
 */

const EXAMPLES = 3;
/** Values of the select that are no column: a header cannot hold a NUL. */
const NONE = "";
const CONSTANT = "\u0000constant";

/** @param {Tools} tools @param {FieldCard} field @param {Choice | null} choice */
export function fieldRow(tools, field, choice) {
  const { say, columns } = tools;
  const column = columns.find((one) => one.name === choice?.column);
  const name = say.both(field.name);
  return html`<tr>
    <th scope="row">${name} ${field.required ? html`<span class="muted">${say.t("mapping.required")}</span>` : nothing}</th>
    <td>${source(tools, field, choice, name)} ${reason(tools, field, choice)}</td>
    <td>${reading(tools, field, choice, name)}</td>
    <td class="examples">${(column?.examples ?? []).slice(0, EXAMPLES).map((cell) => html`<span>${cell}</span>`)}</td>
  </tr>`;
}

/** How sure the engine is of a column, and why; or that it was chosen. @param {Tools} tools @param {FieldCard} field @param {Choice | null} choice */
function reason({ say, found }, field, choice) {
  if (!choice?.column) return nothing;
  const of = found.reasons.find((one) => one.field === field.id && one.column === choice.column);
  const proposed = found.proposed?.fields[field.id]?.column === choice.column;
  if (!of || !proposed) return proposed ? nothing : html`<span class="muted">${say.t("why.chosen")}</span>`;
  const why = say.t(`why.${of.why}`, { system: found.system });
  return html`<span class="muted">${say.t("why.score", { why, share: say.percent(of.score) })}</span>`;
}

/** @param {Tools} tools @param {FieldCard} field @param {Choice | null} choice @param {string} name */
function source({ say, columns, set, prefix, faults }, field, choice, name) {
  const constant = choice?.constant !== undefined && choice.column === undefined;
  const [id, constantId] = [`${prefix}-field-${field.id}`, `${prefix}-constant-${field.id}`];
  const [fault, constantFault] = [faultOf(faults, id), faultOf(faults, constantId)];
  /** @param {string} value */
  const choose = (value) => {
    if (value === NONE) set(field.id, null);
    else set(field.id, value === CONSTANT ? { constant: "" } : { column: value });
  };
  return html`${faultLine(say, id, fault)}<select
      id=${id}
      aria-label=${say.t("mapping.column-of", { field: name })}
      aria-describedby=${describedBy(id, { fault })}
      aria-invalid=${fault ? "true" : nothing}
      @change=${(/** @type {Event} */ event) => choose(textOf(event))}
    >
      <option value=${NONE} .selected=${!choice}>${say.t("mapping.no-column")}</option>
      <option value=${CONSTANT} .selected=${constant}>${say.t("mapping.constant")}</option>
      ${columns.map((column) => html`<option value=${column.name} .selected=${column.name === choice?.column}>${column.name}</option>`)}
    </select>
    ${
      constant
        ? html`${faultLine(say, constantId, constantFault)}<input
            id=${constantId}
            aria-label=${say.t("mapping.constant-of", { field: name })}
            aria-describedby=${describedBy(constantId, { fault: constantFault })}
            aria-invalid=${constantFault ? "true" : nothing}
            .value=${choice?.constant ?? ""}
            @change=${(/** @type {Event} */ event) => set(field.id, { constant: textOf(event) })}
          />`
        : nothing
    }`;
}

/** @typedef {{ key: "decimal" | "grouping" | "date_order" | "unit" | "sign" | "scale", label: string, options: string[], open?: string }} OpenReading */

/** @type {OpenReading[]} */
const numbers = [
  { key: "decimal", label: "mapping.decimal-of", options: ["comma", "point"] },
  { key: "grouping", label: "mapping.grouping-of", options: ["none", "space", "point", "comma", "apostrophe"] },
];

/** What a column of each kind may leave open.
 * @type {Record<string, OpenReading[]>} */
const openReadings = {
  money: numbers,
  number: numbers,
  time: [
    { key: "date_order", label: "mapping.order-of", options: ["day-first", "month-first"] },
    {
      ...{ key: "unit", label: "mapping.unit-of", options: ["seconds", "milliseconds", "microseconds"] },
      open: "mapping.open.unit",
    },
  ],
  period: [{ key: "date_order", label: "mapping.order-of", options: ["day-first", "month-first"] }],
};

/** What an amount may need besides. @type {OpenReading[]} */
const amounts = [
  { key: "sign", label: "mapping.sign-of", options: ["opposite", "absolute"], open: "mapping.open.sign" },
  { key: "scale", label: "mapping.scale-of", options: ["hundredths", "thousands"], open: "mapping.open.scale" },
];

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
  /** @param {OpenReading} reading */
  const select = ({ key, label, options, open = "mapping.from-sample" }) => html`<select
      aria-label=${say.t(label, { field: name })}
      @change=${(/** @type {Event} */ event) => set(field.id, { ...choice, [key]: textOf(event) || undefined })}
    >
      <option value="" .selected=${!choice[key]}>${say.t(open)}</option>
      ${options.map((option) => html`<option value=${option} .selected=${choice[key] === option}>${say.t(`reading.${key}-${option}`)}</option>`)}
    </select>`;
  const more = field.kind === "money" ? amounts : [];
  return html`${(openReadings[field.kind] ?? []).map(select)}
  ${
    more.length > 0
      ? html`<details ?open=${more.some(({ key }) => choice[key])}><summary>${say.t("mapping.amount-more")}</summary>${more.map(select)}</details>`
      : nothing
  }`;
}

// @ts-check
/** Conditions on rows: which are kept, and what a row of orders is. */
import { html, nothing } from "lit";
import { describedBy, faultLine, faultOf, textOf } from "./form-parts.js";

/** @typedef {import("../store/state.js").RowFilter} RowFilter */
/** @typedef {import("../store/state.js").StatusRule} StatusRule */
/** @typedef {RowFilter | StatusRule} Condition */
/** @typedef {{ say: import("../say.js").Say, kind: "filters" | "statuses", columns: string[], change: (list: Condition[]) => void,
 *   prefix: string, faults: import("./form-parts.js").Fault[] }} Tools `prefix` begins the ids of the controls */

const TESTS = [
  ...["present", "absent", "equals", "differs", "starts-with", "does-not-start-with", "contains"],
  ...["above", "at-least", "below", "at-most"],
];
const STATUSES = ["sale", "refund", "cancelled", "returned"];
const WITHOUT_VALUE = ["present", "absent"];

/** @param {Tools} tools @param {Condition[]} list */
export function conditionRows(tools, list) {
  const { say, kind, columns, change } = tools;
  /** @type {Condition} */
  const fresh = { column: columns[0] ?? "", test: "present", value: "" };
  const added = kind === "statuses" ? { ...fresh, is: "cancelled" } : fresh;
  return html`<fieldset class="conditions">
    <legend>${say.t(`conditions.${kind}`)}</legend>
    <p class="hint">${say.t(`conditions.${kind}-hint`)}</p>
    ${list.map((condition, at) => row(tools, list, condition, at))}
    <button type="button" @click=${() => change([...list, /** @type {Condition} */ (added)])}>${say.t(`conditions.${kind}-add`)}</button>
  </fieldset>`;
}

/** @param {Tools} tools @param {Condition[]} list @param {Condition} condition @param {number} at */
function row({ say, kind, columns, change, prefix, faults }, list, condition, at) {
  const id = `${prefix}-${kind}-${at}`;
  const fault = faultOf(faults, id);
  /** @param {Record<string, string>} patch */
  const set = (patch) => change(list.map((one, i) => (i === at ? { ...one, ...patch } : one)));
  /** @param {string} name @param {string[]} options @param {string} chosen @param {(option: string) => string} label */
  const select = (name, options, chosen, label) =>
    html`<select aria-label=${say.t(`conditions.${name}`, { n: at + 1 })} @change=${(/** @type {Event} */ event) => set({ [name]: textOf(event) })}>
      ${options.map((option) => html`<option value=${option} .selected=${option === chosen}>${label(option)}</option>`)}
    </select>`;
  return html`${faultLine(say, id, fault)}
  <div class="condition">
    ${select("column", columns, condition.column, (column) => column)}
    ${select("test", TESTS, condition.test, (test) => say.t(`test.${test}`))}
    ${
      WITHOUT_VALUE.includes(condition.test)
        ? nothing
        : html`<input
            id=${id}
            aria-label=${say.t("conditions.value", { n: at + 1 })}
            aria-describedby=${describedBy(id, { fault })}
            aria-invalid=${fault ? "true" : nothing}
            .value=${condition.value ?? ""}
            @change=${(/** @type {Event} */ event) => set({ value: textOf(event) })}
          />`
    }
    ${"is" in condition ? select("is", STATUSES, condition.is, (status) => say.t(`status.${status}`)) : nothing}
    <button
      type="button"
      aria-label=${say.t("conditions.remove-of", { n: at + 1 })}
      @click=${() => change(list.filter((_, i) => i !== at))}
    >
      ${say.t("conditions.remove")}
    </button>
  </div>`;
}

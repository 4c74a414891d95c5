// @ts-check
/** What is wrong with a mapping, as far as the page can say before the engine reads by it. */
import { isZone } from "./form-parts.js";
import { problemText } from "./problem.js";

/** @typedef {import("../say.js").Say} Say */
/** @typedef {import("./form-parts.js").Fault} Fault */
/** @typedef {import("../store/state.js").Mapping} Mapping */
/** @typedef {import("../generated/core.js").FieldCard} FieldCard */

const WITHOUT_VALUE = ["present", "absent"];

/**
 * @param {Say} say
 * @param {string} prefix of the controls' ids
 * @param {Mapping | null} mapping
 * @param {FieldCard[]} fields of its table
 * @returns {Fault[]} in the order of the form
 */
export function mappingFaults(say, prefix, mapping, fields) {
  if (!mapping) return [{ id: `${prefix}-table`, text: say.t("mapping.no-table") }];
  const missing = fields.filter(({ id, required }) => required && !mapping.fields[id]);
  const empty = fields.filter(({ id }) => mapping.fields[id]?.constant === "" && !mapping.fields[id]?.column);
  return [
    ...missing.map((field) => ({
      id: `${prefix}-field-${field.id}`,
      text: say.t("problem.field-not-mapped", { field: say.both(field.name) }),
    })),
    ...empty.map((field) => ({
      id: `${prefix}-constant-${field.id}`,
      text: say.t("mapping.no-constant", { field: say.both(field.name) }),
    })),
    ...conditionFaults(say, prefix, "filters", mapping.filters ?? []),
    ...conditionFaults(say, prefix, "statuses", mapping.statuses ?? []),
    ...(mapping.zone && !isZone(mapping.zone) ? [{ id: `${prefix}-zone`, text: say.t("filter.zone-wrong") }] : []),
  ];
}

/**
 * @param {Say} say
 * @param {string} prefix
 * @param {"filters" | "statuses"} kind
 * @param {{ test: string, value?: string }[]} list
 */
function conditionFaults(say, prefix, kind, list) {
  return list.flatMap(({ test, value }, at) =>
    WITHOUT_VALUE.includes(test) || value?.trim()
      ? []
      : [{ id: `${prefix}-${kind}-${at}`, text: say.t("conditions.no-value", { n: at + 1 }) }],
  );
}

/**
 * What the engine refused, at the field that it names.
 * @param {Say} say
 * @param {string} prefix
 * @param {import("../problem.js").Problem} problem
 * @param {(field: string) => string} name
 * @returns {Fault}
 */
export function problemFault(say, prefix, problem, name) {
  const field = /^\w+/.exec(problem.values.field ?? "")?.[0];
  const place = problem.code === "unknown-zone" ? "zone" : field ? `field-${field}` : "table";
  return { id: `${prefix}-${place}`, text: problemText(say, problem, name) };
}

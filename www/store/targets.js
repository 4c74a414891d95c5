// @ts-check
/** Targets: read back with suspicion, and what is asked of the engine for them. */
import { deepFreeze } from "./state.js";
import { textOf } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Target} Target */
/** @typedef {import("./asks.js").Ask} Ask */

/** Targets kept: a page of them is more than a company follows. */
const TARGETS_KEPT = 200;

/** The fields that are typed, in the order of the form. */
export const TARGET_FIELDS = /** @type {const} */ ([
  ...["kpi", "goal", "target", "baseline", "start", "due", "owner", "reason"],
]);
/** What `%` can be said to mean. */
const CHANGES = ["relative", "points"];

/** @param {unknown} stored @returns {readonly Target[]} */
export function readTargets(stored) {
  if (!Array.isArray(stored)) return deepFreeze([]);
  const all = stored.filter((one) => typeof one === "object" && one !== null).slice(0, TARGETS_KEPT);
  return deepFreeze(
    all.map((one) => {
      const fields = Object.fromEntries(TARGET_FIELDS.map((name) => [name, textOf(one[name])]));
      const noted = /^\d{4}-\d\d-\d\d$/.test(textOf(one.noted)) ? one.noted : "";
      return /** @type {Target} */ ({ ...fields, noted, change: CHANGES.includes(one.change) ? one.change : null });
    }),
  );
}

/** Held against the figures of the page. @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function targetAsks({ choices: { targets } }, { settings }) {
  if (targets.length === 0) return [];
  return [
    {
      ...{ name: "targets", about: targets, alone: true },
      put: (engine) => engine.targets({ settings, targets: /** @type {any} */ (targets) }),
    },
  ];
}

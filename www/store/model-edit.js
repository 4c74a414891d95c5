// @ts-check
/** A model changed here: another version of it, with what became of the one before. */

/** @typedef {import("./maturity-shape.js").Model} Model */
/** @typedef {Model["dimensions"][number]["practices"][number]} Practice */
/** @typedef {{ kpi: string, bands: number[] }} Check */
/** @typedef {{ weight: number, checks: Check[] }} PracticePatch */

/** What is added to the id of a model that is the product's no more. */
const OWN = "-own";

/** @param {Practice} practice @returns {Check[]} */
export const checksOf = ({ kpi_checks = [] }) => kpi_checks.map(({ kpi, bands }) => ({ kpi, bands: [...bands] }));

/** Whether scores or verdicts come out otherwise: weights, limits and figures taken away do that, figures added do not.
 * @param {Practice} practice @param {PracticePatch} patch */
export function changesMethod(practice, { weight, checks }) {
  if (weight !== practice.weight) return true;
  return checksOf(practice).some((one) => {
    const now = checks.find(({ kpi }) => kpi === one.kpi);
    return !now || JSON.stringify(now.bands) !== JSON.stringify(one.bands);
  });
}

/** The version after: the first number for another way of scoring, the second for what is added. @param {string} version @param {boolean} method */
export function versionAfter(version, method) {
  const [, major = "0", minor = "0"] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return method ? `${Number(major) + 1}.0.0` : `${major}.${Number(minor) + 1}.0`;
}

/**
 * The text of a model with one practice changed.
 * @param {Model} model in its own words
 * @param {string} id the practice
 * @param {PracticePatch} patch
 * @param {{ isOwn: boolean, today: string }} made `isOwn`: the model in force is already the user's
 */
export function modelWith(model, id, patch, { isOwn, today }) {
  const { reference, ...rest } = structuredClone(model);
  const practice = rest.dimensions.flatMap(({ practices }) => practices).find((one) => one.id === id);
  if (!practice) return null;
  const method = changesMethod(practice, patch);
  practice.weight = patch.weight;
  practice.kpi_checks = patch.checks;
  const { version } = rest.model;
  const before = (rest.migrations ?? []).map((one) => ({ ...one, method_change: one.method_change || method }));
  rest.migrations = [...before, { from: version, method_change: method, practices: [] }];
  rest.model = {
    ...rest.model,
    id: isOwn ? reference.id : reference.id + OWN,
    version: versionAfter(version, method),
    date: today,
  };
  return JSON.stringify(rest, null, 1);
}

/** Values that reach levels, as they are typed; null where they are none. @param {string} typed */
export function bandsTyped(typed) {
  const parts = typed.split(/[;\s]+/).filter(Boolean);
  const numbers = parts.map((one) => Number(one.replace(",", ".")));
  return parts.length > 0 && numbers.every(Number.isFinite) ? numbers : null;
}

// @ts-check
/** Figures worth looking at in a sector and for an aim, by the maturity model in force. */

/** @typedef {import("./maturity-shape.js").Model} Model */
/** @typedef {import("./state.js").Catalogue} Catalogue */
/** @typedef {Model["dimensions"][number]["practices"][number]} Practice */

/**
 * @typedef {object} Proposed
 * @property {string} id of the KPI
 * @property {boolean} of_sector whether the sector always looks at it
 * @property {readonly Practice[]} practices that are checked against it, the weightiest first
 */

/** As many as can be weighed at a look. */
const MOST = 12;

/**
 * First what the sector always looks at, then what the practices that weigh most under sector and aim are checked
 * against. Only figures of the catalogue: each has a formula that names what it divides by.
 * @param {Model} model
 * @param {Pick<Catalogue, "kpis">} catalogue
 * @param {string | null} sector @param {string | null} aim
 * @returns {Proposed[]}
 */
export function figuresFor(model, { kpis }, sector, aim) {
  const profile = model.profiles.find(({ id }) => id === sector);
  const goal = model.goals.find(({ id }) => id === aim);
  /** @type {Map<string, { practice: Practice, weight: number }[]>} */
  const checked = new Map();
  for (const { id, weight, practices } of model.dimensions) {
    const times = (profile?.multipliers?.[id] ?? 1) * (goal?.multipliers?.[id] ?? 1);
    for (const practice of practices)
      for (const { kpi } of practice.kpi_checks ?? []) {
        const known = checked.get(kpi) ?? [];
        checked.set(kpi, [...known, { practice, weight: weight * times * practice.weight }]);
      }
  }
  const weightOf = (/** @type {string} */ id) => (checked.get(id) ?? []).reduce((sum, { weight }) => sum + weight, 0);
  const ofSector = profile?.figures ?? [];
  const others = [...checked.keys()].sort((a, b) => weightOf(b) - weightOf(a) || a.localeCompare(b, "en"));
  return [...new Set([...ofSector, ...others])]
    .filter((id) => kpis.some((card) => card.id === id))
    .slice(0, MOST)
    .map((id) => ({
      ...{ id, of_sector: ofSector.includes(id) },
      practices: [...(checked.get(id) ?? [])].sort((a, b) => b.weight - a.weight).map(({ practice }) => practice),
    }));
}

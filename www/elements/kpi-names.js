// @ts-check
/** A KPI by its name, and the name of a KPI. */

/** @typedef {import("../store/state.js").State} State */

/** @param {State} state @param {import("../say.js").Say} say @param {string} id */
export function nameOf(state, say, id) {
  const card = state.catalogue?.kpis.find((one) => one.id === id);
  return card ? say.both(card.name) : say.name(id);
}

/** The id of a KPI typed by its id or its name, in either language. @param {State} state @param {string} typed */
export function idOf(state, typed) {
  const text = typed.toLocaleLowerCase();
  const is = (/** @type {string} */ name) => name.toLocaleLowerCase() === text;
  return state.catalogue?.kpis.find(({ id, name }) => is(id) || is(name.fr) || is(name.en))?.id;
}

/** The smallest notebook: cells with names, which run again when what they name has changed. */
const cells = new Map();

/**
 * @param {string} name
 * @param {string[]} needs names of other cells, given to the function in this order
 * @param {(...values: any[]) => any} run gives a value, or an element to be shown; with `input`, the value is the
 *   element's `value` and follows the event
 * @param {{ input?: string }} [options]
 */
export function cell(name, needs, run, { input } = {}) {
  const place = document.createElement("section");
  const code = document.createElement("pre");
  const shown = document.createElement("output");
  code.textContent = `${name} = ${run}`;
  place.append(shown, code);
  place.id = name;
  document.getElementById("cells").append(place);
  cells.set(name, { needs, run, shown, input, value: undefined, turn: 0 });
  evaluate(name);
}

async function evaluate(name) {
  const one = cells.get(name);
  const values = one.needs.map((need) => cells.get(need)?.value);
  if (values.includes(undefined)) return;
  one.turn += 1;
  const { turn } = one;
  const value = await one.run(...values);
  // Of several runs that overlap, the last one counts.
  if (turn !== one.turn) return;
  one.shown.replaceChildren(value instanceof Node ? value : JSON.stringify(value));
  if (one.input) value.addEventListener(one.input, () => settle(name, value.value));
  settle(name, one.input ? value.value : value);
}

function settle(name, value) {
  cells.get(name).value = value;
  for (const [other, { needs }] of cells) if (needs.includes(name)) evaluate(other);
}

// @ts-check
/** Which system's export has a field, and under which header, as the presets know it. */

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./needs.js").Gap} Gap */
/** @typedef {import("../generated/core.js").PresetCard} PresetCard */
/** @typedef {{ system: string, export: import("../generated/core.js").Text, headers: string[], atHand: boolean }} Holder */

/** More are a catalogue, not an answer. */
const MOST = 4;

/**
 * The exports that hold what is lacking: those of systems that files at hand come from first, then those that hold
 * most of it. One export a system.
 * @param {State} state
 * @param {Gap} gap
 * @returns {Holder[]}
 */
export function holdersOf(state, { table, fields, file }) {
  const known = new Set(state.files.map(({ sniff }) => sniff?.preset?.system));
  const own = file?.sniff?.preset?.system;
  const all = (state.catalogue?.presets ?? [])
    .filter((preset) => preset.table === table)
    .map((preset) => ({ preset, headers: headersOf(preset, fields) }))
    .filter(({ headers }) => headers.length > 0)
    .map(({ preset, headers }) => ({
      ...{ system: preset.system, export: preset.export, headers },
      atHand: known.has(preset.system),
      weight: headers.length + (known.has(preset.system) ? 100 : 0) + (preset.system === own ? 100 : 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const first = all.filter((one, at) => all.findIndex(({ system }) => system === one.system) === at);
  // Whoever has a system asks there; the others need not be named.
  const kept = first.some(({ atHand }) => atHand) ? first.filter(({ atHand }) => atHand) : first;
  return kept.slice(0, MOST).map(({ weight, ...holder }) => holder);
}

/** For each need, the header of the first field that would do. @param {PresetCard} preset @param {string[][]} fields */
function headersOf(preset, fields) {
  return fields.flatMap((options) => preset.fields.find(([field]) => options.includes(field))?.[1] ?? []);
}

// @ts-check
/** The Journey room's choices: phases with their goals, points of contact put right by hand, notes; read back with suspicion, and asked for. */
import { NO_JOURNEY, NOTE_KINDS, NOTE_ROLES, STAGES, TEMPLATES } from "./journey-shape.js";
import { deepFreeze } from "./state.js";
import { isRecord, records, textOf } from "./stored.js";
import { targetAsks } from "./targets.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./asks.js").Ask} Ask */

/** @typedef {import("./journey-shape.js").Journey} Journey */
/** @typedef {import("./journey-shape.js").Phase} Phase */

const MOST = 500;

/** @param {unknown} value @param {number} fallback */
const daysOf = (value, fallback) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 3650 ? Number(value) : fallback;

/** A phase of the files belongs to one phase of the user's: to the first that names it. @param {unknown} stored @returns {readonly Phase[]} */
function readPhases(stored) {
  /** @type {Set<string>} */
  const taken = new Set();
  const phases = records(stored, MOST)
    .slice(0, 12)
    .map((one) => {
      const named = Array.isArray(one.stages) ? one.stages : [];
      const stages = STAGES.filter((stage) => named.includes(stage) && !taken.has(stage));
      for (const stage of stages) taken.add(stage);
      const { key, name, goal, kpi } = one;
      return { key: textOf(key), name: textOf(name), stages, goal: textOf(goal), kpi: textOf(kpi) };
    });
  return phases.length === 0 ? NO_JOURNEY.phases : phases;
}

/** @param {unknown} stored @returns {Journey} */
export function readJourney(stored) {
  if (!isRecord(stored)) return NO_JOURNEY;
  const owners = isRecord(stored.owners) ? Object.entries(stored.owners) : [];
  const at = isRecord(stored.at) ? stored.at : null;
  return deepFreeze({
    template: Object.hasOwn(TEMPLATES, textOf(stored.template)) ? textOf(stored.template) : NO_JOURNEY.template,
    phases: readPhases(stored.phases),
    days: daysOf(stored.days, NO_JOURNEY.days),
    return_days: daysOf(stored.return_days, NO_JOURNEY.return_days),
    moved: records(stored.moved, MOST)
      .map(({ channel, from, to }) => ({ channel: textOf(channel), from: textOf(from), to: textOf(to) }))
      .filter(({ from, to }) => STAGES.includes(from) && STAGES.includes(to)),
    owners: Object.fromEntries(
      owners.flatMap(([key, value]) => (key === "__proto__" || textOf(value) === "" ? [] : [[key, textOf(value)]])),
    ),
    notes: records(stored.notes, MOST).map((one) => ({
      kind: NOTE_KINDS.includes(textOf(one.kind)) ? textOf(one.kind) : NOTE_KINDS[0],
      role: NOTE_ROLES.includes(textOf(one.role)) ? textOf(one.role) : "other",
      ...{ phase: textOf(one.phase), channel: textOf(one.channel), to: textOf(one.to), text: textOf(one.text) },
      day: /^\d{4}-\d\d-\d\d$/.test(textOf(one.day)) ? textOf(one.day) : "",
    })),
    at: at && STAGES.includes(textOf(at.stage)) ? { channel: textOf(at.channel), stage: textOf(at.stage) } : null,
  });
}

/** How the engine is asked to read the journey: a phase is known by its place. @param {Journey} journey */
export function journeyOf({ phases, days, return_days, moved }) {
  return { days, return_days, moved, phases: phases.map(({ stages }, at) => ({ name: String(at), stages })) };
}

/** The figures of the grid: those of the kind of business, and those chosen for a phase. @param {Journey} journey @param {readonly { id: string }[]} known */
export function kpisOf({ template, phases }, known) {
  const named = [...Object.values(TEMPLATES[template]).flat(), ...phases.map(({ kpi }) => kpi)];
  return [...new Set(named)].filter((id) => known.some((one) => one.id === id));
}

/** @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function journeyAsks(state, request) {
  const { journey } = state.choices;
  const { settings } = request;
  const asked = /** @type {any} */ (journeyOf(journey));
  const only = kpisOf(journey, state.catalogue?.kpis ?? []);
  const { at } = journey;
  const explored = at && state.report?.settings.all_channels.includes(at.channel) ? at : null;
  return [
    { name: "journey", about: asked, put: (engine) => engine.journey({ settings, journey: asked }) },
    ...(explored
      ? [
          {
            ...{ name: "journey-ways", about: [asked, explored] },
            put: (/** @type {import("../engine.js").Engine} */ engine) =>
              engine.journeyWays({ settings, journey: asked, ...explored }),
          },
        ]
      : []),
    ...targetAsks(state, request),
    {
      ...{ name: "journey-grid", about: [asked.phases, only] },
      put: (engine) => engine.journeyGrid({ settings, journey: asked, only }),
    },
    { name: "voice", about: null, put: (engine) => engine.voice({ settings }) },
  ];
}

// @ts-check
/** What the report asks of the engine: what the rooms ask, by the same names, and a few figures of its own. The command
 * asks the same. */
import { caseAsks } from "./case.js";
import { economicsAsks } from "./economics.js";
import { requestNow, stepOf } from "./figures.js";
import { journeyAsks } from "./journey.js";
import { maturityAsks } from "./maturity-ask.js";
import { POINTS } from "./points.js";
import { studyAsks } from "./study.js";
import { targetAsks } from "./targets.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./asks.js").Ask} Ask */

/** Figures that are told channel by channel, beside those in which channels are compared. */
const BY_CHANNEL = ["revenue_total", ...POINTS];
/** What the Journey room explores for the eye. */
const EXPLORED = ["journey-ways", "voice", "targets"];

/** @param {State} state @returns {Ask[]} */
export function handoverAsks(state) {
  const request = requestNow(state);
  const { settings } = request;
  const { report } = state;
  const measured = report?.kpis.filter(({ value }) => value !== null).map(({ id }) => id) ?? [];
  const segments = (report?.settings.all_segments.length ?? 0) > 0;
  return [
    ...targetAsks(state, request),
    ...caseAsks(state, request),
    ...maturityAsks(state, request),
    { name: "bridges", about: null, put: (engine) => engine.bridges(request) },
    ...economicsAsks(state, request),
    ...journeyAsks(state, request).filter(({ name }) => !EXPLORED.includes(name)),
    { name: "voice", about: null, put: (engine) => engine.voice({ settings }) },
    { name: "service", about: null, put: (engine) => engine.service({ settings }) },
    {
      ...{ name: "report-channels", about: null },
      put: (engine) => engine.breakdown({ settings, by: "channel", only: BY_CHANNEL, judge: true }),
    },
    ...(segments
      ? [
          {
            ...{ name: "segments", about: null },
            put: (/** @type {import("../engine.js").Engine} */ engine) => engine.segments({ settings }),
          },
        ]
      : []),
    ...(report
      ? [
          {
            ...{ name: "report-trend", about: measured },
            put: (/** @type {import("../engine.js").Engine} */ engine) =>
              engine.trend(request, stepOf(report.settings), measured),
          },
        ]
      : []),
    ...studyAsks(state),
  ];
}

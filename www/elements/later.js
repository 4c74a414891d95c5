// @ts-check
/**
 * The parts of the page that its first screen does without: scripts of their own, which come right after it, so that
 * the network may go then. In the page that is one file they are there from the start.
 */
import { learn } from "../languages.js";
import { LANGUAGES } from "../say.js";

/** @typedef {(view: import("./base.js").View) => any} Template */
/** @typedef {keyof typeof LATER} Part */

const LATER = {
  dialogs: async () => (await import("./dialogs.js")).dialogContent,
  journey: async () => (await import("./room-journey.js")).roomJourney,
  attribution: async () => (await import("./room-attribution.js")).roomAttribution,
  customers: async () => (await import("./room-customers.js")).roomCustomers,
  tests: async () => (await import("./room-tests.js")).roomTests,
  targets: async () => (await import("./room-targets.js")).roomTargets,
  maturity: async () => (await import("./room-maturity.js")).roomMaturity,
  voice: async () => (await import("./room-voice.js")).roomVoice,
  channels: async () => (await import("./room-channels.js")).roomChannels,
  report: async () => (await import("./room-report.js")).roomReport,
};

/** What has come. @type {Map<Part, Template>} */
const there = new Map();
/** What could not be loaded when it was last asked for. @type {Set<Part>} */
const failed = new Set();

/** @param {string} name @returns {name is Part} */
export const isLater = (name) => Object.hasOwn(LATER, name);

/** @param {Part} name */
export const partOf = (name) => there.get(name) ?? null;

/** @param {Part} name */
export const hasFailed = (name) => failed.has(name);

/** Brings a part, which says itself afterwards whether it is there. @param {Part} name */
export async function bring(name) {
  if (there.has(name)) return;
  failed.delete(name);
  try {
    there.set(name, /** @type {Template} */ (await LATER[name]()));
  } catch {
    failed.add(name);
  }
}

/** Everything that has not come yet, the other language too. */
export const bringAll = () =>
  Promise.allSettled([...Object.keys(LATER).filter(isLater).map(bring), ...LANGUAGES.map(learn)]);

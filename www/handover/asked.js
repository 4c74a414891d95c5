// @ts-check
/** Everything that the report tells, asked outside the page: the same questions, in the same order. */
import { asProblem } from "../problem.js";
import { qualityOf, reportOf } from "../store/figures.js";
import { handoverAsks } from "../store/handover-ask.js";
import { EMPTY } from "../store/state.js";

/** @typedef {import("../store/state.js").State} State */

/**
 * @param {import("../engine.js").Engine} engine with every file loaded
 * @param {import("../store/state.js").Choices} choices
 * @param {import("../store/state.js").FileState[]} files
 * @returns {Promise<State>} as the page would have it
 */
export async function askedState(engine, choices, files) {
  /** @type {State} */
  let state = { ...EMPTY, engine: "ready", room: "report", choices, files, catalogue: await engine.catalogue() };
  if (files.length > 0) {
    const report = await reportOf(engine, choices, null);
    state = { ...state, report, quality: await qualityOf(engine, choices).catch(() => null) };
  }
  const signal = new AbortController().signal;
  for (const ask of handoverAsks(state)) {
    if (!state.report && !ask.alone) continue;
    const answer = await ask.put(engine, state, { signal, onProgress: () => {} }).then(
      (value) => ({ value, problem: null }),
      (thrown) => ({ value: null, problem: asProblem(thrown) }),
    );
    const known = { ...answer, of: "", waiting: false, progress: null };
    state = { ...state, answers: { ...state.answers, [ask.name]: known } };
  }
  return state;
}

// @ts-check
/** A study of attribution, gone through in short pieces so that it can be told of and stopped. */
import { pause } from "./pause.js";
import { cancelled } from "./problem.js";

/** @typedef {import("./generated/core.js").StudyRequest} StudyRequest */
/** @typedef {import("./generated/core.js").StudyReport} StudyReport */
/** @typedef {{ onProgress?: (progress: import("./direct-engine.js").Progress) => void, signal?: AbortSignal }} StudyOptions */

/** Milliseconds between two looks at what waits outside. */
const PAUSE = 50;
/** What progress is told in: thousandths. */
const WHOLE = 1000;
/** The last study begun on each bench: one that comes later takes its place. @type {WeakMap<object, object>} */
const latest = new WeakMap();

/**
 * @param {import("./generated/core.js").Workbench} bench
 * @param {<T>(call: () => T) => T} guarded
 * @param {Partial<StudyRequest>} request
 * @param {StudyOptions} options
 * @returns {Promise<StudyReport>}
 */
export async function attributionStudy(bench, guarded, request, { onProgress, signal }) {
  guarded(() => bench.begin_study(request));
  const own = {};
  latest.set(bench, own);
  let told = Date.now();
  for (let done = 0; done < 1; ) {
    done = guarded(() => bench.step_study(1));
    if (done < 1 && Date.now() - told < PAUSE) continue;
    told = Date.now();
    onProgress?.({ bytes: Math.round(done * WHOLE), total: WHOLE, rows: 0 });
    await pause();
    const isLatest = latest.get(bench) === own;
    if (isLatest && !signal?.aborted) continue;
    if (isLatest) guarded(() => bench.drop_study());
    throw cancelled("");
  }
  return guarded(() => bench.end_study());
}

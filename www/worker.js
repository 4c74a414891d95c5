// @ts-check
/** The engine in a worker: answers the messages of WorkerEngine. Bundled into a text, see ARCHITECTURE.md. */
import { DirectEngine } from "./direct-engine.js";
import { revived } from "./packed/part.js";
import { asProblem } from "./problem.js";
import { warmUp } from "./warm-up.js";

/** @typedef {import("./worker-engine.js").Call} Call */

/** The worker's own global: the page's types know no worker. */
const scope =
  /** @type {{ onmessage: ((event: MessageEvent) => void) | null, postMessage(message: unknown): void }} */ (
    /** @type {unknown} */ (globalThis)
  );

/** @type {DirectEngine | null} */
let engine = null;
/** The bytes of the spreadsheet module, once they were sent.
 * @type {BufferSource} */
let spreadsheet = new Uint8Array();
/** @type {Map<number, AbortController>} */
const running = new Map();

/** @param {Call} call */
async function answer({ id, method, args }) {
  if (method === "cancel") return void running.get(args[0])?.abort();
  const controller = new AbortController();
  running.set(id, controller);
  try {
    scope.postMessage({ id, value: await run(id, method, args, controller.signal) });
  } catch (thrown) {
    scope.postMessage({ id, problem: asProblem(thrown).toReport() });
  } finally {
    running.delete(id);
  }
}

/**
 * @param {number} id
 * @param {string} method
 * @param {any[]} args
 * @param {AbortSignal} signal
 */
async function run(id, method, args, signal) {
  if (method === "start") {
    engine = DirectEngine.start(args[0], async () => spreadsheet);
    return undefined;
  }
  if (method === "spreadsheet") {
    spreadsheet = args[0];
    return undefined;
  }
  if (!engine) throw new Error("the engine was not started");
  if (method === "warmUp") return warmUp();
  // What is a file here may have come as the plan of one.
  const file = revived(args[0]);
  /** @param {import("./direct-engine.js").Progress} progress */
  const onProgress = (progress) => scope.postMessage({ id, progress });
  if (method === "compare") return engine.compare(file, revived(args[1]), args[2], { onProgress, signal });
  if (method === "proposeComparison") return engine.proposeComparison(file, revived(args[1]), args[2]);
  if (method === "attributionStudy") return engine.attributionStudy(args[0], { onProgress, signal });
  if (method === "load") {
    const [, mapping, options] = args;
    return engine.load(file, mapping, { ...options, onProgress, signal });
  }
  if (method === "digest") return engine.digest(file, { signal });
  // The methods are those of DirectEngine: WorkerEngine names no other.
  return /** @type {any} */ (engine)[method](file, ...args.slice(1));
}

scope.onmessage = (event) => {
  answer(event.data);
};

// @ts-check
/** Tells each problem once: of a file, of the figures, of the engine, or of what was opened. */
import { Problem } from "../problem.js";
import { Say } from "../say.js";
import "../both-languages.js";

/** @typedef {import("../store/state.js").State} State */

/** What a program is told: plain data. @typedef {ReturnType<Problem["toReport"]>} ProblemDetail */

const NO_ENGINE = new Problem({
  code: "engine-failed",
  message: "the engine does not start in this browser",
  hint: "The browser may be too old, or the page's policy may lack script-src 'wasm-unsafe-eval' or worker-src blob:.",
});

/** A file that nobody has said what it holds of. @param {string} file */
const unknownFile = (file) =>
  new Problem({
    code: "file-asks",
    message: "it is not known what the file holds",
    file,
    hint: "Say what its columns are, or give a mapping with the audit.",
  });

/** @param {State["notices"][number]} notice */
const noticed = ({ key, values }) =>
  new Problem({
    code: key.replace("problem.", ""),
    message: new Say("en").t(key, values),
    file: typeof values.file === "string" ? values.file : null,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  });

export class Problems {
  #emit;
  /** @type {WeakSet<object>} */
  #told = new WeakSet();
  /** Files that wait for an answer, by key. @type {Set<number>} */
  #asking = new Set();
  #notices = -1;

  /** @param {(problem: ProblemDetail) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** @param {Problem} problem */
  tell(problem) {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.#emit(problem.toReport());
  }

  /** @param {State} state */
  look({ files, reportProblem, engine, notices }) {
    for (const { key, status, problem, name } of files) {
      if (problem) this.tell(problem);
      if (status !== "asking") this.#asking.delete(key);
      else if (!this.#asking.has(key)) {
        this.#asking.add(key);
        this.tell(unknownFile(name));
      }
    }
    if (reportProblem) this.tell(reportProblem);
    if (engine === "failed") this.tell(NO_ENGINE);
    for (const notice of notices) {
      if (notice.id <= this.#notices) continue;
      this.#notices = notice.id;
      if (notice.key.startsWith("problem.")) this.tell(noticed(notice));
    }
  }
}

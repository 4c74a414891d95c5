// @ts-check
/** What goes wrong, as the engine tells it. */

/** @typedef {import("./generated/core.js").ProblemReport} ProblemReport */

/** An error with a stable code, a place in the user's files, and what to do. */
export class Problem extends Error {
  /** @param {Partial<ProblemReport> & { code: string, message: string }} report */
  constructor(report) {
    super(report.message);
    this.name = "Problem";
    this.code = report.code;
    this.hint = report.hint ?? "";
    /** @type {Record<string, string>} */
    this.values = report.values ?? {};
    this.file = report.file ?? null;
    this.line = report.line ?? null;
    this.column = report.column ?? null;
    this.byte = report.byte ?? null;
  }

  /** A plain object that survives a message to another thread. */
  toReport() {
    const { code, message, hint, values, file, line, column, byte } = this;
    return { code, message, hint, values, file, line, column, byte };
  }
}

/** The engine stopped in the middle of a call and cannot be used any more. */
export const STOPPED = "engine-stopped";

/** The user gave up. */
export const CANCELLED = "cancelled";

/** @param {string} place */
export function stopped(place = "") {
  return new Problem({
    code: STOPPED,
    message: `the engine stopped unexpectedly${place && ` (${place})`}`,
    hint: "It was started again; the last action was not done. Try it again, or with another file.",
  });
}

/** @param {string} file */
export function cancelled(file) {
  return new Problem({ code: CANCELLED, message: "cancelled", file, hint: "Nothing was changed." });
}

/**
 * Whatever was thrown, as a Problem. The engine throws plain objects with a code.
 * @param {unknown} thrown
 * @returns {Problem}
 */
export function asProblem(thrown) {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError) {
    const place = /** @type {{ omnimeterPanic?: string }} */ (globalThis).omnimeterPanic ?? "";
    return stopped(place);
  }
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const { code, message } = /** @type {Record<string, unknown>} */ (thrown);
    return new Problem({ ...thrown, code: String(code), message: String(message) });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem({ code: "unexpected", message });
}

// @ts-check
/** Failures, said in one line. */

/** A line that cannot be carried out as it was written. */
export class Misuse extends Error {
  /**
   * @param {string} message
   * @param {string} [hint] what there is instead
   */
  constructor(message, hint = "") {
    super(hint ? `${message}; there is: ${hint}` : message);
  }
}

/**
 * What went wrong, where, and what to do, in one line.
 * @param {any} thrown
 */
export function sentence(thrown) {
  const place = [
    thrown?.file,
    thrown?.line && `line ${thrown.line}`,
    thrown?.column && `column ${thrown.column}`,
  ].filter(Boolean);
  const message = String(thrown?.message ?? thrown).replace(/\s+/g, " ");
  const hint = thrown?.hint ? `. ${thrown.hint}` : "";
  return [...place, `${message}${hint}`].join(": ");
}

// @ts-check
/** What a person sees while a command works: what is being done, and how long it took. */

/** A failure that the user can act on. Its message is one sentence that says what to do. */
export class Fault extends Error {}

/** Thrown by a step that found nothing to do. */
const SKIPPED = Symbol("skipped");

/** Returned by a step's work to say that it was done before. */
export const already = SKIPPED;

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs one named step and prints its time. Work that returns `already` is shown as done before.
 * @template T
 * @param {string} title
 * @param {() => T | typeof SKIPPED | Promise<T | typeof SKIPPED>} work
 * @returns {Promise<T | undefined>}
 */
export async function step(title, work) {
  const start = performance.now();
  process.stdout.write(`> ${title}\n`);
  const result = await work();
  const took = seconds(performance.now() - start);
  if (result === SKIPPED) {
    process.stdout.write(`  nothing to do (${took})\n`);
    return undefined;
  }
  process.stdout.write(`  done in ${took}\n`);
  return /** @type {T} */ (result);
}

/** @param {string} text */
export const note = (text) => process.stdout.write(`  ${text}\n`);

/**
 * Runs a script's main function; a Fault ends it with its one sentence, anything else is a bug of ours
 * and keeps its stack.
 * @param {() => unknown} work
 */
export async function main(work) {
  // Whoever reads may stop early, as `head` does.
  process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`\nomnimeter: ${error.message}\n`);
    process.exitCode = 1;
  }
}

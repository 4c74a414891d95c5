// @ts-check
/** How many tests ran, read from each runner's own output. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    none(),
  );

/** @param {Counts} counts */
export const total = ({ passed, failed, skipped }) => passed + failed + skipped;

/** Terminal colours, which some runners print even into a pipe. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** @param {string} text */
const plain = (text) => text.replace(COLOUR, "");

/**
 * cargo test and wasm-bindgen-test-runner: one line for each test program.
 * @param {string} output
 * @returns {Counts}
 */
export function cargoCounts(output) {
  const lines = plain(output).matchAll(/^\s*test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm);
  return sum(
    [...lines].map(([, passed, failed, skipped]) => ({ passed: +passed, failed: +failed, skipped: +skipped })),
  );
}

/**
 * node --test with its `spec` reporter: a block of totals at the end.
 * @param {string} output
 * @returns {Counts}
 */
export function nodeCounts(output) {
  /** @param {string} name */
  const last = (name) => Number([...plain(output).matchAll(new RegExp(`^ℹ ${name} (\\d+)$`, "gm"))].at(-1)?.[1] ?? 0);
  return { passed: last("pass"), failed: last("fail") + last("cancelled"), skipped: last("skipped") + last("todo") };
}

/**
 * Playwright's `json` reporter. A test that passed only when tried again counts as failed.
 * @param {string} json
 * @returns {Counts}
 */
export function playwrightCounts(json) {
  try {
    const { stats, errors = [] } = JSON.parse(json);
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: failed || (errors.length > 0 ? 1 : 0), skipped: stats.skipped };
  } catch {
    return none();
  }
}

// @ts-check
/** `npm test`: installs what is missing, runs every test of every kind, and counts them all. */
import { readArguments } from "./lib/arguments.mjs";
import { none, sum, total } from "./lib/counts.mjs";
import { Fault, main, seconds } from "./lib/say.mjs";
import { suites } from "./lib/suites.mjs";
import { table } from "./lib/table.mjs";
import { setUp } from "./setup.mjs";

/** @typedef {import("./lib/suites.mjs").Suite} Suite */
/** @typedef {import("./lib/counts.mjs").Counts} Counts */
/** @typedef {{ suite: Suite, counts: Counts, ms: number, why: string }} Line */

/** @param {string | undefined} only */
function suitesAsked(only) {
  if (only === undefined) return suites;
  const names = only.split(",");
  const known = suites.map((suite) => suite.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Fault(`No suite is called "${unknown.join(", ")}": choose from ${known.join(", ")}.`);
  return suites.filter((suite) => names.includes(suite.name));
}

/**
 * Runs one suite. What goes wrong is told, and does not stop the others.
 * @param {Suite} suite
 * @returns {Promise<Line>}
 */
async function runSuite(suite) {
  const start = performance.now();
  process.stdout.write(`\n=== ${suite.name}: ${suite.what}\n`);
  let counts = none();
  let why = "";
  try {
    const outcome = await suite.run();
    counts = outcome.counts;
    if (suite.counts !== false && total(counts) === 0) why = "ran no test";
    else if (!outcome.ok && counts.failed === 0) why = "ended with an error";
  } catch (error) {
    why = error instanceof Fault ? error.message : String(/** @type {Error} */ (error).stack);
    process.stdout.write(`${why}\n`);
  }
  // A suite that broke outside its tests must show in the count as well.
  if (why) counts = sum([counts, { passed: 0, failed: 1, skipped: 0 }]);
  return { suite, counts, ms: performance.now() - start, why };
}

/** @param {Line[]} lines */
function results(lines) {
  const rows = lines.map(({ suite, counts, ms }) => [
    suite.name,
    ...[counts.passed, counts.failed, counts.skipped].map(String),
    seconds(ms),
  ]);
  return table([["suite", "passed", "failed", "skipped", "time"], ...rows]);
}

await main(async () => {
  const { values } = readArguments({
    usage: "npm test [-- --only NAME,NAME]",
    about: "Installs what is missing, runs every test of every kind, and counts them all.",
    options: { only: { type: "string", says: suites.map(({ name }) => name).join(", ") } },
  });
  const asked = suitesAsked(values.only);
  await setUp({ browser: asked.some(({ name }) => name !== "native" && name !== "types") });
  /** @type {Line[]} */
  const lines = [];
  for (const suite of asked) lines.push(await runSuite(suite));
  const all = sum(lines.map((line) => line.counts));
  process.stdout.write(`\n${results(lines)}\n\n`);
  for (const { suite, why } of lines) if (why) process.stdout.write(`${suite.name}: ${why.split("\n")[0]}\n`);
  process.stdout.write(`${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped\n`);
  process.exitCode = all.failed > 0 ? 1 : 0;
});

// @ts-check
/** The sample as the page takes it: its files, and what is chosen with them. */
import { pause } from "../pause.js";
import { readMaturity } from "./maturity-read.js";
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").Choices} Choices */

/** What is chosen in the sample, which is an audit of its own. @returns {Promise<Choices>} */
export async function sampleChoices() {
  const [{ SAMPLE_INFO }, { sampleAnswers }] = await Promise.all([
    import("../samples/retailer.js"),
    import("../samples/answers.js"),
  ]);
  const { name: audit, period, zone, currency, asOf } = SAMPLE_INFO;
  const filters = { ...NO_CHOICES.filters, ...period, zone, currency, asOf, compare: /** @type {const} */ ("year") };
  return { ...NO_CHOICES, audit, filters, maturity: readMaturity(sampleAnswers()) };
}

/** The sample's files that are not there yet, made in memory while they are read. @param {string[]} there */
export async function* sampleFiles(there) {
  const { sampleSteps } = await import("../samples/retailer.js");
  for (const step of sampleSteps()) {
    if (step && !there.includes(step.name)) yield new File([step.text], step.name, { type: "text/csv" });
    await pause();
  }
}

// @ts-check
/** The sample as the page takes it: its files, and what is chosen with them. */
import { pause } from "../pause.js";
import { isBegun } from "./maturity-edit.js";
import { readMaturity } from "./maturity-read.js";
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Choices} Choices */

/**
 * The sample's files that are not there yet, made in memory while they are read. Answers of the user's own stay.
 * @param {State} state
 * @returns {Promise<{ files: AsyncIterable<File>, choices: Choices }>}
 */
export async function sampleWith({ choices, files }) {
  const [{ sampleSteps, SAMPLE_INFO }, { sampleAnswers }] = await Promise.all([
    import("../samples/retailer.js"),
    import("../samples/answers.js"),
  ]);
  const { name: audit, period, zone, currency, asOf } = SAMPLE_INFO;
  const filters = { ...NO_CHOICES.filters, ...period, zone, currency, asOf, compare: /** @type {const} */ ("year") };
  const maturity = isBegun(choices.maturity) ? choices.maturity : readMaturity(sampleAnswers());
  const there = new Set(files.map(({ name }) => name));
  async function* lacking() {
    for (const step of sampleSteps()) {
      if (step && !there.has(step.name)) yield new File([step.text], step.name, { type: "text/csv" });
      await pause();
    }
  }
  return { files: lacking(), choices: { ...choices, audit, filters, maturity } };
}

/** What stays chosen when all files go; the sample's answers go with it. @param {State} state @returns {Choices} */
export const withoutFiles = ({ choices, sample }) => ({
  ...choices,
  ...{ audit: "", filters: NO_CHOICES.filters },
  maturity: sample ? NO_CHOICES.maturity : choices.maturity,
});

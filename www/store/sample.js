// @ts-check
/** The sample as the page takes it: its files, and what is chosen with them. */
import { unpacked } from "../base64.js";
import { Problem } from "../problem.js";
import { readMaturity } from "./maturity-read.js";
import { NO_CHOICES } from "./state.js";

/** @typedef {import("./state.js").Choices} Choices */

/** What is chosen in the sample, which is an audit of its own. @returns {Promise<Choices>} */
export async function sampleChoices() {
  const [{ SAMPLE_INFO }, { sampleAnswers }] = await Promise.all([
    import("../samples/about.js"),
    import("../samples/answers.js"),
  ]);
  const { name: audit, period, zone, currency, asOf } = SAMPLE_INFO;
  const filters = { ...NO_CHOICES.filters, ...period, zone, currency, asOf, compare: /** @type {const} */ ("year") };
  return { ...NO_CHOICES, audit, filters, maturity: readMaturity(sampleAnswers()) };
}

/** The sample's files that are not there yet, each unpacked while the one before is read. @param {string[]} there */
export async function* sampleFiles(there) {
  const script = await import("../generated/sample-bytes.js").catch(() => {
    throw new Problem({
      code: "no-sample",
      message: "the script that carries the sample could not be loaded",
      hint: "sample-bytes.js belongs beside the script that asks for it, on the same server.",
    });
  });
  for (const [name, packed] of Object.entries(script.default))
    if (!there.includes(name)) yield new File([await unpacked(packed)], name, { type: "text/csv" });
}

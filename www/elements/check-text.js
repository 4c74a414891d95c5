// @ts-check
/** What is worth a look in the files, as a sentence. */

/** @param {import("../say.js").Say} say @param {string} currency @param {import("../generated/core.js").Quality["findings"][number]} one */
export function checkText(say, currency, one) {
  const { code, count, of } = one;
  const limit = (/** @type {number | null} */ value) => (value === null ? "" : say.value(value, "money", currency));
  return say.t(`check.${code}`, {
    ...{ n: count, all: of, share: of > 0 ? say.percent(count / of, count / of < 0.001 ? 2 : 1) : "–" },
    ...{ names: say.list(one.names), name: one.names[0] ?? "", other: one.names[1] ?? "" },
    ...{ low: limit(one.low), high: limit(one.high), period: one.from ? say.period(one.from, one.to) : "" },
  });
}

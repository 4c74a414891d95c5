// @ts-check
/** What may be said of a figure beside a threshold: never more than its interval allows. */

/** @typedef {{ value: number | null, low: number | null, high: number | null, method?: string | null }} Figure */

/** @typedef {"above" | "below" | "untold"} Standing `untold`: the interval holds the threshold, or there is none */

/** A census has no interval, and needs none. @param {Figure} figure */
export const isWhole = ({ value, low, high, method }) =>
  value !== null && (method === "census" || (low !== null && low === high));

/** @param {Figure} figure @param {number} threshold @returns {Standing} */
export function judged(figure, threshold) {
  const { value, low, high } = figure;
  if (value !== null && isWhole(figure)) return value > threshold ? "above" : value < threshold ? "below" : "untold";
  if (low === null || high === null) return "untold";
  return low > threshold ? "above" : high < threshold ? "below" : "untold";
}

// @ts-check
/** Where most is lost, no further than intervals tell: a step beside the other steps, a channel beside the others on it. */

/** @typedef {import("../generated/core.js").JourneyReport["funnel"]["steps"][number]} Step */
/** @typedef {Step["lost"]} Lost */

/** Fewer customers of a channel tell little. */
export const FEW = 30;

/** @param {Lost} one @param {Lost} other */
const isBeyond = (one, other) => one.low !== null && other.high !== null && one.low > other.high;

/** @param {{ lost: Lost }} one @param {{ lost: Lost }} other */
const byLoss = ({ lost: one }, { lost: other }) => (other.value ?? 0) - (one.value ?? 0);

/**
 * The step of the greatest loss. `says`: `channel` and `most` are beyond the intervals of all others, `untold` is not,
 * `only` has no other beside it.
 * @param {Step[]} steps
 * @returns {{ from: string, to: string, channel: string, lost: Lost, says: "channel" | "most" | "untold" | "only" } | null}
 */
export function worstOf(steps) {
  const [worst, ...others] = steps.filter(({ lost }) => lost.value !== null).sort(byLoss);
  if (!worst) return null;
  const { from, to, lost } = worst;
  if (others.length === 0) return { from, to, lost, channel: "", says: "only" };
  if (!others.every((one) => isBeyond(lost, one.lost))) return { from, to, lost, channel: "", says: "untold" };
  const [first, ...rest] = worst.channels.filter((one) => one.lost.n >= FEW && one.lost.value !== null).sort(byLoss);
  const stands =
    first && first.channel !== "" && rest.length > 0 && rest.every((one) => isBeyond(first.lost, one.lost));
  if (!stands) return { from, to, lost, channel: "", says: "most" };
  return { from, to, lost: first.lost, channel: first.channel, says: "channel" };
}

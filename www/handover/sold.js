// @ts-check
/** What was ordered on all days looked at: the result by channel knows those that costs cover. */

/** @typedef {import("../generated/core.js").Bridges} Bridges */

/** Sums of money in different orders differ in their last digits. */
const CENT = 0.005;

/** Sales and revenue by channel. @param {Bridges} bridges */
export function orderedOf({ handed_over: all }) {
  const channels = [...new Set(all.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const own = all.filter((one) => one.channel === channel);
    const sum = (/** @type {"orders" | "revenue"} */ id) => own.reduce((sum, one) => sum + one[id], 0);
    return { channel, orders: sum("orders"), ordered: sum("revenue") };
  });
}

/** Whether the result is of all sales. @param {import("../generated/core.js").ChannelResult} result @param {Bridges | null} bridges */
export function isWholeWindow({ channels }, bridges) {
  if (!bridges) return true;
  return orderedOf(bridges).every(({ channel, orders, ordered }) => {
    const own = channels.find((one) => one.channel === channel);
    return own?.orders === orders && Math.abs(own.ordered - ordered) < CENT;
  });
}

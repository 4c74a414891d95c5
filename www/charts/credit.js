// @ts-check
/** The credit of the models, sorted and compared. */

/** @typedef {import("../generated/core.js").ModelReport} ModelReport */

/** @param {ModelReport} model */
export const byCredit = (model) => [...model.channels].sort((a, b) => b.share - a.share);

/** @param {ModelReport} model @param {string} channel */
export const shareOf = (model, channel) => model.channels.find((one) => one.channel === channel)?.share ?? 0;

/**
 * The channel on which the models differ most, and by how much.
 * @param {ModelReport[]} models
 * @param {string[]} channels
 */
export function widest(models, channels) {
  const spreads = channels.map((channel) => {
    const shares = models.map((model) => shareOf(model, channel));
    return { channel, spread: Math.max(...shares) - Math.min(...shares) };
  });
  return spreads.reduce((a, b) => (b.spread > a.spread ? b : a), { channel: "", spread: 0 });
}

// @ts-check
/** The steps of the grid of services: each makes a new audit of one. A line of the grid is there as long as it has a cell. */

/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("./maturity-shape.js").ServiceCell} ServiceCell */

/** What can be said of a service on a channel. */
export const STATES = /** @type {const} */ (["unknown", "available", "lacking", "not_promised"]);

/** @type {ServiceCell} */
export const NO_CELL = Object.freeze({ service: "", channel: "", state: "unknown", visit: "", day: "" });

/** The lines and the columns, in the order in which they came. @param {MaturityAudit} audit */
export const gridOf = ({ services }) => ({
  services: [...new Set(services.map(({ service }) => service))],
  channels: [...new Set(services.map(({ channel }) => channel))],
});

/** @param {MaturityAudit} audit @param {string[]} services @param {string[]} channels @returns {MaturityAudit} */
export function withGrid(audit, services, channels) {
  const cells = services.flatMap((service) =>
    channels.map((channel) => {
      const held = audit.services.find((one) => one.service === service && one.channel === channel);
      return held ?? { ...NO_CELL, service, channel };
    }),
  );
  return { ...audit, services: cells };
}

/** @param {MaturityAudit} audit @param {string} name */
export function withService(audit, name) {
  const { services, channels } = gridOf(audit);
  return services.includes(name) ? audit : withGrid(audit, [...services, name], channels);
}

/** @param {MaturityAudit} audit @param {string} name */
export function withChannel(audit, name) {
  const { services, channels } = gridOf(audit);
  return channels.includes(name) ? audit : withGrid(audit, services, [...channels, name]);
}

/** @param {MaturityAudit} audit @param {"service" | "channel"} by @param {string} name @returns {MaturityAudit} */
export const withoutLine = (audit, by, name) => ({
  ...audit,
  services: audit.services.filter((one) => one[by] !== name),
});

/** @param {MaturityAudit} audit @param {string} service @param {string} channel @param {Partial<ServiceCell>} patch @returns {MaturityAudit} */
export const withCell = (audit, service, channel, patch) => ({
  ...audit,
  services: audit.services.map((one) =>
    one.service === service && one.channel === channel ? { ...one, ...patch } : one,
  ),
});

// @ts-check
/** The address after the `#`: the room and what is looked at, so that a copied link says both. */

/** @typedef {import("./state.js").Filters} Filters */

/** The rooms, in the order of the rail. */
export const ROOMS = [
  "data",
  "overview",
  "journey",
  "attribution",
  "customers",
  "channels",
  "voice",
  "tests",
  "maturity",
  "targets",
  "report",
];

/** What figures can be compared with. @type {Filters["compare"][]} */
export const COMPARISONS = ["none", "previous", "year"];

/** @type {[keyof Filters, string][]} */
const TEXTS = [
  ["from", "from"],
  ["to", "to"],
  ["zone", "zone"],
  ["currency", "currency"],
  ["asOf", "as-of"],
];

/**
 * @param {string} room
 * @param {Filters} filters
 */
export function formatAddress(room, filters) {
  const query = new URLSearchParams();
  for (const [name, key] of TEXTS) if (filters[name]) query.set(key, String(filters[name]));
  if (filters.compare !== "none") query.set("compare", filters.compare);
  for (const channel of filters.channels) query.append("channel", channel);
  for (const segment of filters.segments) query.append("segment", segment);
  for (const store of filters.stores) query.append("store", store);
  return `#${room}?${query}`;
}

/**
 * @param {string} hash
 * @returns {{ room: string, filters: Filters | null }} no filters where the address says none
 */
export function parseAddress(hash) {
  const [name, search] = hash.replace(/^#/, "").split("?");
  const room = ROOMS.includes(name) ? name : "data";
  if (search === undefined) return { room, filters: null };
  const query = new URLSearchParams(search);
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [field, key] of TEXTS) texts[field] = query.get(key) ?? "";
  return {
    room,
    filters: /** @type {Filters} */ ({
      ...texts,
      zone: texts.zone || "Europe/Paris",
      channels: query.getAll("channel"),
      segments: query.getAll("segment"),
      stores: query.getAll("store"),
      compare: COMPARISONS.find((one) => one === query.get("compare")) ?? "none",
    }),
  };
}

// @ts-check
/** The systems that files come from, what their files have in common, and what the client says of them. */
import { readyFiles } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Systems} Systems */
/** @typedef {{ key: string, share: number, n: number }} SharedKey */
/** @typedef {{ a: string, b: string, keys: SharedKey[] }} SystemPair */

/** How two systems can be connected, by what the client says. */
export const STATES = ["live", "batch", "manual", "none"];

/** The five objects of which a break is felt. */
export const OBJECTS = /** @type {const} */ (["products", "services", "stock", "order-status", "personal-data"]);

/** What a full view of a customer is made of. */
export const VIEWS = /** @type {const} */ (["purchases", "loyalty", "habits", "contacts"]);

/** Who serves customers. */
export const ROLES = ["store", "web", "service", "marketing", "partner"];

/** The same for both directions. @param {string} a @param {string} b */
export const linkKey = (a, b) => (a < b ? [a, b] : [b, a]).join(" + ");

/** The system of a file: as recognised, else the file itself. @param {import("./state.js").FileState} file */
const systemOf = ({ sniff, label }) => sniff?.preset?.system ?? label;

/**
 * The systems of the files at hand, and what any two of them have in common: the best share of a key in any two of
 * their files, of the file that has fewer of them.
 * @param {State} state
 * @returns {{ systems: string[], pairs: SystemPair[] }}
 */
export function systemsOf(state) {
  const files = new Map(readyFiles(state).map((file) => [file.id, systemOf(file)]));
  /** @type {Map<string, SystemPair>} */
  const pairs = new Map();
  for (const { a, b, key, in_a, in_b, shared } of state.quality?.links ?? []) {
    const [one, other] = [files.get(a), files.get(b)];
    if (!one || !other || one === other || shared === 0) continue;
    const pair = pairs.get(linkKey(one, other)) ?? { a: one, b: other, keys: [] };
    const share = shared / Math.min(in_a, in_b ?? in_a);
    const held = pair.keys.find((known) => known.key === key);
    if (!held) pair.keys.push({ key, share, n: shared });
    else if (share > held.share) Object.assign(held, { share, n: shared });
    pairs.set(linkKey(one, other), pair);
  }
  return { systems: [...new Set(files.values())], pairs: [...pairs.values()] };
}

/** @param {unknown} value @returns {Record<string, string>} */
const words = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key, word]) => typeof word === "string" && key !== "__proto__"))
    : {};

/** What was said, read back with suspicion. @param {unknown} stored @returns {Systems} */
export function readSystems(stored) {
  const { links, masters, reach } = /** @type {Record<string, unknown>} */ (
    typeof stored === "object" && stored !== null ? stored : {}
  );
  const among = (/** @type {Record<string, string>} */ all, /** @type {(entry: [string, string]) => boolean} */ fits) =>
    Object.fromEntries(Object.entries(all).filter(fits));
  return {
    links: among(words(links), ([, state]) => STATES.includes(state)),
    masters: among(words(masters), ([object]) => OBJECTS.some((one) => one === object)),
    reach: among(words(reach), ([, said]) => said === "yes"),
  };
}

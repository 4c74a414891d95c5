// @ts-check
/** Under which licences the packages may be that we build with and build on. */

/** What may stand in what we hand out: it asks for a notice at most. */
const SHIPPED = new Set([
  "MIT",
  "Apache-2.0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Zlib",
  "Unlicense",
  "CC0-1.0",
  "BSL-1.0",
  "Unicode-3.0",
]);
/** What may stand in tools that are never handed out. */
const TOOLS = new Set([...SHIPPED, "MPL-2.0", "CC-BY-4.0", "BlueOak-1.0.0", "Python-2.0"]);

/**
 * Whether an SPDX expression can be met by licences of a list: one side of an OR, both of an AND.
 * @param {string} expression @param {Set<string>} allowed
 * @returns {boolean}
 */
export function isAllowed(expression, allowed = SHIPPED) {
  const words = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let place = 0;
  /** @returns {boolean} */
  const either = () => {
    let met = both();
    while (words[place] === "OR") {
      place++;
      const other = both();
      met ||= other;
    }
    return met;
  };
  const both = () => {
    let met = one();
    while (words[place] === "AND") {
      place++;
      const other = one();
      met &&= other;
    }
    return met;
  };
  const one = () => {
    const word = words[place++];
    if (word !== "(") return allowed.has(word ?? "");
    const met = either();
    return words[place++] === ")" && met;
  };
  return either() && place === words.length;
}

/** A package whose licence is not on the list. @typedef {{ name: string, licence: string }} Refused */

/**
 * @param {{ packages: Record<string, { license?: string, dev?: boolean }> }} lock package-lock.json
 * @param {Set<string>} bundled names of those that are bundled into what we hand out
 * @returns {Refused[]}
 */
export function refusedNpm(lock, bundled) {
  return Object.entries(lock.packages).flatMap(([place, { license = "none" }]) => {
    const name = place.split("node_modules/").at(-1) ?? "";
    if (place === "" || isAllowed(license, bundled.has(name) ? SHIPPED : TOOLS)) return [];
    return [{ name, licence: license }];
  });
}

/** @param {{ packages: { name: string, license: string | null }[] }} metadata of `cargo metadata` @returns {Refused[]} */
export const refusedCargo = ({ packages }) =>
  packages
    .filter(({ license }) => !isAllowed(license ?? "none"))
    .map(({ name, license }) => ({ name, licence: license ?? "none" }));

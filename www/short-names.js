// @ts-check
/** Names that are cut where there is no room, and stay apart all the same. */

/** What all of some texts begin with, up to the beginning of a word. @param {string[]} texts */
function shared([first, ...others]) {
  const signs = [first, ...others].map((text) => [...text]);
  const same = signs[0].findIndex((sign, i) => signs.some((other) => other[i] !== sign));
  const start = signs[0].slice(0, Math.max(same, 0)).join("");
  return start.slice(0, start.lastIndexOf(" ") + 1);
}

/**
 * Each name as it is cut; where names that are cut would look the same, what they all begin with is left out of them.
 * @param {string[]} names @param {(name: string) => string} cut
 */
export function shortNames(names, cut) {
  const short = names.map(cut);
  /** @type {Map<string, Set<string>>} */
  const alike = new Map();
  names.forEach((name, i) => {
    alike.set(short[i], (alike.get(short[i]) ?? new Set()).add(name));
  });
  return names.map((name, i) => {
    const same = [...(alike.get(short[i]) ?? [])];
    const start = same.length < 2 ? "" : shared(same);
    return start === "" ? short[i] : cut(`…${name.slice(start.length)}`);
  });
}

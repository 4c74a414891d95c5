// @ts-check
/** Names of channels that stand for others. */

/** Letters alone: case and spaces make no other channel, as in the engine. @param {string} name */
const key = (name) => name.trim().split(/\s+/).join(" ").toLowerCase();

/**
 * With one more name that stands for another; `to` empty or the name itself: it stands for itself again. Whatever
 * stood for it goes along, so that no name leads to one that leads on.
 * @param {Record<string, string>} names
 * @param {string} from
 * @param {string} to
 * @returns {Record<string, string>}
 */
export function withName(names, from, to) {
  const kept = Object.entries(names).filter(([one]) => key(one) !== key(from) && key(one) !== key(to));
  const target = to.trim();
  if (target === "" || target === from) return Object.fromEntries(kept);
  const moved = kept.map(([one, other]) => [one, key(other) === key(from) ? target : other]);
  return Object.fromEntries([...moved, [from, target]]);
}

// @ts-check
/** Allocation keys and how costs are split: read back with suspicion, and what is asked of the engine for them. */
import { deepFreeze, NO_CHOICES } from "./state.js";
import { isRecord, records, textOf } from "./stored.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Economics} Economics */
/** @typedef {import("./asks.js").Ask} Ask */

/** What a part of a sale is passed on for. */
export const REASONS = /** @type {const} */ (["collect", "store_assisted", "online_assisted"]);
/** What shared costs are split by. */
export const SPLITS = /** @type {const} */ (["revenue", "orders", "evenly"]);
/** Keys side by side, as many as the engine takes. */
export const MOST_KEYS = 12;
const MOST_ACCOUNTS = 200;
/** Letters of a name. */
const LONG = 200;
/** @param {unknown} value */
const nameOf = (value) => textOf(value, LONG);
/** Sales listed with who had a part in them. */
const LISTED = 200;

/** @param {unknown} value @param {number} otherwise */
const shareOf = (value, otherwise) => (typeof value === "number" && value >= 0 && value <= 1 ? value : otherwise);

/** @param {unknown} stored @returns {Economics} */
export function readEconomics(stored) {
  const none = NO_CHOICES.economics;
  if (!isRecord(stored)) return none;
  const keys = records(stored.keys, MOST_KEYS);
  const { used } = stored;
  return deepFreeze({
    used: typeof used === "number" && Number.isInteger(used) && used >= 0 && used <= keys.length ? used : null,
    keys: keys.map(({ name, rules }) => ({
      name: nameOf(name),
      rules: REASONS.map((reason) => {
        const kept = records(rules, REASONS.length).find((one) => one.reason === reason);
        return { reason, share: shareOf(kept?.share, 0) };
      }),
    })),
    by_channel: stored.by_channel === true,
    incentive: shareOf(stored.incentive, none.incentive),
    split: SPLITS.find((one) => one === stored.split) ?? none.split,
    shared: Array.isArray(stored.shared) ? stored.shared.map((one) => nameOf(one)).filter((one) => one !== "") : [],
    accounts: records(stored.accounts, MOST_ACCOUNTS)
      .map(({ account, channel, marketing }) => ({
        ...{ account: nameOf(account), channel: nameOf(channel), marketing: marketing === true },
      }))
      .filter(({ account }) => account !== ""),
  });
}

/** The keys without one of them, and which is then in use. @param {Economics} economics @param {number} at */
export const withoutKey = ({ keys, used }, at) => ({
  keys: keys.toSpliced(at, 1),
  used: used === null || used <= at ? used : used === at + 1 ? null : used - 1,
});

/** The key in use, where somebody said; one without rules credits whoever sold. @param {Economics} economics @returns {import("./state.js").AllocationKey | null} */
export const usedKey = ({ keys, used }) => (used === null ? null : (keys[used - 1] ?? { name: "", rules: [] }));

/** @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function economicsAsks({ choices }, { settings }) {
  const { keys, by_channel, incentive, split, shared, accounts } = choices.economics;
  const asked = { keys, by_channel, incentive, list: LISTED };
  const split_by = { split, shared, accounts };
  return [
    {
      name: "result",
      about: split_by,
      put: (engine) => engine.channelResult(/** @type {any} */ ({ settings, ...split_by })),
    },
    { name: "keys", about: asked, put: (engine) => engine.allocationKeys(/** @type {any} */ ({ settings, ...asked })) },
  ];
}

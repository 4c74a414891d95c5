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
/** Changes, areas of channels, and shares of one's own. */
export const MOST_CHANGES = 50;
export const MOST_AREAS = 50;
const MOST_POSTCODES = 1000;
const MOST_INCENTIVES = 500;
/** Budgets side by side, as many as the engine takes. */
export const MOST_SCENARIOS = 12;
const MOST_CHANNELS = 200;
/** Days before a change and after it. */
export const DAYS = { usual: 28, most: 366 };
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
    by_team: stored.by_team === true,
    incentives: records(stored.incentives, MOST_INCENTIVES).map(({ channel, store, team, rate }) => ({
      ...{ channel: nameOf(channel), store: nameOf(store), team: nameOf(team), rate: shareOf(rate, 0) },
    })),
    incentive: shareOf(stored.incentive, none.incentive),
    split: SPLITS.find((one) => one === stored.split) ?? none.split,
    shared: Array.isArray(stored.shared) ? stored.shared.map((one) => nameOf(one)).filter((one) => one !== "") : [],
    accounts: records(stored.accounts, MOST_ACCOUNTS)
      .map(({ account, channel, marketing }) => ({
        ...{ account: nameOf(account), channel: nameOf(channel), marketing: marketing === true },
      }))
      .filter(({ account }) => account !== ""),
    changes: records(stored.changes, MOST_CHANGES)
      .map(({ name, channel, day, days }) => ({
        ...{ name: nameOf(name), channel: nameOf(channel), day: isDay(day) ? day : "" },
        days: typeof days === "number" && Number.isInteger(days) && days > 0 && days <= DAYS.most ? days : DAYS.usual,
      }))
      .filter(({ channel, day }) => channel !== "" && day !== ""),
    areas: records(stored.areas, MOST_AREAS)
      .map(({ channel, areas, since }) => ({
        ...{ channel: nameOf(channel), areas: readAreas(areas), since: isDay(since) ? since : "" },
      }))
      .filter(({ channel, areas, since }) => channel !== "" && (areas.length > 0 || since !== "")),
    budgets: readBudgets(stored.budgets),
  });
}

/** @param {unknown} value */
const readAreas = (value) =>
  (Array.isArray(value) ? value.slice(0, MOST_POSTCODES) : []).map((one) => nameOf(one)).filter((one) => one !== "");
/** @param {unknown} value @returns {value is string} */
const isDay = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
/** @param {unknown} value */
const amountOf = (value) => (typeof value === "number" && value >= 0 && value < 1e12 ? value : null);

/** @param {unknown} stored @returns {import("./state.js").Budgets} */
function readBudgets(stored) {
  if (!isRecord(stored)) return NO_CHOICES.economics.budgets;
  return {
    total: amountOf(stored.total),
    limits: records(stored.limits, MOST_CHANNELS)
      .map(({ channel, least, most }) => ({ channel: nameOf(channel), least: amountOf(least), most: amountOf(most) }))
      .filter(({ channel }) => channel !== ""),
    scenarios: records(stored.scenarios, MOST_SCENARIOS).map(({ name, spend }) => {
      const amounts = isRecord(spend) ? Object.entries(spend).slice(0, MOST_CHANNELS) : [];
      const known = amounts.filter(([channel, amount]) => channel !== "__proto__" && amountOf(amount) !== null);
      return { name: nameOf(name), spend: /** @type {Record<string, number>} */ (Object.fromEntries(known)) };
    }),
  };
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
  const { keys, by_channel, by_team, incentive, incentives, split, shared, accounts } = choices.economics;
  const { changes, areas } = choices.economics;
  const asked = { keys, by_channel, by_team, incentive, incentives, list: LISTED };
  const split_by = { split, shared, accounts, changes, areas };
  return [
    {
      name: "result",
      about: split_by,
      put: (engine) => engine.channelResult(/** @type {any} */ ({ settings, ...split_by })),
    },
    { name: "keys", about: asked, put: (engine) => engine.allocationKeys(/** @type {any} */ ({ settings, ...asked })) },
  ];
}

/** Curves of spend and budgets by them. @param {State} state @param {import("../generated/core.js").ReportRequest} request @returns {Ask[]} */
export function budgetAsks({ choices }, { settings }) {
  const { budgets } = choices.economics;
  return [
    {
      ...{ name: "budget", about: budgets },
      put: (engine) => engine.channelBudget(/** @type {any} */ ({ settings, ...budgets })),
    },
  ];
}

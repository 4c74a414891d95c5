// @ts-check
/** Allocation and incentives: the present key, other keys, what they change for each, and how fair they are. */
import { creditOf, fewest } from "../behind.js";
import { caution, table, text } from "../blocks.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").KeysReport} Report */

/** Shops and channels told at most: those that most is credited to first. */
const MOST = 40;

/** @param {Known} known @returns {Block[]} */
export function allocation(known) {
  /** @type {Report | null} */
  const report = known.answer("keys");
  if (!report || report.missing) return [known.lacking("allocation")];
  const { several, several_amount, total, anonymous, anonymous_amount } = report;
  return [
    text(
      known.t("keys.several", {
        ...{ n: several, amount: known.value(several_amount, "money"), all: known.value(total, "money") },
      }),
    ),
    text(known.t("keys.anonymous", { n: anonymous, amount: known.value(anonymous_amount, "money") })),
    ...(report.keys.length < 2 ? [known.lacking("keys")] : outcomes(known, report)),
    ...parties(known, report),
    ...felt(known, report),
    caution(known.t("handover.allocation.caution")),
  ];
}

/** @param {Known} known @param {string} name @param {number} at */
const keyName = (known, name, at) => (at === 0 ? known.t("keys.present") : name || known.t("keys.name-of", { n: at }));

/** @param {Known} known @param {Report} report @returns {Block[]} */
function outcomes(known, { keys }) {
  return table({
    ...{ id: "keys", title: known.t("handover.table.keys"), note: known.t("handover.allocation.note") },
    columns: [
      ...[known.column("text", "allocation-key"), known.column("money", "moved"), known.column("percent", "gap")],
      ...[known.column("count", "winners"), known.column("count", "losers"), known.column("text", "why")],
    ],
    rows: keys.map(({ name, moved, gap, winners, losers, fault }, at) => [
      ...[keyName(known, name, at), moved, gap, winners, losers],
      fault ? known.t(`keys.fault.${fault}`) : gap === null ? known.t("handover.not-said") : "",
    ]),
  });
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function parties(known, { parties: all, keys }) {
  const rows = [...all].sort((a, b) => b.booked - a.booked).slice(0, MOST);
  // The first outcome is that of today's booking; what is credited is listed for the others alone.
  const sound = keys.flatMap((key, at) => (at === 0 || key.fault ? [] : [{ name: keyName(known, key.name, at), at }]));
  return table({
    ...{ id: "parties", title: known.t("handover.table.parties"), behind: behindParties(known, rows, sound.length) },
    columns: [
      ...[known.column("text", "party"), known.column("money", "booked"), known.column("money", "contribution")],
      ...sound.map(({ name, at }) => ({
        ...{ id: `credited-${at}`, name: known.t("keys.credited", { name }), kind: /** @type {const} */ ("money") },
      })),
    ],
    rows: rows.map(({ channel, store, booked, contribution, credited }) => [
      ...[store ? known.t("keys.party", { channel, store }) : channel, booked, contribution],
      ...sound.map(({ at }) => credited[at - 1] ?? null),
    ]),
  });
}

/**
 * What it sold, and what it is credited with beside: columns from that of the contribution on.
 * @param {Known} known @param {Report["parties"]} parties @param {number} keys @returns {import("../document.js").Behind[]}
 */
function behindParties(known, parties, keys) {
  const at = parties.map(({ channel, store, team }) => ({
    ...{ channel, ...(store ? { store } : {}), ...(team ? { team } : {}) },
  }));
  return [
    { of: "orders", at, rows: parties.map(({ sold }) => sold) },
    {
      ...{ of: "credit", at, columns: Array.from({ length: keys + 1 }, (_, i) => i + 2) },
      rows: parties.map(({ channel, store, team, handed, assisted }) =>
        fewest([store || team ? null : creditOf(known, channel), handed, assisted]),
      ),
    },
  ];
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function felt(known, { felt: all }) {
  if (all.length === 0) return [text(known.t("handover.allocation.unfelt"))];
  return table({
    ...{ id: "felt", title: known.t("handover.table.felt"), persons: 4, groups: [0] },
    columns: [
      ...[known.column("text", "store"), known.column("percent", "fair"), known.column("percent", "low")],
      ...[known.column("percent", "high"), known.column("count", "answers")],
    ],
    rows: all.map(({ store, value, low, high, n }) => [store ?? known.t("keys.felt-all"), value, low, high, n]),
  });
}

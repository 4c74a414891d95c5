// @ts-check
/** Allocation and incentives: the present key, other keys, what they change for each, and how fair they are. */
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
    ...(report.keys.length === 0 ? [known.lacking("keys")] : outcomes(known, report)),
    ...parties(known, report),
    ...felt(known, report),
    caution(known.t("handover.allocation.caution")),
  ];
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function outcomes(known, { keys }) {
  return table({
    ...{ id: "keys", title: known.t("handover.table.keys"), note: known.t("handover.allocation.note") },
    columns: [
      ...[known.column("text", "allocation-key"), known.column("money", "moved"), known.column("percent", "gap")],
      ...[known.column("count", "winners"), known.column("count", "losers"), known.column("text", "why")],
    ],
    rows: keys.map(({ name, moved, gap, winners, losers, fault }, at) => [
      ...[name || known.t("keys.name-of", { n: at + 1 }), moved, gap, winners, losers],
      fault ? known.t(`keys.fault.${fault}`) : gap === null ? known.t("handover.not-said") : "",
    ]),
  });
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function parties(known, { parties: all, keys }) {
  const rows = [...all].sort((a, b) => b.booked - a.booked).slice(0, MOST);
  const sound = keys.flatMap((key, at) =>
    key.fault ? [] : [{ name: key.name || known.t("keys.name-of", { n: at + 1 }), at }],
  );
  return table({
    ...{ id: "parties", title: known.t("handover.table.parties") },
    columns: [
      ...[known.column("text", "party"), known.column("money", "booked"), known.column("money", "contribution")],
      ...sound.map(({ name, at }) => ({
        ...{ id: `credited-${at + 1}`, name: known.t("keys.credited", { name }), kind: /** @type {const} */ ("money") },
      })),
    ],
    rows: rows.map(({ channel, store, booked, contribution, credited }) => [
      ...[store ? known.t("keys.party", { channel, store }) : channel, booked, contribution],
      ...sound.map(({ at }) => credited[at] ?? null),
    ]),
  });
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

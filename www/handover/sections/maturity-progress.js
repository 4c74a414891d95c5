// @ts-check
/** Two audits as a report of progress: the starting point compared with, and what became of each practice since. */
import { movesOf, nameOf } from "../../elements/maturity-words.js";
import { comparedWith } from "../../store/maturity-ask.js";
import { caution, table, text } from "../blocks.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {NonNullable<Known["maturity"]>} Room */

/** @param {Known} known @param {Room} room @returns {Block[]} */
export function progress(known, room) {
  const before = comparedWith(room.audit);
  const deltas = (room.scores?.deltas ?? []).filter((one) => one.before !== null || one.now !== null);
  if (!before || deltas.length === 0) return [];
  const { say } = known;
  const versions = { before: before.snapshot.version, now: room.model.reference.version };
  const name = (/** @type {readonly string[]} */ ids) => say.list(ids.map((id) => nameOf(room, id)));
  return [
    text(known.t("maturity.compared-lead", { ...movesOf(deltas), name: before.name })),
    ...(versions.before === versions.now ? [] : [caution(known.t("maturity.other-version", versions))]),
    ...(deltas.some((one) => one.method_change) ? [caution(known.t("maturity.method-change"))] : []),
    ...table({
      ...{ id: "progress", title: known.t("handover.table.progress", { name: before.name }) },
      note: known.t("maturity.deltas-lead"),
      columns: [
        ...[known.column("text", "practice"), known.column("score", "before"), known.column("score", "now")],
        ...[known.column("score", "difference"), known.column("score", "evidenced-difference")],
        known.column("text", "why"),
      ],
      rows: deltas.map((one) => [
        name(one.practices.length > 0 ? one.practices : one.before_ids),
        ...[one.before, one.now, one.delta, one.evidenced_delta],
        [
          known.t(`maturity.change.${one.change}`),
          one.before === null || one.now === null ? known.t("handover.maturity.unanswered") : "",
          one.before_ids.length > 0 ? known.t("maturity.was", { names: name(one.before_ids) }) : "",
        ]
          .filter(Boolean)
          .join(", "),
      ]),
    }),
  ];
}

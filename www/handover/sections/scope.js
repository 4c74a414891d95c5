// @ts-check
/** Scope and method: which entities, channels and days, whom was spoken to by role, and how scores work. */
import { roleName } from "../../elements/maturity-words.js";
import { table, text } from "../blocks.js";
import { byText } from "../known.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */

/** @param {Known} known @returns {Block[]} */
export function scope(known) {
  const { say, report } = known;
  const { all_channels = [], all_stores = [] } = report?.settings ?? {};
  const { from, to } = known.period;
  const looked =
    from && to
      ? known.t(all_stores.length > 0 ? "handover.scope.looked-shops" : "handover.scope.looked", {
          ...{ from: say.day(from), to: say.day(to), channels: all_channels.length, stores: all_stores.length },
        })
      : known.lackingText("scope");
  return [
    text(looked),
    ...(all_channels.length > 0 ? [text(known.t("handover.scope.channels", { names: say.list(all_channels) }))] : []),
    ...respondents(known),
    ...sources(known),
    text(known.t("handover.scope.scores")),
    text(known.t("handover.scope.intervals")),
  ];
}

/** Who answered, by role alone. @param {Known} known @returns {Block[]} */
export function respondents(known) {
  const answers = Object.values(known.choices.maturity.practices).flatMap((practice) => practice.answers);
  const roles = [...new Set(answers.map(({ dept }) => dept))].sort(byText);
  const rows = roles.map((role) => {
    const own = answers.filter(({ dept }) => dept === role);
    const people = new Set(own.map(({ respondent }) => respondent));
    return [roleName(known.say, role), own.length, people.size];
  });
  if (rows.length === 0) return [text(known.t("handover.scope.no-respondent"))];
  return table({
    ...{ id: "respondents", title: known.t("handover.table.respondents") },
    columns: [known.column("text", "role"), known.column("count", "answers"), known.column("count", "respondents")],
    ...{ rows, note: known.t("handover.scope.by-role") },
  });
}

/** Visits, interviews and documents: what kind and when, and never with whom. @param {Known} known @returns {Block[]} */
function sources(known) {
  const { sources: all } = known.choices.maturity;
  const rows = all.map(({ kind, day }) => [
    known.t(`sources.kind.${kind}`),
    day || null,
    day ? "" : known.t("handover.no-day"),
  ]);
  return table({
    ...{ id: "sources", title: known.t("handover.table.sources") },
    columns: [known.column("text", "source"), known.column("date", "day"), known.column("text", "why")],
    rows,
  });
}

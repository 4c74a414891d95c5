// @ts-check
/** Data quality: what was left out or put right, what is filled, who is recognised where, and what that does to conclusions. */
import { table, text } from "../blocks.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */

/** Columns that are not filled, told at most. */
const MOST = 25;

/** @param {Known} known @returns {Block[]} */
export function quality(known) {
  if (!known.report) return [known.lacking("quality")];
  return [
    ...ledger(known),
    ...filled(known),
    ...matches(known),
    ...compared(known),
    text(known.t("handover.quality.effect")),
  ];
}

/** @param {Known} known @returns {Block[]} */
function ledger(known) {
  const { say } = known;
  const rows = known.files.flatMap((file) =>
    (known.input(file)?.ledger ?? []).map(({ effect, reason, column, rows }) => [
      ...[file.label, known.t(`handover.effect.${effect}`), say.code("reason", reason), column, rows],
    ]),
  );
  if (rows.length === 0) return [text(known.t("ledger.clean"))];
  return table({
    ...{ id: "ledger", title: known.t("handover.table.ledger"), rows, names: [0, 2, 3] },
    columns: [
      ...[known.column("text", "file"), known.column("text", "effect"), known.column("text", "reason")],
      ...[known.column("text", "column"), known.column("count", "rows")],
    ],
  });
}

/** @param {Known} known @returns {Block[]} */
function filled(known) {
  const short = (known.quality?.columns ?? []).filter(({ filled, rows }) => filled < rows);
  short.sort((a, b) => a.filled / a.rows - b.filled / b.rows);
  const rows = short.slice(0, MOST).map(({ file, field, column, filled, rows }) => {
    const own = known.files.find(({ id }) => id === file);
    return [own?.label ?? "", known.field(field, own?.mapping?.table), column, rows > 0 ? filled / rows : null, rows];
  });
  return table({
    ...{ id: "filled", title: known.t("handover.table.filled"), rows, names: [0, 1] },
    columns: [
      ...[known.column("text", "file"), known.column("text", "field"), known.column("text", "column")],
      ...[known.column("percent", "filled"), known.column("count", "rows")],
    ],
  });
}

/** @param {Known} known @returns {Block[]} */
function matches(known) {
  const keys = known.report?.identity.keys ?? [];
  const rows = known.files.flatMap((file) =>
    keys
      .filter((one) => one.file === file.id)
      .map(({ key, rows, filled, distinct, matched }) => [
        ...[file.label, known.t(`identity.key.${key}`), rows > 0 ? filled / rows : null, distinct, matched],
        distinct > 0 ? matched / distinct : null,
      ]),
  );
  return table({
    ...{ id: "matches", title: known.t("handover.table.matches"), rows, persons: 3, names: [0, 1] },
    columns: [
      ...[known.column("text", "file"), known.column("text", "key"), known.column("percent", "filled")],
      ...[known.column("count", "distinct"), known.column("count", "matched"), known.column("percent", "match-rate")],
    ],
  });
}

/** Two systems that were laid side by side. @param {Known} known @returns {Block[]} */
function compared(known) {
  const { answer } = known.state.comparison;
  if (!answer || answer.missing) return [text(known.t("handover.quality.not-compared"))];
  const rows = answer.fields.map(({ differing }, at) => [
    ...[answer.plan.fields[at]?.a ?? "", differing.share, differing.low, differing.high, differing.n],
    differing.share === null ? known.t("handover.nothing-compared") : "",
  ]);
  return table({
    ...{ id: "compared", title: known.t("handover.table.compared", { a: answer.a.file, b: answer.b.file }), rows },
    columns: [
      ...[known.column("text", "field"), known.column("percent", "differing")],
      ...[known.column("percent", "low"), known.column("percent", "high")],
      ...[known.column("count", "n"), known.column("text", "why")],
    ],
  });
}

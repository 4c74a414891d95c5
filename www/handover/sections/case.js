// @ts-check
/** Business case: what the change costs and brings as ranges, when it pays, what decides, on which assumptions. */

import { argumentOf, chanceText } from "../../elements/case-words.js";
import { caution, table, text } from "../blocks.js";
import { dots } from "../charts/dots.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../document.js").ColumnKind} ColumnKind */
/** @typedef {import("../../generated/core.js").CaseAnswer} Answer */
/** @typedef {import("../../generated/core.js").CaseReport} Report */

/** @param {Known} known @returns {Block[]} */
export function businessCase(known) {
  /** @type {Answer | null} */
  const answer = known.answer("case");
  if (!answer) return [known.lacking("case")];
  const { report, faults, lines } = answer;
  const told = faults.map(({ code }) => caution(`${known.t(`case.fault.${code}`)}.`));
  if (!report) return [known.lacking("case"), ...told];
  const names = lines.map(({ name }, at) => name || known.t("handover.case.line", { n: at + 1 }));
  return [
    ...told,
    ...argumentOf(known.state, known.say, answer).map(({ id, text: said }) =>
      text(known.t("case.argument.line", { head: known.t(`case.argument.head.${id}`), said })),
    ),
    ...outcomes(known, report),
    ...draws(known, report),
    ...levers(known, report, names),
    ...assumptions(known, answer, names),
    caution(known.t("case.caution")),
  ];
}

/** @type {[keyof Report["likely"], ColumnKind][]} */
const ROWS = [
  ...[/** @type {any} */ (["npv", "money"]), ["roi", "percent"], ["irr", "percent"], ["payback", "count"]],
  ...[/** @type {any} */ (["payback_discounted", "count"]), ["costs", "money"], ["gains", "money"]],
];

/** @param {Known} known @param {Report} report @returns {Block[]} */
function outcomes(known, { worst, likely, best }) {
  return table({
    ...{ id: "case", title: known.t("handover.table.case"), row_kinds: ROWS.map(([, kind]) => kind) },
    columns: [
      ...[known.column("text", "figure"), { ...known.column("number", "worst"), name: known.t("case.worst") }],
      { ...known.column("number", "likely"), name: known.t("case.likely") },
      { ...known.column("number", "best"), name: known.t("case.best") },
      known.column("text", "why"),
    ],
    rows: ROWS.map(([id]) => {
      const cells = [worst, likely, best].map((one) => /** @type {number | null} */ (one[id]));
      return [
        known.t(`case.row.${id.replace("_", "-")}`),
        ...cells,
        cells.includes(null) ? whyNone(known, id, [worst, likely, best]) : "",
      ];
    }),
  });
}

/** @param {Known} known @param {string} id @param {Report["likely"][]} all */
function whyNone(known, id, all) {
  if (id.startsWith("payback")) return known.t("case.never");
  if (id === "roi") return known.t("case.no-cost");
  const reason = all.find(({ irr }) => irr === null)?.no_irr;
  return reason ? known.t(`case.${reason}`) : known.t("handover.not-said");
}

/** @param {Known} known @param {Report} report @returns {Block[]} */
function draws(known, { simulated }) {
  if (!simulated) return [];
  const money = (/** @type {number} */ value) => known.value(value, "money");
  return [
    text(
      known.t("case.draws", {
        ...{ n: simulated.draws, share: chanceText(known.say, simulated.gains), middle: money(simulated.p50) },
        ...{ low: money(simulated.p5), high: money(simulated.p95) },
      }),
    ),
  ];
}

/** What decides: the present value with each line at its least and at its most. @param {Known} known @param {Report} report @param {string[]} names @returns {Block[]} */
function levers(known, { levers: all, likely }, names) {
  const title = known.t("handover.chart.levers");
  const write = (/** @type {number} */ value) => known.value(value, "money");
  const rows = all.map(({ line, at_low, at_high }) => ({
    ...{ name: names[line], value: likely.npv, low: Math.min(at_low, at_high), high: Math.max(at_low, at_high) },
  }));
  const told = rows.map(({ name, low, high }) => `${known.say.name(name)} ${write(low)} – ${write(high)}`);
  return [
    ...(rows.length > 0
      ? [
          {
            ...{ kind: /** @type {const} */ ("chart"), id: "levers", title, alt: `${title}. ${told.join(" · ")}.` },
            svg: dots({ title, rows, write, mark: 0 }),
          },
        ]
      : []),
    ...table({
      ...{ id: "levers", title: known.t("case.levers") },
      columns: [
        ...[known.column("text", "line"), known.column("money", "at-low"), known.column("money", "at-high")],
        ...[known.column("money", "break-even"), known.column("text", "why")],
      ],
      rows: all.map(({ line, at_low, at_high, break_even }) => [
        ...[names[line], at_low, at_high, break_even ?? null, break_even === null ? known.t("case.no-amount") : ""],
      ]),
    }),
  ];
}

/** Every line as it was assumed, with where it comes from. @param {Known} known @param {Answer} answer @param {string[]} names @returns {Block[]} */
function assumptions(known, { lines }, names) {
  return table({
    ...{ id: "assumptions", title: known.t("handover.table.assumptions") },
    columns: [
      ...[known.column("text", "line"), known.column("text", "kind"), known.column("money", "likely-amount")],
      ...[known.column("money", "at-least"), known.column("money", "at-most"), known.column("text", "when")],
      known.column("text", "source"),
    ],
    rows: lines.map(({ kind = "cost", likely = 0, low, high, monthly, from = 0, to, source, tied }, at) => [
      ...[names[at], known.t(`case.kind.${kind}`), likely, low ?? likely, high ?? likely],
      !monthly
        ? known.t("case.once", { month: from })
        : to == null
          ? known.t("case.monthly-on", { from })
          : known.t("case.monthly", { from, to }),
      source ||
        (tied?.kpi
          ? known.t("case.tied", { kpi: known.kpiName(tied.kpi), to: tied.to ?? "" })
          : known.t("handover.no-source")),
    ]),
  });
}

// @ts-check
/** Maturity: ten dimensions as declared, as evidenced and as aimed at, each practice, and what the data say of it. */
import { listed, nameOf, scoreText, stageName } from "../../elements/maturity-words.js";
import { table, text } from "../blocks.js";
import { radar } from "../charts/radar.js";
import { progress } from "./maturity-progress.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {NonNullable<Known["maturity"]>} Room */
/** @typedef {import("../../store/maturity-shape.js").Maturity} Scores */

const HIGHEST = 4;

/** @param {Known} known @returns {Block[]} */
export function maturity(known) {
  const room = known.maturity;
  const scores = room?.scores;
  if (!room || !scores || scores.answered === 0) return [known.lacking("maturity")];
  return [
    text(standing(known, room, scores)),
    ...drawn(known, room, scores),
    ...dimensions(known, room, scores),
    ...practices(known, room, scores),
    ...progress(known, room),
    ...index(known, scores),
  ];
}

/** @param {Known} known @param {Room} room @param {Scores} scores */
function standing(known, room, scores) {
  const { answered: n, applicable: all } = scores;
  if (scores.overall_declared === null) return known.t("handover.maturity.no-score", { n, all });
  return known.t("handover.maturity.standing", {
    ...{ n, all, stage: stageName(room, scores.stage_declared), score: scoreText(known.say, scores.overall_declared) },
    ...{ proven: stageName(room, scores.stage_evidenced), evidenced: scoreText(known.say, scores.overall_evidenced) },
    weakest: nameOf(room, scores.weakest_declared),
  });
}

/** @param {Known} known @param {Room} room @param {Scores} scores @returns {Block[]} */
function drawn(known, { model }, { dimensions: by }) {
  const kinds = /** @type {const} */ (["declared", "evidenced", "target"]);
  const series = kinds
    .map((kind) => ({
      name: known.t(`maturity.head.${kind}`),
      values: model.dimensions.map(({ id }) => /** @type {any} */ (by[kind])[id] ?? null),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (series.length === 0) return [];
  const title = known.t("handover.chart.maturity");
  const axes = model.dimensions.map(({ name }) => known.say.both(name));
  const told = axes.map(
    (axis, i) => `${axis} ${series.map(({ name, values }) => `${name} ${scoreText(known.say, values[i])}`).join(", ")}`,
  );
  const svg = radar({ title, axes, series, highest: HIGHEST });
  return [{ kind: "chart", id: "maturity", title, alt: `${title}. ${told.join(" · ")}.`, svg }];
}

/** @param {Known} known @param {Room} room @param {Scores} scores @returns {Block[]} */
function dimensions(known, { model }, { dimensions: by }) {
  return table({
    ...{ id: "dimensions", title: known.t("handover.table.dimensions"), note: known.t("maturity.radar-note") },
    columns: [
      ...[known.column("text", "dimension"), known.column("percent", "weight"), known.column("score", "declared")],
      ...[known.column("score", "evidenced"), known.column("score", "aim"), known.column("percent", "unanswered")],
      known.column("text", "why"),
    ],
    rows: model.dimensions.map(({ id, name }) => {
      const { declared, evidenced, target, missing, weights } = /** @type {any} */ (by);
      const all = Object.values(weights).reduce((/** @type {number} */ sum, one) => sum + Number(one), 0);
      const why =
        declared[id] == null
          ? known.t("handover.maturity.unscored")
          : target[id] == null
            ? known.t("handover.no-aim")
            : "";
      return [
        ...[known.say.both(name), Number(all) > 0 ? weights[id] / Number(all) : null],
        ...[declared[id] ?? null, evidenced[id] ?? null, target[id] ?? null, missing[id] ?? null, why],
      ];
    }),
  });
}

/** @param {Known} known @param {Room} room @param {Scores} scores @returns {Block[]} */
function practices(known, { model }, scores) {
  const rows = listed(model).map(({ dimension, practice }) => {
    const score = scores.practices[practice.id];
    const verdict = scores.verdicts.find((one) => one.practice === practice.id)?.verdict ?? "not_tested";
    const { declared = null, evidenced = null, target = null, disagreement = null } = score ?? {};
    const why = score?.not_applicable
      ? "handover.maturity.not-applicable"
      : declared === null
        ? "handover.maturity.unanswered"
        : disagreement === null
          ? "handover.maturity.one-department"
          : target === null
            ? "handover.no-aim"
            : "";
    return [
      ...[known.say.both(practice.name), known.say.both(dimension.name), declared, evidenced, target, disagreement],
      ...[known.t(`maturity.verdict.${verdict}`), why ? known.t(why) : ""],
    ];
  });
  return table({
    ...{ id: "practices", title: known.t("handover.table.practices"), rows },
    columns: [
      ...[known.column("text", "practice"), known.column("text", "dimension"), known.column("score", "declared")],
      ...[known.column("score", "evidenced"), known.column("score", "aim"), known.column("score", "disagreement")],
      ...[known.column("text", "verdict"), known.column("text", "why")],
    ],
  });
}

/** What the data alone say. @param {Known} known @param {Scores} scores @returns {Block[]} */
function index(known, { maturity_index: { value, low, high, n, all } }) {
  if (value === null) return [text(known.t("handover.maturity.no-index"))];
  const { say } = known;
  return [
    text(
      known.t("handover.maturity.index", {
        ...{ value: say.number(value), low: say.number(low ?? value), high: say.number(high ?? value), n, all },
      }),
    ),
  ];
}

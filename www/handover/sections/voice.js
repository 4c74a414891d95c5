// @ts-check
/** The voice of the customer: what they were asked, what they say unasked, and whether the unhappy were spoken to. */
import { caution, drawnRows, kindOf, table, text } from "../blocks.js";
import { dots } from "../charts/dots.js";
import { LEAST } from "../masking.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */
/** @typedef {import("../../generated/core.js").Voice} Voice */
/** @typedef {Voice["questions"][number]} Question */

/** Questions drawn at most. */
const DRAWN = 4;
/** Themes told at most: the most shared first. */
const MOST = 20;

/** @param {Known} known @returns {Block[]} */
export function voice(known) {
  /** @type {Voice | null} */
  const answer = known.answer("voice");
  if (!answer || (answer.questions.length === 0 && answer.origins.length === 0)) return [known.lacking("voice")];
  return [
    ...answer.questions.slice(0, DRAWN).flatMap((question) => drawn(known, question, answer.questions)),
    ...questions(known, answer),
    ...responses(known, answer),
    ...origins(known, answer),
    ...themes(known, answer),
    ...loop(known, answer),
    caution(known.t("handover.voice.caution")),
  ];
}

/** A metric that is asked on several scales is told with its scale: its figures are not to be compared.
 * @param {Known} known @param {Question} question @param {Question[]} all */
function nameOf(known, { metric, least, most }, all) {
  const name = known.say.code("voice.metric", metric);
  const repeated = all.filter((one) => one.metric === metric).length > 1;
  if (!repeated || least === null || most === null) return name;
  return known.t("handover.voice.scaled", { name, least: known.say.number(least), most: known.say.number(most) });
}

/** @param {Known} known @param {Question} question @param {Question[]} all @returns {Block[]} */
function drawn(known, question, all) {
  const channels = question.by_channel
    .filter(({ key, value }) => key !== "" && value !== null)
    .map(({ key, value, low, high, n }) => ({ name: key, value, low, high, n }));
  if (channels.length < 2) return [];
  const own = known.t("handover.chart.voice", { name: nameOf(known, question, all) });
  const { title, rows } = drawnRows(known, own, channels, ({ n }) => n);
  const write = (/** @type {number} */ value) => known.value(value, question.unit);
  const told = rows.map(({ name, value }) => `${known.say.name(name)} ${write(value ?? 0)}`);
  return [
    {
      kind: "chart",
      id: `voice-${all.indexOf(question) + 1}`,
      of: { table: "voice", part: nameOf(known, question, all) },
      title,
      alt: `${title}. ${told.join(" · ")}.`,
      svg: dots({ title, rows, write }),
    },
  ];
}

/** @param {Known} known @param {Voice} answer @returns {Block[]} */
function questions(known, { questions: all }) {
  const parts = all.flatMap((question) => [
    { question, key: known.t("handover.all-channels"), ...question.figure, missing: null },
    ...question.by_channel
      .filter(({ key }) => key !== "")
      .map(({ key, value, low, high, n, missing }) => ({
        question,
        key,
        value,
        low,
        high,
        n,
        missing: missing ?? null,
      })),
  ]);
  return table({
    ...{ id: "voice", title: known.t("handover.table.voice"), persons: 5, groups: [0, 1] },
    row_kinds: parts.map(({ question }) => kindOf(question.unit)),
    columns: [
      ...[known.column("text", "question"), known.column("text", "channel"), known.column("number", "value")],
      ...[known.column("number", "low"), known.column("number", "high"), known.column("count", "answers")],
      known.column("text", "why"),
    ],
    rows: parts.map(({ question, key, value, low, high, n, missing }) => [
      ...[nameOf(known, question, all), key, value, low, high, n],
      value === null ? known.why(missing) || known.t("missing.too-few") : "",
    ]),
  });
}

/** @param {Known} known @param {Voice} answer @returns {Block[]} */
function responses(known, { responses: all }) {
  return table({
    ...{ id: "responses", title: known.t("handover.table.responses"), persons: 2, groups: [0] },
    columns: [
      ...[known.column("text", "question"), known.column("count", "asked"), known.column("count", "answers")],
      ...[known.column("percent", "rate"), known.column("percent", "low"), known.column("percent", "high")],
      known.column("text", "why"),
    ],
    rows: all.map(({ metric, asked, answered, rate }) => [
      ...[known.say.code("voice.metric", metric), asked, answered, rate.value, rate.low, rate.high],
      rate.value === null ? known.t("missing.too-few") : "",
    ]),
  });
}

/** @param {Known} known @param {Voice} answer @returns {Block[]} */
function origins(known, { origins: all }) {
  return table({
    ...{ id: "origins", title: known.t("handover.table.origins"), note: known.t("voice.origins-hint") },
    columns: [
      ...[known.column("text", "source"), known.column("count", "texts"), known.column("count", "positive")],
      ...[known.column("count", "neutral"), known.column("count", "negative"), known.column("score", "net")],
      ...[known.column("score", "low"), known.column("score", "high"), known.column("text", "why")],
    ],
    rows: all.map(({ origin, texts, positive, neutral, negative, net }) => [
      ...[known.say.code("voice.origin", origin), texts, positive, neutral, negative, net.value, net.low, net.high],
      net.value === null ? known.t("missing.too-few") : "",
    ]),
  });
}

/** @param {Known} known @param {Voice} answer @returns {Block[]} */
function themes(known, { themes: all }) {
  return table({
    ...{ id: "themes", title: known.t("handover.table.themes"), persons: 1 },
    columns: [
      ...[known.column("text", "words"), known.column("count", "persons")],
      ...[known.column("count", "positive"), known.column("count", "negative")],
    ],
    rows: all.slice(0, MOST).map(({ words, persons, positive, negative }) => [words, persons, positive, negative]),
  });
}

/** @param {Known} known @param {Voice} answer @returns {Block[]} */
function loop(known, { closed_loop: { rate, unhappy, days } }) {
  if (unhappy < LEAST) return [];
  if (rate.value === null) return [text(known.t("handover.voice.loop-unknown", { n: unhappy }))];
  const values = { n: unhappy, days, rate: known.value(rate.value, "rate"), sure: known.sure(rate, "rate") };
  return [text(known.t("handover.voice.loop", values))];
}

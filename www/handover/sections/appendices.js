// @ts-check
/** Appendices: definitions, criteria, how to read, what is private, and how to get the same figures again. */
import { listed } from "../../elements/maturity-words.js";
import { table, text } from "../blocks.js";
import { byText } from "../known.js";
import { LEAST } from "../masking.js";
import { respondents } from "./scope.js";

/** @typedef {import("../known.js").Known} Known */
/** @typedef {import("../document.js").Block} Block */

/** Of the settings, what the files hold and what other tables tell. */
const NO_SETTING = [
  "all_channels",
  "all_segments",
  "all_stores",
  "targets",
  "compared",
  "experiment",
  "data_from",
  "data_to",
];
/** What chance follows from: the defaults of the engine, and those of the case. */
const SEED = 1;

/** @param {Known} known @returns {Block[]} */
export function appendices(known) {
  return [
    ...definitions(known),
    ...criteria(known),
    ...respondents(known),
    ...told(known, "reading", ["intervals", "untold", "cause"]),
    ...told(known, "privacy", ["sent", "kept", "groups"]),
    text(known.t("handover.again.lead")),
    ...versions(known),
    ...hashes(known),
    ...settings(known),
  ];
}

/** Sentences, each under a word. @param {Known} known @param {"reading" | "privacy"} id @param {string[]} parts @returns {Block[]} */
function told(known, id, parts) {
  return table({
    ...{ id, title: known.t(`handover.table.${id}`) },
    columns: [known.column("text", "item"), known.column("text", "said")],
    rows: parts.map((part) => [
      known.t(`handover.${id}-of.${part}`),
      known.t(`handover.${id}.${part}`, { least: LEAST }),
    ]),
  });
}

/** @param {Known} known @returns {Block[]} */
function definitions(known) {
  const { say, report } = known;
  const rows = (report?.kpis ?? [])
    .filter(({ value }) => value !== null)
    .flatMap(({ id }) => known.card(id) ?? [])
    .map(({ name, formula, decision, limits }) => [
      ...[say.both(name), say.both(formula), say.both(decision), limits.map((one) => say.both(one)).join(" ")],
    ]);
  return table({
    ...{ id: "definitions", title: known.t("handover.table.definitions"), rows },
    columns: [
      ...[known.column("text", "indicator"), known.column("text", "formula")],
      ...[known.column("text", "serves"), known.column("text", "limits")],
    ],
  });
}

/** What a practice is judged by: the criterion of the highest level asked about. @param {Known} known @returns {Block[]} */
function criteria(known) {
  const room = known.maturity;
  if (!room?.scores || room.scores.answered === 0) return [];
  const { say } = known;
  return table({
    ...{ id: "criteria", title: known.t("handover.table.criteria") },
    columns: [known.column("text", "dimension"), known.column("text", "practice"), known.column("text", "question")],
    rows: listed(room.model).map(({ dimension, practice }) => [
      ...[say.both(dimension.name), say.both(practice.name), say.both(practice.question)],
    ]),
  });
}

/** @param {Known} known @returns {Block[]} */
function versions(known) {
  const model = known.maturity?.model ?? null;
  const { months, yearly_discount: discount, lines } = known.choices.case;
  /** @type {[string, string][]} */
  const rows = [
    ["engine", known.state.catalogue?.omnimeter ?? ""],
    ...(model
      ? /** @type {[string, string][]} */ ([
          ["model", `${model.model.id} ${model.model.version}`],
          ["model-hash", model.reference.sha256],
        ])
      : []),
    ["seed", known.t("handover.again.seed", { seed: String(SEED) })],
    ...(lines.length > 0
      ? /** @type {[string, string][]} */ ([
          ["case", known.t("handover.again.case", { months, discount: known.say.percent(discount, 1) })],
        ])
      : []),
  ];
  return table({
    ...{ id: "versions", title: known.t("handover.table.versions") },
    columns: [known.column("text", "item"), known.column("text", "said")],
    rows: rows.map(([id, said]) => [known.t(`handover.version.${id}`), said]),
  });
}

/** @param {Known} known @returns {Block[]} */
function hashes(known) {
  return table({
    ...{ id: "hashes", title: known.t("handover.table.hashes") },
    columns: [known.column("text", "file"), known.column("text", "sha256")],
    rows: known.files.map((file) => [file.label, known.sha(file) ?? known.t("handover.no-hash")]),
  });
}

/** Each setting in force, as the engine resolved it. @param {Known} known @returns {Block[]} */
function settings(known) {
  const { report, say } = known;
  const { identity, ...all } = /** @type {Record<string, any>} */ (report?.settings ?? {});
  const rows = Object.entries({ ...all, ...identity })
    .filter(([key]) => !NO_SETTING.includes(key))
    .sort(([a], [b]) => byText(a, b))
    .map(([key, value]) => [
      say.has(`setting.${key}`) ? say.t(`setting.${key}`) : say.code("handover.setting", key),
      settingText(known, key, value),
    ]);
  return table({
    ...{ id: "settings", title: known.t("handover.table.settings"), rows },
    columns: [known.column("text", "setting"), known.column("text", "said")],
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Settings whose values are codes of ours, and where their words are. @type {Record<string, string>} */
const WORDED = {
  channel_kinds: "kind",
  event_kinds: "journey.deed",
  match_on: "identity.key",
  touch_name: "touch-name",
};

/** @param {Known} known @param {string} key @param {any} value @returns {string} */
function settingText(known, key, value) {
  const { say } = known;
  if (value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0))
    return known.t("handover.unset");
  if (typeof value === "number") return say.number(value, 4);
  // The engine's instant is the end of that day.
  if (key === "as_of") return say.day(known.asOf);
  if (typeof value === "string" && DAY.test(value)) return say.day(value);
  const word = (/** @type {string} */ one) => (WORDED[key] ? say.code(WORDED[key], one) : one);
  if (typeof value === "string")
    return say.has(`setting.${key}.${value}`)
      ? say.t(`setting.${key}.${value}`)
      : say.code(WORDED[key] ?? `handover.setting.${key}`, value);
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? word(one) : (one.name ?? ""))).join(", ");
  return Object.entries(value)
    .map(([from, to]) => `${from} → ${word(String(to))}`)
    .join(", ");
}

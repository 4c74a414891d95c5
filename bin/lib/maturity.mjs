// @ts-check
/** `omnimeter maturity`: an audit scored and held against files, and the questions of an interview. */
import fs from "node:fs";
import * as bundle from "../../dist/npm/handover.js";
import { inWords, openEngine, rolesOf } from "../../dist/npm/node.js";
import { Misuse, sentence } from "./failure.mjs";
import { loadAll, write } from "./load.mjs";
import { interviewSheet } from "./maturity-sheet.mjs";
import { oneOf, parseAll, settingsOf, TABLES } from "./options.mjs";

const { choicesIn, testsHeld, usedKey } = /** @type {typeof import("../../www/handover.js")} */ (
  /** @type {unknown} */ (bundle)
);

const text = /** @type {const} */ ({ type: "string" });

/** @param {string} where */
function readText(where) {
  try {
    return fs.readFileSync(where, "utf8");
  } catch {
    throw new Misuse(`${where}: there is no such file`);
  }
}

/** @param {string} where @returns {Record<string, any>} */
function readJson(where) {
  let content;
  try {
    content = JSON.parse(readText(where));
  } catch (thrown) {
    if (thrown instanceof Misuse) throw thrown;
    throw new Misuse(`${where}: this is not JSON: ${/** @type {Error} */ (thrown).message}`);
  }
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  throw new Misuse(`${where}: an audit is an object`);
}

/** What the engine takes of an audit. */
const KEYS = [
  ...["profile", "goal", "multipliers", "entities", "day", "practices", "actions", "services", "own_actions"],
];

/** A level in words is an answer that is no level. @param {any} answer */
const plainAnswer = (answer) =>
  typeof answer?.level === "string" ? { ...answer, level: null, special: answer.level } : answer;

/** @param {Record<string, any>} practices */
const plainPractices = (practices) =>
  Object.fromEntries(
    Object.entries(practices).map(([id, practice]) => [
      id,
      Array.isArray(practice?.answers) ? { ...practice, answers: practice.answers.map(plainAnswer) } : practice,
    ]),
  );

/**
 * The answers in a file: an audit file's, or practices by id as they are.
 * @param {string} where
 */
export function readAnswers(where) {
  const content = readJson(where);
  const answers = content.format === "omnimeter-audit" ? (content.answers ?? {}) : content;
  const known = Object.keys(answers).some((key) => KEYS.includes(key));
  if (!known) return { practices: plainPractices(answers) };
  return Object.fromEntries(KEYS.filter((key) => key in answers).map((key) => [key, answers[key]]));
}

/**
 * What else an audit file knows that figures are made of: targets, and tests that were held.
 * @param {string} where
 */
export function readPlanned(where) {
  if (readJson(where).format !== "omnimeter-audit") return { targets: [], tests: [], path: [], key: null };
  try {
    const choices = choicesIn(readText(where));
    const path = choices.maturity.baselines.map(({ snapshot }) => snapshot);
    return { targets: choices.targets, tests: testsHeld({ choices }), key: usedKey(choices.economics), path };
  } catch (thrown) {
    throw new Misuse(`${where}: ${sentence(thrown)}`);
  }
}

/** The scores of an earlier audit. @param {string} where @param {any} engine */
async function snapshotOf(where, engine) {
  const { snapshot } = await engine.maturity({ audit: readAnswers(where) }).catch((/** @type {unknown} */ thrown) => {
    throw new Misuse(`${where}: ${sentence(thrown)}`);
  });
  return snapshot;
}

export const maturity = {
  usage: `maturity --answers AUDIT.json [--before AUDIT.json] [--model MODEL.yaml] [report's file flags and settings] [-o FILE]
maturity --sheet ROLE [--sector SECTOR] [--language en|fr] [--model MODEL.yaml] [-o FILE]`,

  /** @param {string[]} args */
  async run(args) {
    const own = { answers: text, before: text, model: text, sheet: text, sector: text };
    const values = parseAll(args, own);
    if (!values.answers === !values.sheet) throw new Misuse("say what is wanted", "--answers FILE, or --sheet ROLE");
    oneOf("format", values.format, [values.sheet ? "md" : "json"]);
    const language = oneOf("language", values.language, ["en", "fr"]);
    const hasFiles = TABLES.some((table) => values[table]);
    const engine = hasFiles ? await loadAll(values, TABLES) : await openEngine();
    const model = values.model === undefined ? null : readText(values.model);
    const used = await engine.useMaturityModel(model).catch((/** @type {unknown} */ thrown) => {
      throw new Misuse(`${values.model}: ${sentence(thrown)}`);
    });
    if (values.sheet) {
      const role = oneOf("sheet", values.sheet, rolesOf(used));
      const sectors = ["", ...(used.profiles ?? []).map(({ id }) => id)];
      const worded = inWords(used, oneOf("sector", values.sector, sectors));
      return write(interviewSheet(worded, role, language), values.output);
    }
    const audit = readAnswers(values.answers);
    const before = values.before === undefined ? null : await snapshotOf(values.before, engine);
    const { targets, tests, path, key } = readPlanned(values.answers);
    const settings = { ...settingsOf(values), targets };
    const answer = await engine.maturity(/** @type {any} */ ({ settings, audit, before, tests, path, key }));
    write(`${JSON.stringify(answer, null, 2)}\n`, values.output);
  },
};

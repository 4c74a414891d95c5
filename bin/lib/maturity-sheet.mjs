// @ts-check
/** The questions of an interview, as Markdown to print. */
import { interview } from "../../dist/npm/node.js";

/** @typedef {import("../../dist/npm/types/generated/core.js").MaturityModel} Model */
/** @typedef {import("../../dist/npm/types/interview-sheet.js").Interview} Interview */

const boxes = (/** @type {string[]} */ all) => all.map((one) => `☐ ${one}`).join(" ");

/**
 * @param {Model} model
 * @param {string} role
 * @param {string} language
 */
export function interviewSheet(model, role, language) {
  const { words, sections } = interview(model, role, language);
  const lines = [`# ${words.title}`, "", words.model, "", words.rule, "", words.who, "", words.own, ""];
  for (const { name, questions } of sections)
    lines.push(`## ${name}`, "", ...questions.flatMap((one) => questionLines(words, one)));
  return `${lines.join("\n").trimEnd()}\n`;
}

/** @param {Interview["words"]} words @param {import("../../dist/npm/types/interview-sheet.js").Question} question */
const questionLines = (words, { name, question, criteria, coverage, special, evidence }) => [
  ...[`### ${name}`, "", question, "", words.level, ""],
  ...criteria.map(({ level, text }) => `- ☐ **${level}** ${text}`),
  ...["", `${words.coverage} ${boxes(coverage)}`, "", boxes(special), "", words.evidence, ""],
  ...evidence.map(({ level, text }) => `- ${level}: ${text}`),
  ...["", `${words.notes} ${"_".repeat(60)}`, ""],
];

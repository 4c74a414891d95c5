// @ts-check
/** Answer sheets: the practices of one role as a small file, filled elsewhere and brought back. */
import { sameSpeaker, says } from "./maturity-edit.js";
import { readPractice, readReference } from "./maturity-read.js";
import { NO_MATURITY, NO_PRACTICE } from "./maturity-shape.js";

/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("./maturity-shape.js").Answer} Answer */
/** @typedef {import("./maturity-shape.js").Practice} Practice */
/** @typedef {import("./maturity-shape.js").Model} Model */

/**
 * A sheet as its file holds it. A model of the user's goes with it.
 * @typedef {{ role: string, audit: string, model: import("./maturity-shape.js").Reference | null, model_text: string,
 *   entities: string[], practices: Record<string, Practice> }} Sheet
 */

/** The same respondent said two things, or the evidence was graded twice.
 * @typedef {{ practice: string, kind: "answer", mine: Answer, theirs: Answer }
 *   | { practice: string, kind: "evidence", mine: number, theirs: number }} Conflict */

/** Sheets on their way in: the audit with all of them that contradicts nothing, and what does.
 * @typedef {{ files: string[], audit: MaturityAudit, added: number, conflicts: Conflict[] }} Merging */

/** @typedef {"mine" | "theirs" | "both"} Decision */

const FORMAT = "omnimeter-maturity-sheet";
const SCHEMA = 1;
const MOST_CHARACTERS = 4 << 20;

/** Whether a text says that it is an answer sheet. @param {string} content */
export const isSheetText = (content) =>
  content.length <= MOST_CHARACTERS && /"format"\s*:\s*"omnimeter-maturity-sheet"/.test(content);

/** @param {string} audit the audit's name @param {string} role */
export const sheetFileName = (audit, role) =>
  `${[audit, role]
    .map((one) => one.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, ""))
    .filter(Boolean)
    .join("-")
    .toLowerCase()}.sheet.json`;

/** The practices that a role is asked about. @param {Model} model @param {string} role */
export const asked = (model, role) =>
  model.dimensions.flatMap(({ practices }) => practices.filter(({ respondents }) => respondents.includes(role)));

/**
 * A sheet to be filled, or filled: only what the role itself has said goes with it.
 * @param {MaturityAudit} audit
 * @param {string} name of the audit
 * @param {Model} model
 * @param {string} role
 * @returns {string}
 */
export function writeSheet(audit, name, model, role) {
  const filled = audit.sheet === role;
  const practices = asked(model, role).map(({ id }) => {
    const { answers, ...rest } = audit.practices[id] ?? NO_PRACTICE;
    const own = answers.filter(({ dept }) => dept === role);
    const { evidence, notes, files, links } = filled ? rest : NO_PRACTICE;
    return [id, { answers: own, evidence, notes, files, links }];
  });
  const sheet = {
    ...{ format: FORMAT, schema: SCHEMA, role, audit: name, model: model.reference, model_text: audit.model_text },
    ...{ entities: Object.keys(audit.entities), practices: Object.fromEntries(practices) },
  };
  return `${JSON.stringify(sheet, null, 2)}\n`;
}

/** @param {string} content @returns {Sheet | null} nothing where it is no sheet of ours */
export function readSheet(content) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  if (value?.format !== FORMAT || value.schema !== SCHEMA || typeof value.role !== "string" || value.role === "")
    return null;
  const practices = Object.entries(value.practices ?? {}).map(([id, one]) => [id, readPractice(one)]);
  return {
    ...{ role: value.role, audit: typeof value.audit === "string" ? value.audit : "" },
    ...{ model: readReference(value.model), model_text: typeof value.model_text === "string" ? value.model_text : "" },
    entities: Array.isArray(value.entities)
      ? value.entities.filter((/** @type {unknown} */ one) => typeof one === "string")
      : [],
    practices: Object.fromEntries(practices),
  };
}

/** A sheet on the computer of whoever fills it. @param {Sheet} sheet @returns {MaturityAudit} */
export const filling = ({ role, model, model_text, entities, practices }) => ({
  ...NO_MATURITY,
  ...{ sheet: role, model, model_text, practices, entities: Object.fromEntries(entities.map((one) => [one, 1])) },
  front: { ...NO_MATURITY.front, dept: role },
});

/** @param {Answer} a @param {Answer} b */
const alike = (a, b) =>
  a.level === b.level &&
  a.coverage === b.coverage &&
  a.special === b.special &&
  a.reason === b.reason &&
  a.note === b.note;

/** @param {string[]} a @param {string[]} b */
const together = (a, b) => [...new Set([...a, ...b])];

/** @param {Practice} mine @param {Practice} theirs */
function practicesTogether(mine, theirs) {
  const notes = [mine.notes, theirs.notes].filter((one, at, all) => one !== "" && all.indexOf(one) === at).join("\n");
  return { notes, files: together(mine.files, theirs.files), links: together(mine.links, theirs.links) };
}

/**
 * Brings a sheet into an audit, or into sheets that are on their way in. What says the same, or is new, is taken over;
 * what contradicts is left to be decided.
 * @param {MaturityAudit | Merging} into
 * @param {string} file
 * @param {Sheet} sheet
 * @returns {Merging}
 */
export function merge(into, file, sheet) {
  const before = "conflicts" in into ? into : { files: [], audit: into, added: 0, conflicts: [] };
  let { added } = before;
  const conflicts = [...before.conflicts];
  const practices = { ...before.audit.practices };
  for (const [practice, theirs] of Object.entries(sheet.practices)) {
    const mine = practices[practice] ?? NO_PRACTICE;
    const answers = [...mine.answers];
    for (const answer of theirs.answers.filter((one) => says(one) || one.note !== "")) {
      const own = answers.find((one) => sameSpeaker(one, answer));
      if (!own) {
        answers.push(answer);
        added++;
      } else if (!alike(own, answer)) conflicts.push({ practice, kind: "answer", mine: own, theirs: answer });
    }
    const graded = mine.evidence > 0 && theirs.evidence > 0 && mine.evidence !== theirs.evidence;
    if (graded) conflicts.push({ practice, kind: "evidence", mine: mine.evidence, theirs: theirs.evidence });
    const evidence = mine.evidence || theirs.evidence;
    const next = { ...mine, answers, evidence, ...practicesTogether(mine, theirs) };
    if (practices[practice] || JSON.stringify(next) !== JSON.stringify(NO_PRACTICE)) practices[practice] = next;
  }
  return { files: [...before.files, file], audit: { ...before.audit, practices }, added, conflicts };
}

/** A name that nobody of the department has yet. @param {Answer[]} answers @param {Answer} answer */
function otherName(answers, answer) {
  for (let number = 2; ; number++) {
    const one = { ...answer, respondent: `${answer.respondent} (${number})`.trim() };
    if (!answers.some((other) => sameSpeaker(one, other))) return one;
  }
}

/**
 * The audit with every conflict decided; one that was not is as it was here.
 * @param {Merging} merging
 * @param {Decision[]} decisions in the order of the conflicts
 * @returns {MaturityAudit}
 */
export function settled({ audit, conflicts }, decisions) {
  const practices = { ...audit.practices };
  for (const [at, conflict] of conflicts.entries()) {
    const decision = decisions[at] ?? "mine";
    const practice = practices[conflict.practice];
    if (decision === "mine" || !practice) continue;
    if (conflict.kind === "evidence") {
      practices[conflict.practice] = { ...practice, evidence: conflict.theirs };
      continue;
    }
    const { answers } = practice;
    const { theirs } = conflict;
    const next =
      decision === "both"
        ? [...answers, otherName(answers, theirs)]
        : answers.map((one) => (sameSpeaker(one, theirs) ? theirs : one));
    practices[conflict.practice] = { ...practice, answers: next };
  }
  return { ...audit, practices };
}

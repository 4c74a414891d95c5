// @ts-check
/** The steps of a maturity audit: each makes a new audit of one, and changes none. */
import { NO_ACTION, NO_ANSWER, NO_PRACTICE } from "./maturity-shape.js";

/** @typedef {import("./maturity-shape.js").MaturityAudit} MaturityAudit */
/** @typedef {import("./maturity-shape.js").Answer} Answer */
/** @typedef {import("./maturity-shape.js").Practice} Practice */
/** @typedef {import("./maturity-shape.js").Front} Front */
/** @typedef {import("./maturity-shape.js").ActionState} ActionState */
/** @typedef {import("./maturity-shape.js").OwnAction} OwnAction */

/** @param {MaturityAudit} audit @param {string} id @returns {Practice} */
export const practiceOf = (audit, id) => audit.practices[id] ?? NO_PRACTICE;

/** @param {MaturityAudit} audit @param {string} id @param {Partial<Practice>} patch @returns {MaturityAudit} */
export const withPractice = (audit, id, patch) => ({
  ...audit,
  practices: { ...audit.practices, [id]: { ...practiceOf(audit, id), ...patch } },
});

/** Who speaks: a department, of an entity where it speaks for its own, by name. @param {Front} front */
export const speakerOf = ({ dept, entity, respondent, own }) => ({ dept, entity: own ? entity : "", respondent });

/** @param {Pick<Answer, "dept" | "entity" | "respondent">} a @param {Pick<Answer, "dept" | "entity" | "respondent">} b */
export const sameSpeaker = (a, b) => a.dept === b.dept && a.entity === b.entity && a.respondent === b.respondent;

/** The answer of whoever is answering, if there is one. @param {MaturityAudit} audit @param {string} id */
export function answerInFront(audit, id) {
  const speaker = speakerOf(audit.front);
  return practiceOf(audit, id).answers.find((one) => sameSpeaker(one, speaker)) ?? null;
}

/** Whether it says how things are, or that it does not apply. @param {Answer} answer */
export const says = ({ level, special }) => level !== null || special !== null;

/**
 * Whoever is answering says something of a practice. An answer that says nothing any more is none.
 * @param {MaturityAudit} audit
 * @param {string} id
 * @param {Partial<Answer>} patch
 * @param {string} today
 * @returns {MaturityAudit}
 */
export function answered(audit, id, patch, today) {
  const speaker = speakerOf(audit.front);
  const { answers } = practiceOf(audit, id);
  const at = answers.findIndex((one) => sameSpeaker(one, speaker));
  const before = at < 0 ? { ...NO_ANSWER, ...speaker, day: audit.front.day || today } : answers[at];
  const answer = { ...before, ...patch };
  const empty = !says(answer) && answer.note === "";
  const next = at < 0 ? [...answers, answer] : answers.with(at, answer);
  const kept = empty ? next.filter((one) => one !== answer) : next;
  return { ...withPractice(audit, id, { answers: kept }), day: audit.day ?? today };
}

/** @param {MaturityAudit} audit @param {string} id @param {number} at @returns {MaturityAudit} */
export function withoutAnswer(audit, id, at) {
  const { answers } = practiceOf(audit, id);
  return withPractice(audit, id, { answers: answers.filter((_, i) => i !== at) });
}

/** Whoever gave an answer is the one answering. @param {MaturityAudit} audit @param {Answer} answer @returns {MaturityAudit} */
export const inFront = (audit, { dept, entity, respondent, day }) => ({
  ...audit,
  front: { dept, entity: entity || audit.front.entity, respondent, day, own: entity !== "" },
});

/** @param {MaturityAudit} audit @param {string} id @param {Partial<ActionState>} patch @returns {MaturityAudit} */
export function withAction(audit, id, patch) {
  const own = audit.own_actions.findIndex((one) => one.id === id);
  if (own >= 0) return { ...audit, own_actions: audit.own_actions.with(own, { ...audit.own_actions[own], ...patch }) };
  return { ...audit, actions: { ...audit.actions, [id]: { ...(audit.actions[id] ?? NO_ACTION), ...patch } } };
}

/** What is said of an action when it is begun, closed or opened again. @param {ActionState} state @param {ActionState["status"]} status @param {string} today @param {number | null} value the figure it should move, now */
export function statusPatch(state, status, today, value) {
  const closes = status === "done" || status === "dropped";
  return { status, closed: closes ? state.closed || today : "", baseline: state.baseline ?? value };
}

/** @param {MaturityAudit} audit @param {Pick<OwnAction, "text" | "practice" | "impact" | "effort">} action @returns {MaturityAudit} */
export function withOwnAction(audit, action) {
  const taken = new Set(audit.own_actions.map(({ id }) => id));
  let number = audit.own_actions.length + 1;
  while (taken.has(`own:${number}`)) number++;
  return { ...audit, own_actions: [...audit.own_actions, { ...NO_ACTION, ...action, id: `own:${number}` }] };
}

/** @param {MaturityAudit} audit @param {string} id @returns {MaturityAudit} */
export const withoutOwnAction = (audit, id) => ({
  ...audit,
  own_actions: audit.own_actions.filter((one) => one.id !== id),
});

/** @param {MaturityAudit} audit @param {number} at @param {Partial<import("./maturity-shape.js").Point>} patch @returns {MaturityAudit} */
export const withPoint = (audit, at, patch) => ({
  ...audit,
  points: audit.points.with(at, { ...audit.points[at], ...patch }),
});

/** Entities spoken of, and those that have a weight. @param {MaturityAudit} audit @returns {string[]} */
export function entitiesOf(audit) {
  const spoken = Object.values(audit.practices).flatMap(({ answers }) => answers.map(({ entity }) => entity));
  return [...new Set([...Object.keys(audit.entities), ...spoken])].filter((one) => one !== "").sort();
}

/** The practices that somebody has answered. @param {MaturityAudit} audit */
export const answeredIn = (audit) =>
  Object.entries(audit.practices).flatMap(([id, { answers }]) => (answers.some(says) ? id : []));

/** Whether anything was said at all. @param {MaturityAudit} audit */
export const isBegun = (audit) =>
  audit.services.length > 0 || Object.values(audit.practices).some(({ answers }) => answers.length > 0);

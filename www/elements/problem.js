// @ts-check
/** A problem in the language of the page: what, where, and what to do. */

import { refusalText } from "../refusal.js";

/** @typedef {import("../problem.js").Problem} Problem */

/**
 * The sentence, with its hint. A code we have no text for keeps the engine's own words.
 * @param {import("../say.js").Say} say
 * @param {Problem} problem
 * @param {(field: string) => string} [fieldName]
 */
export function problemText(say, problem, fieldName = (id) => id) {
  const values = { ...problem.values };
  if (values.what) values.what = say.code("setting", values.what);
  if (values.format) values.format = say.code("format", values.format);
  if (values.field) values.field = fieldName(values.field);
  if (values.table) values.table = say.code("table", values.table);
  if (values.refusal) values.reason = refusalText(say, values.refusal, problem.values, values.reason);
  const known = say.has(`problem.${problem.code}`);
  const what = known ? say.t(`problem.${problem.code}`, values) : say.t("problem.other", { message: problem.message });
  const hint = say.has(`hint.${problem.code}`) ? say.t(`hint.${problem.code}`) : "";
  const line = problem.line === null ? "" : `${say.t("problem.line", { line: problem.line })} `;
  return `${line}${what} ${hint}`.trim();
}

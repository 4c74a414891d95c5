// @ts-check
/** How the result of a channel is read: what it does for others may not be known, and is then no nought. */

/** @typedef {import("../generated/core.js").ResultRow} ResultRow */

/** Whether contacts say what a channel brings to others and owes them. @param {Pick<ResultRow, "effects">} row */
export const isCredited = ({ effects }) => !effects.find(({ by }) => by === "attribution")?.missing;

/** @param {Pick<ResultRow, "effects" | "reading">} row */
export const readingOf = (row) => (row.reading === "does_not_pay" && !isCredited(row) ? "credit_unknown" : row.reading);

/** What it brought, owes and comes to with both; null where nobody can know. @param {ResultRow} row */
export const creditOf = (row) => (isCredited(row) ? row : { ...row, brought: null, owed: null, profit_with: null });

/** Whether goods were given back: credit is of sales as they were made, revenue is after that.
 * @param {import("../generated/core.js").Bridges | null | undefined} bridges */
export const isAfterReturns = (bridges) =>
  (bridges?.handed_over ?? []).some(({ place, revenue }) => place === "given_back" && revenue !== 0);

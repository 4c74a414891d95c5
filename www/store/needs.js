// @ts-check
/** What each room needs of the files, and what of it is not there. */
import { readyFiles } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").FileState} FileState */

/**
 * What a room lacks. `table`: no file of this table; `column`: a file of it, but nothing says which column holds this.
 * @typedef {object} Gap
 * @property {"table" | "column"} kind
 * @property {string} table
 * @property {string[][]} fields one entry a need, each a list of fields of which any one will do
 * @property {FileState | null} file the one that lacks the column
 */

/**
 * `ways`: what would open it, any one of the lists; none when the files suffice. `unread`: a file that waits to be told
 * what it is, and may be the one. `reading`: files are on their way.
 * @typedef {object} Opening
 * @property {Gap[][]} ways
 * @property {FileState | null} unread
 * @property {boolean} reading
 */

const TOUCHES = ["touches.customer_id", "touches.at", "touches.channel"];
const PATHS = ["paths.path", "paths.conversions"];
const SALES = ["orders.ordered_at", "orders.amount | orders.unit_price"];

/**
 * Lists of needs, any one of which opens the room. A need is written as in the engine's catalogue.
 * @type {Record<string, string[][]>}
 */
export const NEEDS = {
  data: [[]],
  overview: [SALES, PATHS],
  journey: [TOUCHES, PATHS],
  attribution: [[...TOUCHES, "orders.customer_id | touches.kind"], PATHS],
  customers: [["orders.customer_id", ...SALES]],
  channels: [["orders.channel", ...SALES]],
  voice: [["surveys.score"], ["tickets.opened_at"], ["mentions.at"]],
  // A test is planned without a file.
  tests: [[]],
  maturity: [[]],
  targets: [[]],
  // What is lacking for a section is told in it.
  report: [[]],
};

/**
 * @param {State} state
 * @param {string} room
 * @returns {Opening}
 */
export function openingOf(state, room) {
  return {
    ways: waysIn(state, NEEDS[room] ?? [[]]),
    unread: state.files.find(({ id, sniff, status }) => id === null && sniff && status === "asking") ?? null,
    reading: state.files.some(({ status }) => status === "looking" || status === "loading"),
  };
}

/** Whether the files at hand hold what a room needs. @param {State} state @param {string} room */
export const opens = (state, room) => waysIn(state, NEEDS[room]).length === 0;

/**
 * What would make one of these lists whole: a column where that is enough, otherwise every list.
 * @param {State} state
 * @param {string[][]} lists
 * @returns {Gap[][]}
 */
export function waysIn(state, lists) {
  const all = lists.map((needs) => missing(state, needs));
  if (all.some((gaps) => gaps.length === 0)) return [];
  const columns = all.filter((gaps) => gaps.every(({ kind }) => kind === "column"));
  return columns.length > 0 ? columns.slice(0, 1) : all;
}

/** @param {State} state @param {string[]} needs @returns {Gap[]} */
function missing(state, needs) {
  /** @type {Map<string, Gap>} */
  const gaps = new Map();
  for (const need of needs) {
    const options = need.split(" | ").map((id) => id.split("."));
    if (options.some(([table, field]) => isMapped(state, table, field))) continue;
    const [[table]] = options;
    const fields = options.filter(([one]) => one === table).map(([, field]) => field);
    const gap = gaps.get(table) ?? newGap(state, table);
    gap.fields.push(fields);
    gaps.set(table, gap);
  }
  return [...gaps.values()];
}

/** @param {State} state @param {string} table @returns {Gap} */
function newGap(state, table) {
  const file = readyFiles(state).find((one) => one.mapping?.table === table) ?? null;
  return { kind: file ? "column" : "table", table, fields: [], file };
}

/** Any of these says who a row is about. */
export const PERSON = ["customer_id", "email", "loyalty_id", "phone"];

/** @param {State} state @param {string} table @param {string} field */
function isMapped(state, table, field) {
  const fields = field === PERSON[0] ? PERSON : [field];
  return readyFiles(state).some(({ mapping }) => {
    if (mapping?.table !== table) return false;
    return fields.some((one) => {
      if (!Object.hasOwn(mapping.fields, one)) return false;
      const { column, constant } = mapping.fields[one];
      return Boolean(column || constant);
    });
  });
}

// @ts-check
/** Names of tables and fields, from the engine's catalogue. */

/** @typedef {import("./base.js").View} View */

/**
 * The name of a field: `orders.amount`, or `amount` of a table.
 * @param {Pick<View, "state" | "say">} view
 * @param {string} id
 * @param {string} [table]
 */
export function fieldName({ state, say }, id, table) {
  const [first, second] = id.split(".");
  const [tableId, fieldId] = second ? [first, second] : [table, first];
  const field = state.catalogue?.tables.find((one) => one.id === tableId)?.fields.find((one) => one.id === fieldId);
  return field ? say.both(field.name) : id;
}

/** The same within a sentence, where a name of several words would not be seen to be one.
 * @param {Pick<View, "state" | "say">} view @param {string} id @param {string} [table] */
export const quotedField = (view, id, table) => view.say.t("need.field", { name: fieldName(view, id, table) });

/** @param {string} need @returns {string[]} the fields that would do, any of them */
const eitherOf = (need) => need.split(" | ");

/** The table that all of them are of, if it is one. @param {string[]} ids */
function tableOf(ids) {
  const tables = new Set(ids.map((id) => id.split(".")[0]));
  return tables.size === 1 ? [...tables][0] : null;
}

/**
 * What a missing figure needs, in words, table by table: `orders.customer` and `orders.amount | orders.unit_price`
 * become “Customer” and (“Amount” or “Unit price”) in Orders.
 * @param {Pick<View, "state" | "say">} view
 * @param {string[]} needs
 */
export function needsText(view, needs) {
  const { say } = view;
  const within = (/** @type {string} */ fields, /** @type {string} */ table) =>
    say.t("need.of-table", { fields, table: say.code("table", table) });
  /** @type {Map<string, string[][]>} */
  const byTable = new Map();
  for (const ids of needs.map(eitherOf)) {
    const key = tableOf(ids) ?? ids.join(" ");
    byTable.set(key, [...(byTable.get(key) ?? []), ids]);
  }
  const parts = [...byTable].map(([table, wanted]) => {
    if (tableOf(wanted[0]) === null) {
      const each = wanted[0].map((id) => within(quotedField(view, id), id.split(".")[0]));
      return say.list(each, "disjunction");
    }
    const fields = wanted.map((ids) => {
      const names = ids.map((id) => quotedField(view, id));
      const either = say.list(names, "disjunction");
      return names.length > 1 && wanted.length > 1 ? say.t("need.either", { fields: either }) : either;
    });
    return within(say.list(fields), table);
  });
  return parts.join(say.t("need.next"));
}

/** One need in words. @param {Pick<View, "state" | "say">} view @param {string} need */
export const needText = (view, need) => needsText(view, [need]);

/**
 * Why a figure has no value, in words.
 * @param {Pick<View, "state" | "say">} view
 * @param {{ reason: string, needs: string[] }} missing
 */
export function missingText(view, { reason, needs }) {
  const told = reason === "field-missing" ? needsText(view, needs) : view.say.list(needs);
  return view.say.code("missing", reason, { needs: told });
}

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

/**
 * What a missing figure needs, in words: `orders.amount | orders.unit_price` becomes “Amount” or “Unit price” (Orders).
 * @param {Pick<View, "state" | "say">} view
 * @param {string} need
 */
export function needText(view, need) {
  const ids = need.split(" | ");
  const names = view.say.list(
    ids.map((id) => quotedField(view, id)),
    "disjunction",
  );
  const [table] = ids[0].split(".");
  return view.say.t("need.of-table", { fields: names, table: view.say.code("table", table) });
}

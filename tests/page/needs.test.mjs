// @ts-check
/** What a room needs of the files at hand, without a page. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { openEngine } from "../../www/engine.js";
import { ROOMS } from "../../www/store/address.js";
import { NEEDS, openingOf, opens } from "../../www/store/needs.js";
import { EMPTY } from "../../www/store/state.js";

/** @typedef {import("../../www/store/state.js").State} State */

/** @type {import("../../www/store/state.js").State["catalogue"]} */
let catalogue = null;
before(async () => {
  catalogue = await (await openEngine()).catalogue();
});

/**
 * A page with these files: table and the fields that a column holds; no table for a file that waits to be told.
 * @param {...[string, string[]]} files
 */
function page(...files) {
  return /** @type {State} */ (
    /** @type {unknown} */ ({
      ...EMPTY,
      catalogue,
      files: files.map(([table, fields], key) => ({
        key,
        label: `${table || "unread"}.csv`,
        id: table ? key : null,
        status: table ? "ready" : "asking",
        sniff: {},
        mapping: table ? { table, fields: Object.fromEntries(fields.map((one) => [one, { column: one }])) } : null,
      })),
    })
  );
}

/** @param {State} state @param {string} room */
const ways = (state, room) =>
  openingOf(state, room).ways.map((gaps) =>
    gaps.map(({ kind, table, fields, file }) => [kind, table, fields.map((one) => one.join("|")).join(" "), file?.key]),
  );

const ORDERS = ["ordered_at", "amount", "channel", "customer_id"];
const TOUCHES = ["customer_id", "at", "channel"];

test("every room says what it needs, in fields that the engine knows", () => {
  assert.deepEqual(Object.keys(NEEDS).sort(), [...ROOMS].sort());
  const tables = new Map(catalogue?.tables.map(({ id, fields }) => [id, fields.map((field) => field.id)]));
  for (const need of Object.values(NEEDS).flat(2)) {
    for (const [table, field] of need.split(" | ").map((id) => id.split("."))) {
      const known = tables.get(table);
      assert.ok(known?.includes(field), need);
    }
  }
});

test("an empty page lacks files, and says each way in", () => {
  assert.deepEqual(ways(page(), "journey"), [
    [["table", "touches", "customer_id at channel", undefined]],
    [["table", "paths", "path conversions", undefined]],
  ]);
  assert.ok(opens(page(), "data"));
});

test("with orders only: Attribution lacks touches, Channels and Customers nothing", () => {
  const state = page(["orders", ORDERS]);
  assert.deepEqual(ways(state, "attribution")[0], [["table", "touches", "customer_id at channel", undefined]]);
  assert.deepEqual(ways(state, "channels"), []);
  assert.deepEqual(ways(state, "customers"), []);
  assert.ok(opens(state, "overview"));
});

test("a file of the table without the column: the file and the field are named, and no other way in", () => {
  const state = page(["touches", TOUCHES], ["orders", ["ordered_at", "amount"]]);
  assert.deepEqual(ways(state, "attribution"), [[["column", "orders", "customer_id", 1]]]);
  assert.deepEqual(ways(page(["orders", ["ordered_at"]]), "customers"), [
    [["column", "orders", "customer_id amount|unit_price", 0]],
  ]);
});

test("any one of several fields will do, and a fixed value as well as a column", () => {
  assert.ok(opens(page(["orders", ["ordered_at", "unit_price"]]), "overview"));
  const state = page(["orders", ["ordered_at"]]);
  const fixed = {
    ...state.files[0].mapping,
    fields: { ordered_at: { constant: "2026-01-01" }, amount: { constant: "1" } },
  };
  assert.ok(opens({ ...state, files: [{ ...state.files[0], mapping: /** @type {any} */ (fixed) }] }, "overview"));
  const empty = { ...fixed, fields: { ...fixed.fields, amount: {} } };
  assert.ok(!opens({ ...state, files: [{ ...state.files[0], mapping: /** @type {any} */ (empty) }] }, "overview"));
});

test("what several files of one table hold counts together, what a file not yet read would hold does not", () => {
  assert.ok(opens(page(["orders", ["ordered_at"]], ["orders", ["amount"]]), "overview"));
  const waiting = openingOf(page(["", []]), "overview");
  assert.equal(waiting.ways.length, 2);
  assert.equal(waiting.unread?.key, 0);
  const reading = { ...page(["orders", ORDERS]).files[0], id: null, status: /** @type {const} */ ("loading") };
  const opening = openingOf({ ...page(), files: [reading] }, "overview");
  assert.deepEqual([opening.reading, opening.ways.length], [true, 2]);
});

test("a room that needs no file asks for none", () => {
  assert.deepEqual(ways(page(["orders", ORDERS]), "voice"), [
    [["table", "surveys", "score", undefined]],
    [["table", "tickets", "opened_at", undefined]],
    [["table", "mentions", "at", undefined]],
  ]);
  assert.deepEqual(ways(page(), "maturity"), []);
});

test("an e-mail address says who a row is about, as an identifier does", () => {
  assert.ok(!opens(page(["orders", ["ordered_at", "amount", "channel"]]), "customers"));
  assert.ok(opens(page(["orders", ["ordered_at", "amount", "channel", "email"]]), "customers"));
});

test("a field by the name of an object's own property is no field", () => {
  const state = page(["orders", ORDERS]);
  const mapping = { table: "orders", fields: JSON.parse('{"__proto__":{"column":"x"}}') };
  assert.ok(!opens({ ...state, files: [{ ...state.files[0], mapping: /** @type {any} */ (mapping) }] }, "overview"));
});

test("whatever a customer is known by says who they are", () => {
  for (const key of ["customer_id", "email", "phone", "loyalty_id"]) {
    const orders = ["ordered_at", "amount", key];
    assert.equal(opens(page(["orders", orders]), "customers"), true, key);
    assert.deepEqual(ways(page(["touches", [key, "at", "channel"]]), "journey"), [], key);
  }
  assert.equal(opens(page(["orders", ["ordered_at", "amount"]]), "customers"), false);
});

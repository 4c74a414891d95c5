// @ts-check
/** Copied code is found: moved, spaced otherwise and behind other lines; what stands alone is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { copies } from "../../scripts/lib/duplicates.mjs";

const BODY = "const total = rows.map((row) => row.price * row.count).filter((sum) => sum > 0).reduce(add, 0);";
/** @param {string} text @param {string} name */
const source = (text, name) => ({ name, text });

test("a run of tokens in two files is told once with its lines, whatever its spaces and comments", () => {
  const other = BODY.replaceAll(".", "\n  .").replace("rows", "/* all */ rows");
  const [copy, ...more] = copies([source(`one\n${BODY}\n`, "a"), source(`two\n\n${other}\nthree();`, "b")], 30);
  assert.equal(more.length, 0);
  assert.deepEqual(copy.places, [
    { name: "a", from: 2, to: 2 },
    { name: "b", from: 3, to: 8 },
  ]);
  // Every sign and word of the line: counted by hand.
  assert.equal(copy.tokens, 40);
});

test("a run in one file counts, and does not overlap itself", () => {
  assert.equal(copies([source(`${BODY}\n${BODY}`, "a")], 30).length, 1);
  assert.equal(copies([source("x, ".repeat(50), "a")], 60).length, 0);
});

test("less than asked, imports and the cards of KPIs are no copies", () => {
  const two = (/** @type {string} */ text) => [source(text, "a"), source(text, "b")];
  assert.equal(copies(two(BODY), 41).length, 0);
  assert.equal(copies(two(`use a::{${"b, ".repeat(40)}};`), 30).length, 0);
  assert.equal(copies(two(`pub static KPI: Kpi = Kpi {\n    id: "x", ${"1, ".repeat(40)}\n};`), 30).length, 0);
  assert.equal(copies(two(`pub static KPI: Kpi = Kpi {\n    id: "x",\n};\n${BODY}`), 30).length, 1);
});

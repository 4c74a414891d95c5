// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { cargoCounts, nodeCounts, playwrightCounts, sum, total } from "../../scripts/lib/counts.mjs";

test("cargo: every program's line is added up", () => {
  const output = `
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s
   Doc-tests omnimeter
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.50s
`;
  assert.deepEqual(cargoCounts(output), { passed: 15, failed: 2, skipped: 1 });
});

test("cargo: a crate that did not compile has no counts", () => {
  assert.equal(total(cargoCounts("error[E0425]: cannot find value `test result` in this scope")), 0);
});

test("wasm-bindgen: its line is read through colours and indentation", () => {
  const output = "\n    \u001b[1mtest result: \u001b[32mok\u001b[0m. 4 passed; 0 failed; 0 ignored; 0 filtered out\n";
  assert.deepEqual(cargoCounts(output), { passed: 4, failed: 0, skipped: 0 });
});

test("node: the totals, not what a test prints", () => {
  const output =
    "✔ says ℹ pass 9 (1ms)\nℹ tests 7\nℹ suites 1\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\n";
  assert.deepEqual(nodeCounts(output), { passed: 3, failed: 2, skipped: 2 });
});

test("Playwright: a flaky test is a failed one", () => {
  const json = JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] });
  assert.deepEqual(playwrightCounts(json), { passed: 5, failed: 2, skipped: 2 });
});

test("Playwright: an error outside the tests counts", () => {
  const json = JSON.stringify({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] });
  assert.equal(playwrightCounts(json).failed, 1);
});

test("Playwright: no report, no counts", () => {
  assert.equal(total(playwrightCounts("")), 0);
});

test("counts add up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  assert.deepEqual(sum([one, one]), { passed: 2, failed: 4, skipped: 6 });
  assert.equal(total(one), 6);
});

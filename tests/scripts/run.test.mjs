// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, run, tail } from "../../scripts/lib/run.mjs";
import { Fault } from "../../scripts/lib/say.mjs";
import { isOver, kib, table } from "../../scripts/lib/table.mjs";

const node = process.execPath;

test("a program's output and code come back", async () => {
  const result = await run(node, ["-e", "console.log(process.env.OMNIMETER_X); process.exit(3)"], {
    env: { OMNIMETER_X: "yes" },
  });
  assert.deepEqual(result, { code: 3, output: "yes\n", timedOut: false });
});

test("a program that is not there fails like any other", async () => {
  assert.equal((await run("omnimeter-no-such-program", [])).code, 127);
  assert.equal(ask("omnimeter-no-such-program", []), null);
});

test("a failure becomes the sentence that says what to do", async () => {
  await assert.rejects(run(node, ["-e", "process.exit(1)"], { fault: "Do this." }), (error) => {
    assert.ok(error instanceof Fault);
    assert.equal(error.message, "Do this.");
    return true;
  });
});

test("a program that takes too long is given up, with its children", async () => {
  const start = performance.now();
  const result = await run("sh", ["-c", "sleep 20; echo late"], { timeout: 200 });
  assert.ok(result.timedOut && result.code !== 0);
  assert.ok(performance.now() - start < 10_000);
});

test("the end of a text", () => {
  assert.equal(tail("a\nb\nc\n\n", 2), "b\nc");
});

test("tables and weights", () => {
  assert.equal(
    table([
      ["a", "b"],
      ["long", "1"],
    ]),
    "a     b\nlong  1",
  );
  assert.equal(kib(1536), "1.5");
  assert.ok(isOver(1025, 1) && !isOver(1024, 1) && !isOver(9999, undefined));
});

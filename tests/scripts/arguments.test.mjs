// @ts-check
/** Every script says what it does, and refuses what it does not know before it does anything. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { readArguments } from "../../scripts/lib/arguments.mjs";
import { at } from "../../scripts/lib/paths.mjs";

const empty = fs.mkdtempSync(path.join(os.tmpdir(), "omnimeter-arguments-"));
after(() => fs.rmSync(empty, { recursive: true }));
/** What is called by others alone. */
const PARTS = ["serve.mjs"];
const scripts = fs.readdirSync(at("scripts")).filter((name) => name.endsWith(".mjs") && !PARTS.includes(name));

for (const name of scripts) {
  test(`scripts/${name} helps, and refuses`, () => {
    const call = (/** @type {string} */ word) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [at("scripts", name), word], {
        cwd: empty,
        encoding: "utf8",
        timeout: 60_000,
      });
      return { status, stdout, stderr };
    };
    const help = call("--help");
    assert.equal(help.status, 0, help.stderr);
    assert.match(help.stdout, /^Usage: (npm|node) \S.*\n.+/);
    const refused = call("--no-such-option");
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /omnimeter: Unknown option '--no-such-option': (npm|node)/);
    assert.deepEqual(fs.readdirSync(empty), []);
  });
}

test("options and words are read, and too many or too few refused", () => {
  const what = {
    usage: "node it.mjs [--size 3] FILE",
    about: "Does it.",
    options: { size: { type: /** @type {const} */ ("string") } },
    words: /** @type {[number, number]} */ ([1, 1]),
  };
  const { values, words } = readArguments(what, ["--size", "3", "a.csv"]);
  assert.deepEqual([values.size, words], ["3", ["a.csv"]]);
  assert.throws(() => readArguments(what, []), /Something is missing: node it.mjs/);
  assert.throws(() => readArguments(what, ["a", "b"]), /"b" is not known here/);
});

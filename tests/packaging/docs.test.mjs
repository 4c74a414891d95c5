// @ts-check
/** docs/api.md names everything that the package offers, and each of its examples gives what it says. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { install, run } from "./lib/host.mjs";
import { blocksOf, namesOf, scriptOf } from "./lib/runnable.mjs";

const { home, inside } = install();
const markdown = fs.readFileSync(at("docs", "api.md"), "utf8");

/** @param {string} name @param {string} script */
function node(name, script) {
  fs.writeFileSync(inside(name), script);
  return run(process.execPath, [name], home);
}

test("every export and every method has a heading and an example of its own", () => {
  const offered = node(
    "offered.js",
    `import * as api from "omnimeter";
     const engine = await api.openEngine();
     const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(engine)).filter((name) => name !== "constructor");
     console.log(JSON.stringify([...Object.keys(api), ...methods]));`,
  );
  assert.deepEqual(namesOf(markdown).sort(), JSON.parse(offered).sort());
  const sections = markdown.split(/^### /m).slice(1);
  assert.deepEqual(
    sections.filter((section) => blocksOf(section).length === 0).map((section) => section.split("\n")[0]),
    [],
  );
});

test("the examples run one after the other, and give what they say", () => {
  const { script, checks } = scriptOf(markdown);
  assert.ok(checks >= namesOf(markdown).length, `${checks} checked values`);
  assert.equal(node("examples.js", script), "");
});

test("a wrong value in an example is noticed", () => {
  const { script } = scriptOf(markdown.replace("// → 360", "// → 361"));
  assert.throws(() => node("wrong.js", script), /361/);
});

// @ts-check
/** docs/features.md says of every feature how far it is: here it is held to what the project holds. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";

/** @typedef {{ id: string, means: string, state: string, places: string[], tests: string[] }} Feature */

const STATES = ["done", "partly", "planned"];
const PATH = /^`([^`]+)`$/;

const lines = fs.readFileSync(at("docs", "features.md"), "utf8").split("\n");

/** The cells of a row. @param {string} line */
const cells = (line) =>
  line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/** @param {string} cell @returns {string[]} */
function paths(cell) {
  if (cell === "") return [];
  return cell.split(", ").map((part) => {
    const [, path] = part.match(PATH) ?? [];
    assert.ok(path, `${part} is no path in backticks`);
    return path;
  });
}

/** @type {Feature[]} */
const features = lines
  .filter((line) => /^\| F\d/.test(line))
  .map((line) => {
    const row = cells(line);
    assert.equal(row.length, 5, line);
    const [id, means, state, places, tests] = row;
    return { id, means, state, places: paths(places), tests: paths(tests) };
  });

test("all 169 features, each once and in order, under nine sections", () => {
  const expected = Array.from({ length: 169 }, (_, i) => `F${String(i + 1).padStart(3, "0")}`);
  assert.deepEqual(
    features.map(({ id }) => id),
    expected,
  );
  const sections = lines.filter((line) => line.startsWith("## ")).map((line) => line.slice(3, 5));
  assert.deepEqual(
    sections,
    [..."ABCDEFGHI"].map((letter) => `${letter}.`),
  );
});

test("each says in a sentence of its own what it means", () => {
  for (const { id, means } of features) assert.match(means, /^[A-Z].{15,}\.$/, id);
  assert.equal(new Set(features.map(({ means }) => means)).size, features.length);
});

test("what is there names its place and its test, what is planned names none", () => {
  for (const { id, state, places, tests } of features) {
    assert.ok(STATES.includes(state), `${id}: ${state}`);
    const named = [places.length > 0, tests.length > 0];
    assert.deepEqual(named, state === "planned" ? [false, false] : [true, true], id);
  }
});

test("every place and every test named is there", () => {
  for (const { id, places, tests } of features) {
    for (const path of [...places, ...tests]) {
      assert.doesNotMatch(path, /^\/|\.\.|\\/, `${id}: ${path} is not relative to the repository`);
      assert.ok(fs.statSync(at(...path.split("/")), { throwIfNoEntry: false })?.isFile(), `${id}: no file ${path}`);
    }
    for (const path of tests) assert.ok(holdsTests(path), `${id}: ${path} holds no test`);
  }
});

/** Whether a file holds tests of its own. @param {string} path */
function holdsTests(path) {
  const source = fs.readFileSync(at(...path.split("/")), "utf8");
  return path.endsWith(".rs") ? /#\[(wasm_bindgen_)?test\]/.test(source) : /\.(test|spec)\.mjs$/.test(path);
}

test("the counts at the head are those of the rows", () => {
  const head = lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith("## ")),
    )
    .map(cells);
  const told = Object.fromEntries(head.filter(([, count]) => /^\d+$/.test(count)).map(([key, n]) => [key, Number(n)]));
  const counted = STATES.map((state) => [state, features.filter((feature) => feature.state === state).length]);
  assert.deepEqual(told, { ...Object.fromEntries(counted), all: features.length });
});

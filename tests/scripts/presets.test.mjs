// @ts-check
/** What is made of the presets' data files is what stands in the repository, and the data is refused when it is wrong. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { presetFiles, toMarkdown, toRust } from "../../scripts/lib/presets.mjs";

const presets = presetFiles();

test("src/mapping/presets/mod.rs and docs/presets.md are current", () => {
  const held = (/** @type {string[]} */ ...parts) => fs.readFileSync(at(...parts), "utf8");
  assert.equal(held("src", "mapping", "presets", "mod.rs"), toRust(presets), "run `node scripts/presets.mjs`");
  assert.equal(held("docs", "presets.md"), toMarkdown(presets), "run `node scripts/presets.mjs`");
});

test("every preset says what it is in both languages, set as each is set", () => {
  for (const { id, system, export: name, note, must, any = [] } of presets) {
    assert.ok(system && must.length + any.length >= 2, `${id}: one header does not tell a system`);
    for (const text of [name, note]) {
      assert.ok(text.fr && text.en, id);
      assert.doesNotMatch(text.fr, /[^\u202f][;:!?»%]|«(?!\u202f)|'|"/, `${id}: ${text.fr}`);
      assert.doesNotMatch(text.en, /[\s\u202f][;:!?%]|'|"/, `${id}: ${text.en}`);
    }
  }
});

// @ts-check
/**
 * Turns the data files of src/mapping/presets into src/mapping/presets/mod.rs, and docs/presets.md.
 * `--check` only says whether both are current.
 */
import fs from "node:fs";
import { readArguments } from "./lib/arguments.mjs";
import { at } from "./lib/paths.mjs";
import { presetFiles, toMarkdown, toRust } from "./lib/presets.mjs";
import { Fault, main } from "./lib/say.mjs";

await main(() => {
  const { values } = readArguments({
    usage: "node scripts/presets.mjs [--check]",
    about: "Makes src/mapping/presets/mod.rs and docs/presets.md of the data files of src/mapping/presets.",
    options: { check: { type: "boolean", says: "only say whether both are current" } },
  });
  const presets = presetFiles();
  /** @type {[string, string][]} */
  const files = [
    [at("src", "mapping", "presets", "mod.rs"), toRust(presets)],
    [at("docs", "presets.md"), toMarkdown(presets)],
  ];
  for (const [file, text] of files) {
    const held = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    if (held === text) continue;
    if (values.check) throw new Fault(`${file} is not current: run \`node scripts/presets.mjs\`.`);
    fs.writeFileSync(file, text);
  }
});

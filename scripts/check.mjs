// @ts-check
/** `npm run check`: what a reviewer would otherwise have to say about form. */
import fs from "node:fs";
import path from "node:path";
import { at, generated } from "./lib/paths.mjs";
import { ask, run } from "./lib/run.mjs";
import { Fault, main, step } from "./lib/say.mjs";
import { repeatedCrates } from "./lib/versions.mjs";
import { setUp } from "./setup.mjs";

const bin = (/** @type {string[]} */ ...parts) => at("node_modules", ...parts);

/** @type {[string, string, string[]][]} */
const checks = [
  ["Rust is formatted", "cargo", ["fmt", "--all", "--check"]],
  ["Rust has no lint", "cargo", ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]],
  [
    "JavaScript is formatted and has no lint",
    process.execPath,
    [bin("@biomejs", "biome", "bin", "biome"), "check", "."],
  ],
];

/** The types of the page need what the build generates. */
const types = /** @type {const} */ ([
  "JavaScript's types hold",
  process.execPath,
  [bin("typescript", "bin", "tsc"), "-p", at()],
]);

/** Two versions of one crate in the wasm are paid for twice. */
function checkCrates() {
  const tree = ask("cargo", [
    "tree",
    "--target",
    "wasm32-unknown-unknown",
    "-e",
    "normal,no-proc-macro",
    "--prefix",
    "none",
  ]);
  const repeated = repeatedCrates(tree ?? "");
  if (repeated.length > 0) throw new Fault(`The wasm holds two versions of ${repeated.join(", ")}: agree on one.`);
}

function checkLock() {
  const lock = fs.readFileSync(at("package-lock.json"), "utf8");
  if (lock.includes('"resolved"'))
    throw new Fault("package-lock.json names a registry: install with the project's .npmrc.");
}

await main(async () => {
  await setUp({ browser: false });
  const failed = [];
  const all = fs.existsSync(path.join(generated, "core.d.ts")) ? [...checks, types] : checks;
  for (const [title, program, args] of all) {
    const { code } = (await step(title, () => run(program, [...args], { cwd: at(), show: true }))) ?? { code: 1 };
    if (code !== 0) failed.push(title);
  }
  await step("One version of each crate", checkCrates);
  await step("No registry in the lock", checkLock);
  if (failed.length > 0) throw new Fault(`Not so: ${failed.join("; ")}. \`npm run format\` corrects the form.`);
});

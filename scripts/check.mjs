// @ts-check
/** `npm run check`: what a reviewer would otherwise have to say about form. */
import fs from "node:fs";
import path from "node:path";
import { core } from "./lib/build/core.mjs";
import { bundledPackages } from "./lib/bundled.mjs";
import { refusedCargo, refusedNpm } from "./lib/licences.mjs";
import { brokenLinks } from "./lib/links.mjs";
import { at, dist, generated, root } from "./lib/paths.mjs";
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
  for (const folder of [at(), at("tests", "packaging")]) {
    const lock = fs.readFileSync(path.join(folder, "package-lock.json"), "utf8");
    if (lock.includes('"resolved"'))
      throw new Fault(`${folder}: package-lock.json names a registry: install with the project's .npmrc.`);
  }
}

function checkLicences() {
  const lock = JSON.parse(fs.readFileSync(at("package-lock.json"), "utf8"));
  const cargo = ask("cargo", ["metadata", "--locked", "--format-version", "1"]);
  if (!cargo) throw new Fault("`cargo metadata --locked` gives no answer.");
  const refused = [...refusedNpm(lock, bundledPackages(lock)), ...refusedCargo(JSON.parse(cargo))];
  if (refused.length > 0)
    throw new Fault(
      `Not on the list of licences: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(", ")}.`,
    );
}

function checkLinks() {
  const broken = brokenLinks(root).map(({ file, to }) => `${file} → ${to}`);
  if (broken.length > 0) throw new Fault(`Links that lead nowhere: ${broken.join("; ")}.`);
}

/** What is made from other files is as they are now. What needs a build is held where one is at hand. */
async function checkGenerated() {
  /** @type {[string, () => Promise<boolean>][]} */
  const files = [
    [
      "src/mapping/presets/mod.rs and docs/presets.md (node scripts/presets.mjs)",
      async () => (await node("scripts", "presets.mjs", "--check")).code === 0,
    ],
  ];
  if (fs.existsSync(path.join(dist, "npm", "node.js")))
    files.push([
      "docs/catalogue.md (node bin/omnimeter.mjs catalogue --format md -o docs/catalogue.md)",
      async () => {
        const { code, output } = await node("bin", "omnimeter.mjs", "catalogue", "--format", "md");
        return code === 0 && output === fs.readFileSync(at("docs", "catalogue.md"), "utf8");
      },
    ]);
  if (fs.existsSync(core.types))
    files.push([
      "types/core.d.ts (npm run bless)",
      async () => fs.readFileSync(core.types).equals(fs.readFileSync(at("types", "core.d.ts"))),
    ]);
  const behind = [];
  for (const [name, isCurrent] of files) if (!(await isCurrent())) behind.push(name);
  if (behind.length > 0) throw new Fault(`Not in step: ${behind.join("; ")}.`);
}

/** @param {string} folder @param {string} script @param {string[]} args */
const node = (folder, script, ...args) => run(process.execPath, [at(folder, script), ...args], { cwd: at() });

async function checkSizes() {
  const { code, output } = await node("scripts", "size.mjs", "--budgeted");
  if (code !== 0) throw new Fault(output.trim().split("\n").at(-1) ?? "");
}

await main(async () => {
  await setUp({ browser: false });
  const failed = [];
  const all = fs.existsSync(path.join(generated, "core.d.ts")) ? [...checks, types] : checks;
  for (const [title, program, args] of all) {
    const { code } = (await step(title, () => run(program, [...args], { cwd: at(), show: true }))) ?? { code: 1 };
    if (code !== 0) failed.push(title);
  }
  const isBuilt = fs.existsSync(path.join(dist, "omnimeter.html"));
  /** @type {[string, () => void | Promise<void>][]} */
  const more = [
    ["One version of each crate", checkCrates],
    ["No registry in the lock", checkLock],
    ["Licences are on the list", checkLicences],
    ["No link leads nowhere", checkLinks],
    ["What is generated is in step", checkGenerated],
    ...(isBuilt
      ? [/** @type {[string, () => Promise<void>]} */ (["The built files are within their budget", checkSizes])]
      : []),
  ];
  for (const [title, check] of more) {
    try {
      await step(title, async () => check());
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      process.stdout.write(`${error.message}\n`);
      failed.push(title);
    }
  }
  if (failed.length > 0) throw new Fault(`Not so: ${failed.join("; ")}. \`npm run format\` corrects the form.`);
});

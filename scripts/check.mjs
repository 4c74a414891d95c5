// @ts-check
/** `npm run check`: what a reviewer would otherwise have to say about form. */
import fs from "node:fs";
import path from "node:path";
import { readArguments } from "./lib/arguments.mjs";
import { core } from "./lib/build/core.mjs";
import {
  checkCrateAdvisories,
  checkCrates,
  checkDeny,
  checkLicences,
  checkLock,
  checkPackageAdvisories,
} from "./lib/dependencies.mjs";
import { copiesIn } from "./lib/duplicates.mjs";
import { brokenLinks } from "./lib/links.mjs";
import { at, dist, generated, root } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";
import { Fault, main, note, step } from "./lib/say.mjs";
import { setUp } from "./setup.mjs";

/** A check says nothing where all is well, throws a Fault where not, or tells why it could not look. */
/** @typedef {[title: string, check: () => unknown]} Check */

/** A run of as many words and signs as ten lines hold is no chance. */
const COPIED = 85;

const bin = (/** @type {string[]} */ ...parts) => at("node_modules", ...parts);
const clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];

/** A program that ends with 0 where all is well. @param {string} program @param {string[]} args */
const program =
  (program, ...args) =>
  async () => {
    const { code } = await run(program, args, { cwd: at(), show: true });
    if (code !== 0) throw new Fault("");
  };

function checkLinks() {
  const broken = brokenLinks(root).map(({ file, to }) => `${file} → ${to}`);
  if (broken.length > 0) throw new Fault(`Links that lead nowhere: ${broken.join("; ")}.`);
}

function checkCopies() {
  const copied = copiesIn(root, COPIED);
  if (copied.length > 0) throw new Fault(`The same code in two places (tokens):\n${copied.join("\n")}`);
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
  return files.length === 3 ? undefined : "of what is generated, the catalogue and the types need a build";
}

/** @param {string} folder @param {string} script @param {string[]} args */
const node = (folder, script, ...args) => run(process.execPath, [at(folder, script), ...args], { cwd: at() });

/** The types of the page need what the build generates. */
async function checkTypes() {
  if (!fs.existsSync(path.join(generated, "core.d.ts"))) return "JavaScript's types need a build";
  await program(process.execPath, bin("typescript", "bin", "tsc"), "-p", at())();
  return undefined;
}

async function checkSizes() {
  if (!fs.existsSync(path.join(dist, "omnimeter.html"))) return "sizes need a build";
  const { code, output } = await node("scripts", "size.mjs", "--budgeted");
  if (code !== 0) throw new Fault(output.trim().split("\n").at(-1) ?? "");
  return undefined;
}

/** @type {Check[]} */
const checks = [
  ["Rust is formatted", program("cargo", "fmt", "--all", "--check")],
  ["Rust has no lint", program("cargo", ...clippy)],
  [
    "JavaScript is formatted and has no lint",
    program(process.execPath, bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."),
  ],
  ["JavaScript's types hold", checkTypes],
  ["One version of each crate", checkCrates],
  ["No registry in the lock", checkLock],
  ["Licences are on the list", checkLicences],
  ["Crates are as deny.toml asks", checkDeny],
  ["No crate has a known fault", checkCrateAdvisories],
  ["No package has a known fault", checkPackageAdvisories],
  ["No link leads nowhere", checkLinks],
  ["No code stands twice", checkCopies],
  ["What is generated is in step", checkGenerated],
  ["The built files are within their budget", checkSizes],
];

await main(async () => {
  readArguments({ usage: "npm run check", about: "Holds the form of the code, its dependencies and what is built." });
  await setUp({ browser: false });
  const failed = [];
  const unseen = [];
  for (const [title, check] of checks) {
    try {
      const why = await step(title, check);
      if (typeof why === "string") unseen.push(why);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (error.message) process.stdout.write(`${error.message}\n`);
      failed.push(title);
    }
  }
  process.stdout.write(`\n${checks.length - failed.length - unseen.length} of ${checks.length} hold\n`);
  for (const why of unseen) note(`not looked at: ${why}`);
  if (failed.length > 0) throw new Fault(`Not so: ${failed.join("; ")}. \`npm run format\` corrects the form.`);
});
